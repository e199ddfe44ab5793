import { fourBytes, joined, spelled } from './clean-bytes.ts'

/** Words that no cleaned file may hold. */
export const planted = {
  place: '+21.0278+105.8342/',
  maker: 'HiddenMaker',
  serial: 'SERIAL-0042-77',
  remark: 'told by the neighbour',
}

/** The planted words that a file still holds, letter for letter. */
export const plantedIn = (bytes: Uint8Array) =>
  Object.values(planted).filter((word) => Buffer.from(bytes).includes(word))

const words = (...numbers: number[]) => joined(numbers.map(fourBytes))
const short = (...numbers: number[]) =>
  joined(numbers.map((number) => Uint8Array.of(number >> 8, number & 0xff)))

/** One box of a film. */
export function box(type: string, ...content: Uint8Array[]) {
  const body = joined(content)
  return joined([fourBytes(body.length + 8), spelled(type), body])
}

const sized = (content: Uint8Array) => joined([fourBytes(content.length), content])

const picture = sized(joined([Uint8Array.of(0x65), new Uint8Array(40).fill(0xa5)]))
const freeNote = spelled(`four\x80eleven byte${planted.serial}`)

/** A harmless note of three bytes, written in four as coders must, then the free one; the unit's kind first. */
const notes = (...kind: number[]) =>
  joined([
    Uint8Array.of(...kind, 1, 3, 0, 0, 3, 1, 5, freeNote.length),
    freeNote,
    Uint8Array.of(0x80),
  ])
const noted = sized(notes(6))
const noted265 = sized(notes(0x4e, 1))

/** How each coder of pictures is set up; H.265 takes a note along. */
const setups: Record<string, Uint8Array> = {
  avc1: box('avcC', Uint8Array.of(1, 0x42, 0, 0x1e, 0xff, 0xe0, 0)),
  hvc1: box(
    'hvcC',
    new Uint8Array(21),
    Uint8Array.of(3, 1, 39, 0, 1),
    short(notes(0x4e, 1).length),
    notes(0x4e, 1),
  ),
}

/** The pictures and the sound of the specimen, which must come through as they are. */
export const drawn = picture
export const heard = new Uint8Array(30).fill(0x5a)

type TrackSpecimen = {
  handler: string
  entry: Uint8Array
  sizes: number[]
  at: number
  later?: true
  /** All samples are said to be one byte long, as old films of plain sound say. */
  counted?: number
}

const madeAt = 3_900_000_000

function times(later = false) {
  return later ? words(0x01000000, 0, madeAt, 0, madeAt) : words(0, madeAt, madeAt)
}

function track({ handler, entry, sizes, at, later, counted }: TrackSpecimen, before: number) {
  const duration = later ? words(0, 1000) : words(1000)
  const isPicture = handler === 'vide'
  const matrix = words(0, 0x10000, 0, -0x10000 >>> 0, 0, 0, 0, 0, 0x40000000)
  const head = [
    times(later),
    words(before + 1, 0),
    duration,
    words(0, 0, 0, 0),
    matrix,
    words(64 << 16, 48 << 16),
  ]
  const samples = box(
    'stbl',
    box('stsd', words(0, 1), entry),
    box('stts', words(0, 1, sizes.length, 500)),
    box('stsc', words(0, 1, 1, counted ?? sizes.length, 1)),
    box('stsz', counted ? words(0, 1, counted) : words(0, 0, sizes.length, ...sizes)),
    later ? box('co64', words(0, 1, 0, at)) : box('stco', words(0, ...(at ? [1, at] : [0]))),
  )
  const reference = box('dref', words(0, 1), box('url ', words(1), spelled(planted.maker)))
  const name = spelled(`${planted.maker} handler\0`)
  return box(
    'trak',
    box('tkhd', ...head),
    box(
      'mdia',
      box('mdhd', times(later), words(1000), duration, short(0x15c7, 0)),
      box('hdlr', words(0), spelled(`mhlr`).fill(0), spelled(handler), words(0, 0, 0), name),
      box(
        'minf',
        isPicture ? box('vmhd', words(1, 0, 0)) : box('smhd', words(0, 0)),
        box('dinf', reference),
        samples,
      ),
    ),
    box('udta', box('name', spelled(planted.remark))),
  )
}

