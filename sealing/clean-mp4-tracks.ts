import { boxesIn, boxIn, type Box, type Room } from './clean-boxes.ts'
import { letters, numbers } from './clean-bytes.ts'

/** A track as far as it matters here. It is known when it can only hold pictures or sound. */
export type Track = {
  box: Box
  id: number
  handler: string
  known: boolean
  samples: Room
  entry: Box
}

/**
 * What pictures and sound are coded in. A track of JPEGs is not among them: each may carry its own Exif.
 * Subtitles are not either: drones write their position there.
 */
const codecs: Record<string, RegExp> = {
  vide: /^(avc[1-4]|hvc1|hev1|dvh1|dvhe|dva1|dvav|av01|vp08|vp09|mp4v|s263|h263|ap4[hx]|apc[hnso])$/,
  soun: /^(mp4a|alac|Opus|samr|sawb|ac-3|ec-3|ac-4|sowt|twos|lpcm|in24|in32|fl32|fl64|raw |ulaw|alaw|ima4|\.mp3)$/,
}

/** Reads of a track what it carries and whether that is known. */
export function trackIn(film: Uint8Array, box: Box): Track {
  const head = boxIn(film, box, 'tkhd')
  const media = boxIn(film, box, 'mdia')
  const handlerBox = media && boxIn(film, media, 'hdlr')
  const samples = media && boxIn(film, media, 'minf', 'stbl')
  const described = samples && boxIn(film, samples, 'stsd')
  if (!head || !handlerBox || !samples || !described)
    throw new RangeError('A track without a description.')
  const id = numbers(film).getUint32(head.body + (film[head.body] === 1 ? 20 : 12))
  const handler = letters(film, handlerBox.body + 8, 4)
  const entries = boxesIn(film, described.body + 8, described.end)
  const [entry] = entries
  if (!entry) throw new RangeError('A track of nothing.')
  const known = entries.every(({ type }) => codecs[handler]?.test(type))
  return { box, id, handler, known, samples, entry }
}

/** How many bytes one sample of plain sound takes for all its channels; of packed sound, on average. */
export function bytesOfSound(film: Uint8Array, { at }: Box) {
  const view = numbers(film)
  if (view.getUint16(at + 16) === 1)
    return view.getUint32(at + 44) / (view.getUint32(at + 36) || 1) || 1
  return (view.getUint16(at + 24) * view.getUint16(at + 26)) / 8 || 1
}

/** Where the boxes of a description begin, and the name of the coder that stands before them in a picture's. */
export function entryHead(film: Uint8Array, { type, at, end }: Box, isLater: boolean) {
  const isPicture = codecs.vide?.test(type) ?? false
  // QuickTime has two longer forms of sound; the later form of the list counts its versions anew.
  const form = isLater ? 0 : numbers(film).getUint16(at + 16)
  const boxes = at + (isPicture ? 86 : form === 1 ? 52 : form === 2 ? 72 : 36)
  if (boxes > end) throw new RangeError('A description that is too short.')
  return { boxes, coder: isPicture ? { from: at + 50, to: at + 82 } : undefined }
}
