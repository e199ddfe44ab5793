import { joined, letters, stretch } from './clean-bytes.ts'

const block = { extension: 0x21, image: 0x2c, end: 0x3b }
const extension = { control: 0xf9, application: 0xff }

/** A GIF of its pictures, their timing and how often they repeat; all after its end is cut. */
export function cleanGif(bytes: Uint8Array): Uint8Array {
  let at = 13 + paletteSize(bytes, 10)
  const parts = [stretch(bytes, 0, at)]
  for (;;) {
    const kind = bytes[at]
    const from = at
    if (kind === block.end) return joined([...parts, Uint8Array.of(block.end)])
    if (kind === block.image) {
      at = afterBlocks(bytes, at + 10 + paletteSize(bytes, at + 9) + 1)
      parts.push(stretch(bytes, from, at))
    } else if (kind === block.extension) {
      at = afterBlocks(bytes, at + 2)
      parts.push(...keptOf(stretch(bytes, from, at)))
    } else throw new RangeError('A GIF without an end.')
  }
}

/** The size of the palette that follows, told by the flags at a place. */
function paletteSize(bytes: Uint8Array, flagsAt: number) {
  const flags = bytes[flagsAt]
  if (flags === undefined) throw new RangeError('The file ends too early.')
  return flags & 0x80 ? 3 << ((flags & 7) + 1) : 0
}

function afterBlocks(bytes: Uint8Array, from: number) {
  let at = from
  for (;;) {
    const length = bytes[at]
    if (length === undefined) throw new RangeError('The file ends too early.')
    at += 1 + length
    if (length === 0) return at
  }
}

function keptOf(whole: Uint8Array) {
  if (whole[1] === extension.control && whole.length === 8) return [whole]
  const repeats =
    whole[1] === extension.application && letters(whole, 2, 13) === '\x0bNETSCAPE2.0\x03'
  return repeats ? [stretch(whole, 0, 18), Uint8Array.of(0)] : []
}
