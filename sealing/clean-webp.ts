import { copied, joined, letters, numbers, spelled, stretch } from './clean-bytes.ts'
import { exifSaying, orientationIn } from './clean-exif.ts'
import { cleanProfile } from './clean-icc.ts'

type Chunk = { type: string; content: Uint8Array }

const has = { profile: 0x20, alpha: 0x10, exif: 0x08, animation: 0x02 }
const frameHead = 16

/** A WebP of what is needed to draw it. Exif, XMP and chunks nobody knows go; all after its end is cut. */
export function cleanWebp(bytes: Uint8Array): Uint8Array {
  const size = numbers(bytes).getUint32(4, true)
  const chunks = chunksIn(stretch(bytes, 12, 8 + size))
  if (!chunks.some(({ type }) => /^(VP8 |VP8L|ANMF)$/.test(type)))
    throw new RangeError('A WebP without a picture.')
  const kept = chunks.flatMap(keptOf)
  const head = kept.find(({ type }) => type === 'VP8X')
  if (head) setFlags(head, kept)
  const body = joined([spelled('WEBP'), ...kept.flatMap(written)])
  return joined([spelled('RIFF'), fourLittle(body.length), body])
}

function keptOf({ type, content }: Chunk): Chunk[] {
  if (type === 'VP8X') return [{ type, content: copied(stretch(content, 0, 10)) }]
  if (type === 'ANIM') return [{ type, content: stretch(content, 0, 6) }]
  if (type === 'ALPH' || type === 'VP8 ' || type === 'VP8L') return [{ type, content }]
  if (type === 'ANMF') return [{ type, content: cleanFrame(content) }]
  if (type === 'ICCP') {
    const profile = cleanProfile(content)
    return profile ? [{ type, content: profile }] : []
  }
  const orientation = type === 'EXIF' ? orientationIn(content) : 1
  return orientation === 1 ? [] : [{ type, content: exifSaying(orientation) }]
}

function cleanFrame(content: Uint8Array) {
  const pictures = chunksIn(stretch(content, frameHead, content.length)).filter(({ type }) =>
    /^(ALPH|VP8 |VP8L)$/.test(type),
  )
  return joined([content.subarray(0, frameHead), ...pictures.flatMap(written)])
}

/** The head of the file announces what follows, and a reader trusts it. */
function setFlags({ content }: Chunk, kept: readonly Chunk[]) {
  const holds = (type: string, flag: number) =>
    kept.some((chunk) => chunk.type === type) ? flag : 0
  const drawn = content[0]! & (has.alpha | has.animation)
  content[0] = drawn | holds('ICCP', has.profile) | holds('EXIF', has.exif)
  content.fill(0, 1, 4)
}

function chunksIn(bytes: Uint8Array) {
  const chunks: Chunk[] = []
  for (let at = 0; at < bytes.length;) {
    const length = numbers(bytes).getUint32(at + 4, true)
    const content = stretch(bytes, at + 8, at + 8 + length)
    chunks.push({ type: letters(bytes, at, 4), content })
    at += 8 + length + (length % 2)
  }
  return chunks
}

const written = ({ type, content }: Chunk) => [
  spelled(type),
  fourLittle(content.length),
  content,
  new Uint8Array(content.length % 2),
]

function fourLittle(value: number) {
  const bytes = new Uint8Array(4)
  numbers(bytes).setUint32(0, value, true)
  return bytes
}
