import { joined, letters, numbers, spelled, stretch } from './clean-bytes.ts'
import { exifSaying, orientationIn } from './clean-exif.ts'
import { cleanProfile } from './clean-icc.ts'

const marker = {
  start: 0xd8,
  end: 0xd9,
  scan: 0xda,
  app0: 0xe0,
  app1: 0xe1,
  app2: 0xe2,
  app14: 0xee,
}
const profileName = 'ICC_PROFILE\0'
const profileRoom = 65_533 - profileName.length - 2

/** What is said about the picture before its scans, as far as it is kept. */
type Told = {
  jfif?: Uint8Array
  adobe?: Uint8Array
  orientation?: number
  profile: Map<number, Uint8Array>
}

/** A JPEG of what is needed to draw it: tables, scans, colours, which way up. All after its end is cut. */
export function cleanJpeg(bytes: Uint8Array): Uint8Array {
  const told: Told = { profile: new Map() }
  const drawing: Uint8Array[] = []
  let frames = 0
  let scans = 0
  let at = 2
  for (;;) {
    const code = afterFill(bytes, at)
    const kind = bytes[code]
    if (kind === undefined || kind === marker.start) throw new RangeError('A JPEG without an end.')
    at = code + 1
    if (kind === marker.end) break
    if (standsAlone(kind)) continue
    const end = at + numbers(bytes).getUint16(at)
    const content = stretch(bytes, at + 2, end)
    if (isNeeded(kind)) drawing.push(segment(kind, content))
    else hear(told, kind, content)
    if (isFrame(kind)) frames++
    at = end
    if (kind !== marker.scan) continue
    scans++
    at = endOfScan(bytes, end)
    drawing.push(bytes.subarray(end, at))
  }
  if (!frames || !scans) throw new RangeError('A JPEG without a picture.')
  return joined([Uint8Array.of(0xff, marker.start), ...retold(told), ...drawing, endOfImage])
}

const endOfImage = Uint8Array.of(0xff, marker.end)

/** Where the code of the next marker stands; any number of fill bytes may come before it. */
function afterFill(bytes: Uint8Array, from: number) {
  if (bytes[from] !== 0xff) throw new RangeError('No marker where one must be.')
  let at = from + 1
  while (bytes[at] === 0xff) at++
  return at
}

const isRestart = (kind: number) => kind >= 0xd0 && kind <= 0xd7
const standsAlone = (kind: number) => kind === 0x01 || isRestart(kind)

/** A frame's head: every SOF; the numbers between them are tables (DHT, DAC) and one reserved (JPG). */
const isFrame = (kind: number) => kind >= 0xc0 && kind <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(kind)

/** Frames, scans and their tables: DHT, DAC, DQT, DNL, DRI. */
const isNeeded = (kind: number) =>
  isFrame(kind) || [0xc4, 0xcc, marker.scan, 0xdb, 0xdc, 0xdd].includes(kind)

/** A scan ends at the first marker that is neither a restart nor a byte of data that looks like one. */
function endOfScan(bytes: Uint8Array, from: number) {
  let at = bytes.indexOf(0xff, from)
  while (at !== -1) {
    const code = afterFill(bytes, at)
    const kind = bytes[code]
    if (kind === undefined) break
    if (kind !== 0 && !isRestart(kind)) return at
    at = bytes.indexOf(0xff, code + 1)
  }
  throw new RangeError('A scan without an end.')
}

function hear(told: Told, kind: number, content: Uint8Array) {
  const says = (name: string) => letters(content, 0, name.length) === name
  if (kind === marker.app0 && says('JFIF\0')) told.jfif ??= stretch(content, 0, 12)
  if (kind === marker.app14 && says('Adobe')) told.adobe ??= stretch(content, 0, 12)
  if (kind === marker.app1 && says('Exif\0\0')) told.orientation ??= orientationIn(content)
  if (kind === marker.app2 && says(profileName)) {
    const piece = content[profileName.length] ?? 0
    if (!told.profile.has(piece)) told.profile.set(piece, content.subarray(profileName.length + 2))
  }
}

function retold({ jfif, adobe, orientation = 1, profile }: Told) {
  const segments: Uint8Array[] = []
  // A thumbnail may follow the twelve bytes: the picture before it was cropped, faces and all.
  if (jfif) segments.push(segment(marker.app0, joined([jfif, Uint8Array.of(0, 0)])))
  if (orientation !== 1)
    segments.push(segment(marker.app1, joined([spelled('Exif\0\0'), exifSaying(orientation)])))
  if (adobe) segments.push(segment(marker.app14, adobe))
  return [...segments, ...profileSegments(profile)]
}

function profileSegments(pieces: Map<number, Uint8Array>) {
  const inOrder = [...pieces].sort(([one], [other]) => one - other).map(([, piece]) => piece)
  const profile = cleanProfile(joined(inOrder))
  if (!profile) return []
  const count = Math.ceil(profile.length / profileRoom)
  return Array.from({ length: count }, (_, piece) =>
    segment(
      marker.app2,
      joined([
        spelled(profileName),
        Uint8Array.of(piece + 1, count),
        profile.subarray(piece * profileRoom, (piece + 1) * profileRoom),
      ]),
    ),
  )
}

function segment(kind: number, content: Uint8Array) {
  const length = content.length + 2
  return joined([Uint8Array.of(0xff, kind, length >> 8, length & 0xff), content])
}
