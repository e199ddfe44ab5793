import { fourBytes, joined } from './clean-bytes.ts'

/** No colour profile is larger; what unpacks to more was not made to be one. */
const mostUnpacked = 4 << 20

/** A table of codes: how many there are of each length, and the symbols in the order of their codes. */
type Codes = { counts: Uint16Array; symbols: Uint16Array }

const lengthBase = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
  163, 195, 227, 258,
]
const lengthBits = [
  0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
]
const distanceBase = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049,
  3073, 4097, 6145, 8193, 12289, 16385, 24577,
]
const orderOfLengths = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

const codesOf = (lengths: readonly number[]): Codes => {
  const counts = new Uint16Array(16)
  for (const length of lengths) counts[length]!++
  counts[0] = 0
  const places = new Uint16Array(16)
  for (let length = 1; length < 15; length++) places[length + 1] = places[length]! + counts[length]!
  const symbols = new Uint16Array(lengths.length)
  lengths.forEach((length, symbol) => {
    if (length) symbols[places[length]!++] = symbol
  })
  return { counts, symbols }
}

const fixed = {
  letters: codesOf(
    Array.from({ length: 288 }, (_, at) => (at < 144 ? 8 : at < 256 ? 9 : at < 280 ? 7 : 8)),
  ),
  distances: codesOf(Array.from({ length: 30 }, () => 5)),
}

/** What a zlib stream unpacks to; nothing where it is broken or unreasonably large. */
export function inflated(packed: Uint8Array): Uint8Array | undefined {
  try {
    return new Unpacking(packed).run()
  } catch {
    return undefined
  }
}

class Unpacking {
  #packed
  #at = 2
  #held = 0
  #heldBits = 0
  #out = new Uint8Array(1 << 16)
  #length = 0

  constructor(packed: Uint8Array) {
    this.#packed = packed
  }

  run() {
    for (let last = 0; !last;) {
      last = this.#bits(1)
      const form = this.#bits(2)
      if (form === 0) this.#plainBlock()
      else if (form === 1) this.#block(fixed.letters, fixed.distances)
      else if (form === 2) this.#describedBlock()
      else throw new RangeError('No such form of block.')
    }
    return this.#out.subarray(0, this.#length)
  }

  #bits(count: number) {
    while (this.#heldBits < count) {
      const byte = this.#packed[this.#at++]
      if (byte === undefined) throw new RangeError('The stream ends too early.')
      this.#held |= byte << this.#heldBits
      this.#heldBits += 8
    }
    const value = this.#held & ((1 << count) - 1)
    this.#held >>>= count
    this.#heldBits -= count
    return value
  }

  #symbol({ counts, symbols }: Codes) {
    let code = 0
    let first = 0
    let index = 0
    for (let length = 1; length <= 15; length++) {
      code |= this.#bits(1)
      const count = counts[length]!
      if (code - count < first) return symbols[index + code - first]!
      index += count
      first = (first + count) << 1
      code <<= 1
    }
    throw new RangeError('No such code.')
  }

  #put(byte: number) {
    if (this.#length === this.#out.length) {
      if (this.#length >= mostUnpacked) throw new RangeError('Too large for a profile.')
      const larger = new Uint8Array(this.#length * 2)
      larger.set(this.#out)
      this.#out = larger
    }
    this.#out[this.#length++] = byte
  }

  #plainBlock() {
    this.#held = this.#heldBits = 0
    const length = this.#bits(16)
    this.#bits(16)
    for (let left = length; left; left--) this.#put(this.#bits(8))
  }

  #describedBlock() {
    const letterCount = this.#bits(5) + 257
    const distanceCount = this.#bits(5) + 1
    const described = this.#bits(4) + 4
    const shape = Array.from({ length: 19 }, () => 0)
    for (const place of orderOfLengths.slice(0, described)) shape[place] = this.#bits(3)
    const lengths = this.#lengths(codesOf(shape), letterCount + distanceCount)
    this.#block(codesOf(lengths.slice(0, letterCount)), codesOf(lengths.slice(letterCount)))
  }

  #lengths(codes: Codes, count: number) {
    const lengths: number[] = []
    while (lengths.length < count) {
      const symbol = this.#symbol(codes)
      if (symbol < 16) {
        lengths.push(symbol)
        continue
      }
      const again = symbol === 16 ? lengths.at(-1) : 0
      if (again === undefined) throw new RangeError('Nothing to repeat.')
      const times =
        symbol === 16 ? 3 + this.#bits(2) : symbol === 17 ? 3 + this.#bits(3) : 11 + this.#bits(7)
      for (let left = times; left; left--) lengths.push(again)
    }
    return lengths.slice(0, count)
  }

  #block(letters: Codes, distances: Codes) {
    for (let symbol = this.#symbol(letters); symbol !== 256; symbol = this.#symbol(letters)) {
      if (symbol < 256) this.#put(symbol)
      else this.#repeat(symbol - 257, distances)
    }
  }

  #repeat(lengthSymbol: number, distances: Codes) {
    const length = lengthBase[lengthSymbol]! + this.#bits(lengthBits[lengthSymbol]!)
    if (!length) throw new RangeError('No such length.')
    const symbol = this.#symbol(distances)
    const distance = distanceBase[symbol]! + this.#bits(symbol < 4 ? 0 : (symbol >> 1) - 1)
    if (!(distance <= this.#length)) throw new RangeError('Repeats what was never there.')
    for (let left = length; left; left--) this.#put(this.#out[this.#length - distance]!)
  }
}

/** A zlib stream that holds bytes as they are. */
export function stored(plain: Uint8Array, checksum: number) {
  const parts: Uint8Array[] = [Uint8Array.of(0x78, 0x01)]
  const room = 0xffff
  for (let at = 0; at < plain.length; at += room) {
    const piece = plain.subarray(at, at + room)
    const [low, high] = [piece.length & 0xff, piece.length >> 8]
    const last = at + room >= plain.length ? 1 : 0
    parts.push(Uint8Array.of(last, low, high, ~low & 0xff, ~high & 0xff), piece)
  }
  return joined([...parts, fourBytes(checksum)])
}

/** The checksum at the end of a zlib stream. */
export function adler32(bytes: Uint8Array) {
  let [one, other] = [1, 0]
  for (const byte of bytes) {
    one = (one + byte) % 65_521
    other = (other + one) % 65_521
  }
  return ((other << 16) | one) >>> 0
}

/** The checksum at the end of a PNG chunk. */
export function crc32(bytes: Uint8Array) {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0)
  }
  return ~sum >>> 0
}
