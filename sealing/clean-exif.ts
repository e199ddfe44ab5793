import { letters, numbers } from './clean-bytes.ts'

const orientationTag = 0x0112
const short = 3

/** Which way up a picture is, 1 to 8, as its Exif block says; 1 where the block cannot be read. */
export function orientationIn(exif: Uint8Array) {
  const tiff = letters(exif, 0, 6) === 'Exif\0\0' ? exif.subarray(6) : exif
  const order = letters(tiff, 0, 2)
  if (tiff.length < 8 || (order !== 'II' && order !== 'MM')) return 1
  const little = order === 'II'
  const view = numbers(tiff)
  const directory = view.getUint32(4, little)
  if (directory + 2 > tiff.length) return 1
  const entries = view.getUint16(directory, little)
  for (let entry = 0; entry < entries; entry++) {
    const at = directory + 2 + entry * 12
    if (at + 12 > tiff.length) return 1
    if (view.getUint16(at, little) !== orientationTag) continue
    const value = view.getUint16(at + 2, little) === short ? view.getUint16(at + 8, little) : 1
    return value >= 1 && value <= 8 ? value : 1
  }
  return 1
}

/** An Exif block that says which way up a picture is, and nothing else. */
export function exifSaying(orientation: number) {
  const tiff = new Uint8Array(26)
  const view = numbers(tiff)
  view.setUint32(0, 0x4d4d002a)
  view.setUint32(4, 8)
  view.setUint16(8, 1)
  view.setUint16(10, orientationTag)
  view.setUint16(12, short)
  view.setUint32(14, 1)
  view.setUint16(18, orientation)
  return tiff
}
