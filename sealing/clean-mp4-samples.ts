import { boxIn, entriesFit, type Box } from './clean-boxes.ts'
import { numbers } from './clean-bytes.ts'
import { bytesOfSound, type Track } from './clean-mp4-tracks.ts'

/** From a byte of the film to before another. */
export type Stretch = { from: number; to: number }

/** A stretch of samples of one track, one after the other. */
export type Chunk = Stretch & { track: Track }

/** Puts chunks in the order of the file. */
export const byPlace = (one: Stretch, other: Stretch) => one.from - other.from

/** Where the samples of all tracks lie. */
export const samplesOf = (film: Uint8Array, tracks: readonly Track[]) =>
  tracks.flatMap((track) => chunksOf(film, track))

function chunksOf(film: Uint8Array, track: Track): Chunk[] {
  const view = numbers(film)
  const table = (type: string) => boxIn(film, track.samples, type)
  const wide = table('co64')
  const places = wide ?? table('stco')
  const groups = table('stsc')
  if (!places || !groups) throw new RangeError('A track that does not say where it lies.')
  const lengthOf = lengthsOf(film, track)

  const chunks: Chunk[] = []
  const count = view.getUint32(places.body + 4)
  entriesFit(places, places.body + 8, count * (wide ? 8 : 4))
  const groupCount = view.getUint32(groups.body + 4)
  entriesFit(groups, groups.body + 8, groupCount * 12)
  const firstOf = (group: number) => view.getUint32(groups.body + 8 + group * 12)
  let group = 0
  for (let chunk = 0; chunk < count; chunk++) {
    const at = places.body + 8 + chunk * (wide ? 8 : 4)
    const from = wide ? Number(view.getBigUint64(at)) : view.getUint32(at)
    while (group + 1 < groupCount && firstOf(group + 1) <= chunk + 1) group++
    const samples = view.getUint32(groups.body + 12 + group * 12)
    chunks.push({ track, from, to: from + lengthOf(samples) })
  }
  return chunks
}

/** Hands out the lengths of a track's samples in their order: of the next so many together. */
function lengthsOf(film: Uint8Array, { samples, handler, entry }: Track) {
  const view = numbers(film)
  const plain = boxIn(film, samples, 'stsz')
  const constant = plain ? view.getUint32(plain.body + 4) : 0
  // Old films say of plain sound that a sample is one byte, and describe its real length elsewhere.
  const each = constant === 1 && handler === 'soun' ? bytesOfSound(film, entry) : constant
  if (each) return (count: number) => Math.ceil(count * each)

  const table = plain ?? boxIn(film, samples, 'stz2')
  if (!table) throw new RangeError('A track that does not say how long it is.')
  const bits = plain ? 32 : view.getUint8(table.body + 7)
  const count = view.getUint32(table.body + 8)
  entriesFit(table, table.body + 12, Math.ceil((count * bits) / 8))
  const sizeAt = (sample: number) => {
    const at = table.body + 12 + (sample * bits) / 8
    if (bits === 32) return view.getUint32(at)
    if (bits === 16) return view.getUint16(at)
    if (bits === 8) return view.getUint8(at)
    return (view.getUint8(Math.floor(at)) >> (sample % 2 ? 0 : 4)) & 0x0f
  }
  let sample = 0
  return (wanted: number) => {
    let sum = 0
    for (const last = Math.min(count, sample + wanted); sample < last; sample++)
      sum += sizeAt(sample)
    return sum
  }
}

/** Leaves in the data of a film only the samples of known tracks: gaps and other tracks are wiped. */
export function keepOnly(film: Uint8Array, data: readonly Box[], chunks: readonly Chunk[]) {
  const kept = merged(chunks.filter(({ track }) => track.known))
  let next = 0
  for (const { body, end } of data) {
    let wiped = body
    while (next < kept.length && kept[next]!.from < end) {
      const { from, to } = kept[next]!
      if (from > wiped) film.fill(0, wiped, from)
      wiped = Math.max(wiped, to)
      if (to > end) break
      next++
    }
    if (wiped < end) film.fill(0, wiped, end)
  }
}

function merged(chunks: readonly Stretch[]) {
  const whole: Stretch[] = []
  for (const { from, to } of chunks) {
    const last = whole.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else whole.push({ from, to })
  }
  return whole
}
