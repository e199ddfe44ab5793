import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { clean, type Cleaned } from '../sealing/clean.ts'
import { drawn, film, filmInPieces, heard, planted, plantedIn } from '../sealing/clean-specimens.ts'
import { temporaryFolder } from './temporary-folder.ts'
import { toolPath } from './tools.ts'

const exiftool = toolPath('exiftool')
const folder = temporaryFolder('clean')
afterAll(folder.remove)

beforeEach((context) => {
  if (!exiftool) context.skip('no ExifTool on this machine')
})

const run = (...words: string[]) =>
  execFileSync(exiftool ?? '', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })

/** All that ExifTool finds in a file, hidden streams and unknown tags too, without what the disk says of it. */
function told(path: string): Record<string, unknown> {
  const [found] = JSON.parse(run('-j', '-ee', '-G1', '-a', '-u', '-n', path)) as [object]
  const ofTheDisk = /^(SourceFile|(System|ExifTool):.*)$/
  return Object.fromEntries(Object.entries(found).filter(([name]) => !ofTheDisk.test(name)))
}

function written(name: string, bytes: Uint8Array) {
  const path = join(folder.path, name)
  writeFileSync(path, bytes)
  return path
}

/** What ExifTool holds against a file, except that an Exif block of one entry lacks the others. */
const complaints = (path: string) =>
  run('-validate', '-warning', '-error', '-a', '-s3', path)
    .split('\n')
    .filter((line) => !/^(OK|\d+ Warnings?.*|Missing required JPEG IFD0 tag .*|)$/.test(line))

/** Leaves a file on the disk, with what ExifTool is asked to write into it. */
function withPlanted(name: string, bytes: Uint8Array, tags: string[]) {
  const path = written(name, bytes)
  run('-q', '-m', '-overwrite_original', ...tags, path)
  return path
}

const ofPictures = [
  '-GPSLatitude=21.0278',
  '-GPSLatitudeRef=N',
  '-GPSLongitude=105.8342',
  '-GPSLongitudeRef=E',
  `-EXIF:Make=${planted.maker}`,
  `-EXIF:SerialNumber=${planted.serial}`,
  `-EXIF:UserComment=${planted.remark}`,
  '-EXIF:DateTimeOriginal=2026:10:01 19:00:00',
  '-EXIF:Orientation#=6',
  `-XMP:SerialNumber=${planted.serial}`,
  '-XMP:GPSLatitude=21.0278',
  `-XMP:Creator=${planted.maker}`,
]

const noise = Uint8Array.from({ length: 64 * 48 * 3 }, (_, at) => (at * at * 31 + at * 7) % 251)
const canvas = () =>
  sharp(noise, { raw: { width: 64, height: 48, channels: 3 } }).withIccProfile('p3')

const pictures: [string, Cleaned['kind'], Sharp, string[]][] = [
  [
    'one.jpg',
    'jpeg',
    canvas().jpeg(),
    [
      `-IPTC:By-line=${planted.maker}`,
      `-Photoshop:URL=${planted.remark}`,
      `-Comment=${planted.remark}`,
    ],
  ],
  ['scans.jpg', 'jpeg', canvas().jpeg({ progressive: true }), [`-Comment=${planted.remark}`]],
  [
    'one.png',
    'png',
    canvas().png(),
    [`-PNG:Author=${planted.maker}`, `-PNG:Comment=${planted.remark}`, '-PNG:ModifyDate=now'],
  ],
  ['one.webp', 'webp', canvas().webp(), []],
]

const ofTheDrawing =
  /^(File:|JFIF:|PNG:|RIFF:|ICC-header:|ICC_Profile:|Composite:(ImageSize|Megapixels)$|IFD0:Orientation$)/

const pixels = (bytes: Uint8Array) => sharp(bytes).raw().toBuffer()

test.each(pictures)(
  '%s: ExifTool finds again which way up, and nothing it planted',
  async (...picture) => {
    const [name, kind, made, tags] = picture
    const path = withPlanted(name, await made.toBuffer(), [...ofPictures, ...tags])
    const before = readFileSync(path)
    expect(JSON.stringify(told(path))).toMatch(/21\.0278.*105\.8342|105\.8342.*21\.0278/)
    expect(plantedIn(before).length).toBeGreaterThan(2)

    const after = clean(before)

    expect(after).toMatchObject({ kind, clean: true })
    expect(plantedIn(after.bytes)).toEqual([])
    expect(await pixels(after.bytes)).toEqual(await pixels(before))
    const cleaned = written(`clean-${name}`, after.bytes)
    const left = told(cleaned)
    expect(Object.keys(left).filter((tag) => !ofTheDrawing.test(tag))).toEqual([])
    expect(left['IFD0:Orientation']).toBe(6)
    expect(complaints(cleaned)).toEqual([])
  },
)

const ofFilms = [
  '-Keys:GPSCoordinates=21.0278, 105.8342',
  '-UserData:GPSCoordinates=21.0278, 105.8342',
  `-Keys:Make=${planted.maker}`,
  `-UserData:Make=${planted.maker}`,
  `-ItemList:Comment=${planted.remark}`,
  `-XMP:SerialNumber=${planted.serial}`,
  '-QuickTime:CreateDate=2026:10:01 19:00:00',
  '-TrackCreateDate=2026:10:01 19:00:00',
  '-MediaCreateDate=2026:10:01 19:00:00',
]

test.each([
  ['a film', 'one.mp4', () => withPlanted('one.mp4', film(), ofFilms)],
  ['with long times', 'late.mov', () => withPlanted('late.mov', film({ later: true }), ofFilms)],
  // ExifTool does not write into such a film; it finds what was planted when the film was made.
  ['in pieces', 'pieces.mp4', () => written('pieces.mp4', filmInPieces())],
])('%s: ExifTool finds neither place nor time nor maker', (_, name, plant) => {
  const path = plant()
  const before = readFileSync(path)
  expect(JSON.stringify(told(path))).toMatch(/21\.0278.?105\.8342/)
  expect(plantedIn(before)).toEqual(Object.values(planted))

  const after = clean(before)

  expect(after).toMatchObject({ kind: 'mp4', clean: true })
  expect(plantedIn(after.bytes)).toEqual([])
  for (const kept of [drawn, heard])
    expect(Buffer.from(after.bytes).includes(Buffer.from(kept))).toBe(true)
  const cleaned = written(`clean-${name}`, after.bytes)
  const left = Object.entries(told(cleaned))
  expect(left.filter(([tag]) => /GPS|Keys|UserData|ItemList|XMP|Track3|Name$/.test(tag))).toEqual(
    [],
  )
  const days = left.filter(([tag]) => tag.endsWith('Date')).map(([, day]) => day)
  expect(new Set(days)).toEqual(new Set(['0000:00:00 00:00:00']))
  expect(complaints(path)).toEqual(expect.arrayContaining(complaints(cleaned)))
})
