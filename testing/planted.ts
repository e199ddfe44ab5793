import { randomBytes } from 'node:crypto'

/** Words and bytes that nobody may find, and every shape they could lie about in. */
export type Planted = { name: string; shapes: Buffer[] }

/** A word nobody else says. Its letters stay what they are in an address, in JSON, and beside any mark. */
export function newWord() {
  return [...randomBytes(18)].map((byte) => String.fromCharCode(97 + (byte % 26))).join('')
}

/** A word, a code or a key as it is, in base64 however it falls, in hex, and in two bytes a letter. */
export function plantedText(name: string, text: string): Planted {
  const wide = Buffer.from(text, 'utf16le')
  const others = [
    encodeURIComponent(text),
    JSON.stringify(text).slice(1, -1),
    text.normalize('NFD'),
  ]
  return {
    name,
    shapes: [
      ...bytesIn(Buffer.from(text)),
      ...others.map((other) => Buffer.from(other)),
      wide,
      Buffer.from(wide).swap16(),
    ],
  }
}

/** Bytes as they are, in base64 and in hex. */
export function plantedBytes(name: string, ...all: Buffer[]): Planted {
  return { name, shapes: all.flatMap(bytesIn) }
}

/** A coordinate of a photo: the fraction its camera wrote, in either order of bytes, and the degrees it comes to. */
export function plantedPlace(name: string, [over, under]: [number, number], degrees: string) {
  const written = Buffer.alloc(16)
  written.writeUInt32LE(over, 0)
  written.writeUInt32LE(under, 4)
  written.writeUInt32BE(over, 8)
  written.writeUInt32BE(under, 12)
  const { shapes } = plantedBytes(name, written.subarray(0, 8), written.subarray(8))
  const spelled = [`${over}/${under}`, degrees].flatMap((text) => plantedText(name, text).shapes)
  return { name, shapes: [...shapes, ...spelled] }
}

function bytesIn(bytes: Buffer) {
  const hex = bytes.toString('hex')
  const coded = [0, 1, 2].flatMap((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes])
    // Only the letters that stand for these bytes alone, whatever comes before and after.
    const from = Math.ceil((before * 8) / 6)
    const to = Math.floor((whole.length * 8) / 6)
    return (['base64', 'base64url'] as const).map((code) => whole.toString(code).slice(from, to))
  })
  return [bytes, ...[hex, hex.toUpperCase(), ...coded].map((text) => Buffer.from(text))]
}

/** Looks for all that was planted, in one walk over the bytes; names what it finds. */
export function seekerOf(planted: Planted[]) {
  const byStart = new Map<number, { name: string; shape: Buffer }[]>()
  const starts = new Uint8Array(2 ** 24)
  for (const { name, shapes } of planted)
    for (const shape of shapes) {
      const start = shape.readUIntBE(0, 3)
      starts[start] = 1
      byStart.set(start, [...(byStart.get(start) ?? []), { name, shape }])
    }
  return (bytes: Buffer) => {
    const found = new Set<string>()
    for (let at = 0, start = 0; at < bytes.length; at += 1) {
      start = ((start << 8) | (bytes[at] ?? 0)) & 0xffffff
      if (at < 2 || starts[start] === 0) continue
      for (const { name, shape } of byStart.get(start) ?? [])
        if (bytes.subarray(at - 2, at - 2 + shape.length).equals(shape)) found.add(name)
    }
    return [...found]
  }
}
