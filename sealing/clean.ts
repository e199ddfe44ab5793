import { letters } from './clean-bytes.ts'
import { cleanGif } from './clean-gif.ts'
import { cleanJpeg } from './clean-jpeg.ts'
import { cleanMp4, isMovie } from './clean-mp4.ts'
import { cleanPng } from './clean-png.ts'
import { cleanWebp } from './clean-webp.ts'

/** What a file was found to be, and whether all it tells of its maker could be taken out. */
export type Cleaned = {
  bytes: Uint8Array
  kind: 'jpeg' | 'png' | 'webp' | 'mp4' | 'other'
  clean: boolean
  warn?: 'document' | 'unknown' | 'broken'
}

type Reader = {
  kind: Cleaned['kind']
  knows: (bytes: Uint8Array) => boolean
  /** The file without what it tells of its maker; nothing where that cannot be promised. */
  clean: (bytes: Uint8Array) => Uint8Array | undefined
}

const readers: Reader[] = [
  { kind: 'jpeg', knows: (bytes) => letters(bytes, 0, 3) === '\xff\xd8\xff', clean: cleanJpeg },
  { kind: 'png', knows: (bytes) => letters(bytes, 0, 8) === '\x89PNG\r\n\x1a\n', clean: cleanPng },
  {
    kind: 'webp',
    knows: (bytes) => letters(bytes, 0, 4) === 'RIFF' && letters(bytes, 8, 4) === 'WEBP',
    clean: cleanWebp,
  },
  { kind: 'mp4', knows: isMovie, clean: cleanMp4 },
  { kind: 'other', knows: (bytes) => /^GIF8[79]a/.test(letters(bytes, 0, 6)), clean: cleanGif },
]

/** Takes out of a photo or a video what it tells of its maker: place, time, device, name, remarks. */
export function clean(bytes: Uint8Array): Cleaned {
  const reader = readers.find(({ knows }) => knows(bytes))
  if (!reader)
    return {
      bytes,
      kind: 'other',
      clean: false,
      warn: isDocument(bytes) ? 'document' : 'unknown',
    }
  const { kind } = reader
  try {
    const cleaned = reader.clean(bytes)
    if (cleaned) return { bytes: cleaned, kind, clean: true }
    return { bytes, kind, clean: false, warn: 'unknown' }
  } catch {
    // Whatever stopped the reading, the answer is the same: nothing is promised about this file.
    return { bytes, kind, clean: false, warn: 'broken' }
  }
}

const documentStarts = ['%PDF-', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', '{\\rtf']
const inOfficeArchive = ['[Content_Types].xml', '_rels/', 'docProps/', 'mimetypeapplication/']

/** A document carries its author and its history in places of its own, which nobody here takes out. */
function isDocument(bytes: Uint8Array) {
  const start = letters(bytes, 0, 1024)
  const names = start.startsWith('PK\x03\x04') ? inOfficeArchive : []
  return (
    documentStarts.some((word) => start.startsWith(word)) ||
    names.some((name) => start.includes(name))
  )
}
