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

/** One unit of H.264, its length before it. */
const unit = (...content: Uint8Array[]) => {
  const body = joined(content)
  return joined([fourBytes(body.length), body])
}

const picture = unit(Uint8Array.of(0x65), new Uint8Array(40).fill(0xa5))
const freeNote = spelled(`sixteen letters.${planted.serial}`)
const noted = unit(Uint8Array.of(6, 5, freeNote.length), freeNote, Uint8Array.of(0x80))

/** The pictures and the sound of the specimen, which must come through as they are. */
export const drawn = picture
export const heard = new Uint8Array(30).fill(0x5a)

type TrackSpecimen = {
  handler: string
  entry: Uint8Array
  sizes: number[]
  at: number
  later?: true
}

const madeAt = 3_900_000_000

function times(later = false) {
  return later ? words(0x01000000, 0, madeAt, 0, madeAt) : words(0, madeAt, madeAt)
}

function track({ handler, entry, sizes, at, later }: TrackSpecimen, id: number) {
  const duration = later ? words(0, 1000) : words(1000)
  const isPicture = handler === 'vide'
  const matrix = words(0, 0x10000, 0, -0x10000 >>> 0, 0, 0, 0, 0, 0x40000000)
  const head = [
    times(later),
    words(id, 0),
    duration,
    words(0, 0, 0, 0),
    matrix,
    words(64 << 16, 48 << 16),
  ]
  const samples = box(
    'stbl',
    box('stsd', words(0, 1), entry),
    box('stts', words(0, 1, sizes.length, 500)),
    box('stsc', words(0, 1, 1, sizes.length, 1)),
    box('stsz', words(0, 0, sizes.length, ...sizes)),
    later ? box('co64', words(0, 1, 0, at)) : box('stco', words(0, 1, at)),
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
  const setup = box('avcC', Uint8Array.of(1, 0x42, 0, 0x1e, 0xff, 0xe0, 0))
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
    setup,
    box('note', spelled(planted.serial)),
  )
}

const soundEntry = box(
  'mp4a',
  short(0, 0, 0, 1),
  words(0, 0),
  short(1, 16, 0, 0),
  words(8000 << 16),
)
const placeEntry = box('mebx', short(0, 0, 0, 1), box('keys', spelled(planted.place)))

type FilmSpecimen = { codec?: string; inPieces?: boolean; brand?: string; later?: true }

/** A film as cameras make them: pictures with a free note, sound, a track of places, and boxes of their own. */
export function film({
  codec = 'avc1',
  inPieces = false,
  brand = 'HIDM',
  later,
}: FilmSpecimen = {}) {
  const front = [
    box('ftyp', spelled(brand), words(0), spelled('isom')),
    box('free', spelled(planted.remark)),
  ]
  const place = spelled(planted.place)
  const gap = spelled(`freeGPS ${planted.serial}`)
  const start = joined(front).length + 8
  const data = box('mdat', noted, picture, place, gap, heard, gap)
  const atPlace = start + noted.length + picture.length
  const atSound = atPlace + place.length + gap.length
  const form = later ? { later } : {}
  const tracks = [
    {
      handler: 'vide',
      entry: pictureEntry(codec),
      sizes: [noted.length, picture.length],
      at: start,
      ...form,
    },
    { handler: 'soun', entry: soundEntry, sizes: [10, 20], at: atSound },
    { handler: 'meta', entry: placeEntry, sizes: [place.length], at: atPlace },
  ]
  const matrix = words(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
  const duration = later ? words(0, 1000) : words(1000)
  const head = [
    times(later),
    words(1000),
    duration,
    words(0x10000, 0x1000000, 0, 0),
    matrix,
    words(0, 0, 0, 0, 0, 0, 4),
  ]
  const about = spelled(planted.place)
  const xyz = box('\xa9xyz', short(about.length, 0x15c7), about)
  return joined([
    ...front,
    data,
    box(
      'moov',
      box('mvhd', ...head),
      ...tracks.map((one, at) => track(one, at + 1)),
      box('udta', xyz),
    ),
    ...(inPieces ? [box('moof', box('mfhd', words(0, 1)))] : []),
    box('uuid', new Uint8Array(16).fill(7), spelled(planted.maker)),
  ])
}
