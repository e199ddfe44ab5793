import { boxesIn } from './clean-boxes.ts'
import { numbers } from './clean-bytes.ts'
import type { Chunk, Stretch } from './clean-mp4-samples.ts'
import { entryHead, type Track } from './clean-mp4-tracks.ts'

/** How a coder marks the units of its stream: length of a unit's head, which are notes, what is filler. */
type Coder = {
  head: number
  isNote: (first: number) => boolean
  filler: number
}

const h264: Coder = { head: 1, isNote: (first) => (first & 0x1f) === 6, filler: 12 }
const h265: Coder = {
  head: 2,
  isNote: (first) => (first & 0x7e) === 39 << 1 || (first & 0x7e) === 40 << 1,
  filler: 38 << 1,
}

/** A note of whatever the maker likes: cameras write place, time and their serial number here. */
const unregistered = 5

type Form = { coder: Coder; lengthBytes: number }

/** Makes filler of the free notes that a coder of pictures writes between them, or beside its setup. */
export function muteNotes(film: Uint8Array, tracks: readonly Track[], chunks: readonly Chunk[]) {
  const forms = new Map(tracks.map((track) => [track, formOf(film, track)]))
  let done = 0
  for (const { track, from, to } of chunks) {
    const form = forms.get(track)
    if (!form || to <= done) continue
    if (from < done) throw new RangeError('Pictures that lie over one another.')
    muteUnits(film, form, { from, to })
    done = to
  }
}

function muteUnits(film: Uint8Array, { coder, lengthBytes }: Form, { from, to }: Stretch) {
  const view = numbers(film)
  for (let at = from; at < to;) {
    let length = 0
    for (let left = lengthBytes; left; left--) length = length * 256 + view.getUint8(at++)
    if (at + length > to) throw new RangeError('A unit longer than its chunk.')
    if (coder.isNote(film[at] ?? 0)) mute(film.subarray(at, at + length), coder)
    at += length
  }
}

function formOf(film: Uint8Array, { entry }: Track): Form | undefined {
  const { boxes } = entryHead(film, entry, false)
  for (const { type, body, end } of boxesIn(film, boxes, entry.end)) {
    const lengthBytes = (at: number) => 1 + ((film[body + at] ?? 0) & 3)
    if (type === 'avcC') return { coder: h264, lengthBytes: lengthBytes(4) }
    if (type !== 'hvcC') continue
    muteSetup(film, { from: body + 22, to: end })
    return { coder: h265, lengthBytes: lengthBytes(21) }
  }
  return undefined
}

/** H.265 may put notes into its setup: lists of units, each with its kind, how many, and their lengths. */
function muteSetup(film: Uint8Array, { from, to }: Stretch) {
  const view = numbers(film)
  let at = from + 1
  for (let lists = film[from] ?? 0; lists; lists--) {
    const count = view.getUint16(at + 1)
    at += 3
    for (let left = count; left; left--) {
      const unit = at + 2
      at = unit + view.getUint16(at)
      if (at > to) throw new RangeError('A unit longer than its list.')
      if (h265.isNote(film[unit] ?? 0)) mute(film.subarray(unit, at), h265)
    }
  }
}

function mute(unit: Uint8Array, { head, filler }: Coder) {
  if (unit.length <= head || !holdsFreeNote(plain(unit.subarray(head)))) return
  unit[0] = filler
  unit.fill(0xff, head)
  unit[unit.length - 1] = 0x80
}

/** A coder puts a 3 after two zeros, so that nothing looks like the start of a unit; here it goes again. */
function plain(coded: Uint8Array) {
  return coded.filter((byte, at) => !(byte === 3 && coded[at - 1] === 0 && coded[at - 2] === 0))
}

function holdsFreeNote(notes: Uint8Array) {
  let at = 0
  const number = () => {
    let sum = 0
    while (notes[at] === 0xff) sum += notes[at++]!
    return sum + (notes[at++] ?? 0)
  }
  while (at + 2 <= notes.length && notes[at] !== 0x80) {
    const kind = number()
    const length = number()
    if (kind === unregistered || at + length > notes.length) return true
    at += length
  }
  return false
}