function pictureEntry(type: string) {
  const coder = new Uint8Array(32)
  coder.set(spelled(`\x0b${planted.maker}`))
  return box(
    type,
    short(0, 0, 0, 1, 0, 0),
    spelled('HIDM'),
    words(0, 0),
    short(64, 48),
    words(0x480000, 0x480000, 0),
    short(1),
    coder,
    short(24, 0xffff),
    setups[type] ?? new Uint8Array(),
    box('colr', spelled(`prof${planted.remark}`)),
    box('note', spelled(planted.serial)),
  )
}

/** Sixteen bits of one microphone. */
const soundEntry = (type: string) =>
  box(type, short(0, 0, 0, 1), words(0, 0), short(1, 16, 0, 0), words(8000 << 16))
const placeEntry = box('mebx', short(0, 0, 0, 1), box('keys', spelled(planted.place)))

type FilmSpecimen = { codec?: string; sound?: 'mp4a' | 'sowt'; later?: true }

const start = [
  box('ftyp', spelled('HIDM'), words(0), spelled('isom')),
  box('free', spelled(planted.remark)),
]
const place = spelled(planted.place)
const gap = spelled(`freeGPS ${planted.serial}`)
const ending = box('uuid', new Uint8Array(16).fill(7), spelled(planted.maker))

/** The data of the specimen after its notes, and where behind them each track lies. */
const data = [picture, place, gap, heard, gap]
const placeAt = picture.length
const soundAt = placeAt + place.length + gap.length

/** A film as cameras make them: pictures with a free note, sound, a track of places, and boxes of their own. */
export function film({ codec = 'avc1', sound = 'mp4a', later }: FilmSpecimen = {}) {
  const note = codec === 'hvc1' ? noted265 : noted
  const at = joined(start).length + 8
  const behind = at + note.length
  const tracks: TrackSpecimen[] = [
    {
      handler: 'vide',
      entry: pictureEntry(codec),
      sizes: [note.length, picture.length],
      at,
      ...(later ? { later } : {}),
    },
    {
      handler: 'soun',
      entry: soundEntry(sound),
      sizes: [10, 20],
      at: behind + soundAt,
      ...(sound === 'sowt' ? { counted: heard.length / 2 } : {}),
    },
    { handler: 'meta', entry: placeEntry, sizes: [place.length], at: behind + placeAt },
  ]
  return joined([...start, box('mdat', note, ...data), movie(tracks.map(track), later), ending])
}

/** The same film as a browser records it: its head first, then piece by piece. */
export function filmInPieces() {
  const nowhere = { sizes: [], at: 0 }
  const head = movie([
    track({ handler: 'vide', entry: pictureEntry('avc1'), ...nowhere }, 0),
    track({ handler: 'soun', entry: soundEntry('mp4a'), ...nowhere }, 1),
    track({ handler: 'meta', entry: placeEntry, ...nowhere }, 2),
    box('mvex', ...[1, 2, 3].map((id) => box('trex', words(0, id, 1, 500, 10, 0)))),
  ])
  const piece = (id: number, ...run: Uint8Array[]) =>
    box('traf', box('tfhd', words(0x20000, id)), box('trun', ...run), box('udta', place))
  const told = (from: number, behind = from + noted.length) =>
    box(
      'moof',
      box('mfhd', words(0, 1)),
      piece(1, words(0x305, 2, from, 0, 500, noted.length, 500, picture.length)),
      piece(2, words(0x1, 3, behind + soundAt)),
      piece(3, words(0x201, 1, behind + placeAt, place.length)),
    )
  return joined([...start, head, told(told(0).length + 8), box('mdat', noted, ...data), ending])
}

function movie(boxes: Uint8Array[], later?: true) {
  const matrix = words(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
  const duration = later ? words(0, 1000) : words(1000)
  const rate = words(0x10000, 0x1000000, 0, 0)
  const head = [times(later), words(1000), duration, rate, matrix, words(0, 0, 0, 0, 0, 0, 4)]
  const xyz = box('\xa9xyz', short(place.length, 0x15c7), place)
  return box('moov', box('mvhd', ...head), ...boxes, box('udta', xyz))
}
