/** A window for reading numbers; it throws where a file ends before it should. */
export const numbers = (bytes: Uint8Array) =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** A few bytes read as letters, one for one; fewer where the file ends. */
export const letters = (bytes: Uint8Array, at: number, length: number) =>
  String.fromCharCode(...bytes.subarray(at, at + length))

/** Letters as bytes, one for one. */
export const spelled = (word: string) => Uint8Array.from(word, (letter) => letter.charCodeAt(0))

/** A stretch of a file that must be there in full. */
export function stretch(bytes: Uint8Array, from: number, to: number) {
  if (from > to || to > bytes.length) throw new RangeError('The file ends too early.')
  return bytes.subarray(from, to)
}

/** Bytes of our own, to write into: the slice of a Node Buffer would still be the sender’s. */
export const copied = (bytes: Uint8Array) => new Uint8Array(bytes)

/** Many pieces as one. */
export function joined(parts: readonly Uint8Array[]) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** A number in four bytes, the large end first. */
export function fourBytes(value: number) {
  const bytes = new Uint8Array(4)
  numbers(bytes).setUint32(0, value)
  return bytes
}
