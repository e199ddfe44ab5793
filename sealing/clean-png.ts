import { fourBytes, joined, letters, numbers, spelled, stretch } from './clean-bytes.ts'
import { exifSaying, orientationIn } from './clean-exif.ts'
import { cleanProfile } from './clean-icc.ts'
import { adler32, crc32, inflated, stored } from './clean-zlib.ts'

/** The chunks a picture is drawn from, still or moving, and the exact length where there is only one. */
const drawn = new Map<string, number | undefined>([
  ['IHDR', 13],
  ['PLTE', undefined],
  ['IDAT', undefined],
  ['IEND', 0],
  ['tRNS', undefined],
  ['gAMA', 4],
  ['cHRM', 32],
  ['sRGB', 1],
  ['cICP', 4],
  ['sBIT', undefined],
  ['acTL', 8],
  ['fcTL', 26],
  ['fdAT', undefined],
])

/** A PNG of what is needed to draw it. Texts, times, places and screens go; all after its end is cut. */
export function cleanPng(bytes: Uint8Array): Uint8Array {
  const parts = [bytes.subarray(0, 8)]
  let at = 8
  let hasProfile = false
  for (;;) {
    const length = numbers(bytes).getUint32(at)
    const type = letters(bytes, at + 4, 4)
    const content = stretch(bytes, at + 8, at + 8 + length)
    const whole = stretch(bytes, at, at + 12 + length)
    if (at === 8 && type !== 'IHDR') throw new RangeError('A PNG without a head.')
    if (drawn.has(type)) {
      if (length === (drawn.get(type) ?? length)) parts.push(whole)
    } else if (type === 'iCCP' && !hasProfile) {
      parts.push(...profileChunk(content))
      hasProfile = true
    } else if (type === 'eXIf') parts.push(...orientationChunk(content))
    // A capital first letter: nobody can draw the picture without it, and we do not know what it says.
    else if (/^[A-Z]/.test(type)) throw new RangeError('A PNG of an unknown make.')
    at += whole.length
    if (type === 'IEND') return joined(parts)
  }
}

function profileChunk(content: Uint8Array) {
  const name = content.indexOf(0)
  const packed = name === -1 ? undefined : inflated(content.subarray(name + 2))
  const profile = packed && cleanProfile(packed)
  return profile
    ? [chunk('iCCP', joined([spelled('icc\0\0'), stored(profile, adler32(profile))]))]
    : []
}

function orientationChunk(content: Uint8Array) {
  const orientation = orientationIn(content)
  return orientation === 1 ? [] : [chunk('eXIf', exifSaying(orientation))]
}

function chunk(type: string, content: Uint8Array) {
  const body = joined([spelled(type), content])
  return joined([fourBytes(content.length), body, fourBytes(crc32(body))])
}
