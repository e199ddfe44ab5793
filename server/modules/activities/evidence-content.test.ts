import exifr from 'exifr'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { type EvidenceKind, makeAnew, tidyName } from './evidence-content.ts'

function picture(width = 40, height = 30) {
  return sharp({ create: { width, height, channels: 3, background: '#0a7' } })
}

/** A photo as a phone takes it, saying where and when. */
function photo(offset?: string) {
  return picture(3000, 2000)
    .withExif({
      IFD0: { Model: 'Phone of somebody' },
      IFD2: {
        DateTimeOriginal: '2024:11:20 18:30:00',
        ...(offset ? { OffsetTimeOriginal: offset } : {}),
      },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '21/1 19/1 12/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '103/1 54/1 36/1',
      },
    })
    .jpeg()
    .toBuffer()
}

test('a photo is made anew: smaller, and with nothing left of who, where or when', async () => {
  const kept = await makeAnew(await photo(), 'photo', false)
  expect(kept).toMatchObject({ type: 'image/jpeg', takenAt: null, place: null })
  expect(await exifr.parse(kept.bytes)).toBeUndefined()
  expect(kept.bytes.includes('Phone of somebody')).toBe(false)
  expect(await sharp(kept.bytes).metadata()).toMatchObject({ width: 1600, height: 1067 })
})

test('place and time are kept when the writer wants them, on Việt Nam’s clock unless the camera says another', async () => {
  const kept = await makeAnew(await photo(), 'photo', true)
  expect(kept.takenAt?.toISOString()).toBe('2024-11-20T11:30:00.000Z')
  expect(kept.place?.lat).toBeCloseTo(21.32, 4)
  expect(kept.place?.lon).toBeCloseTo(103.91, 4)
  expect(await exifr.parse(kept.bytes)).toBeUndefined()
  const abroad = await makeAnew(await photo('+09:00'), 'photo', true)
  expect(abroad.takenAt?.toISOString()).toBe('2024-11-20T09:30:00.000Z')
})

test.each<[string, EvidenceKind, () => Promise<Buffer>]>([
  ['a PNG photo', 'photo', () => picture().png().toBuffer()],
  ['a WebP photo', 'photo', () => picture().webp().toBuffer()],
  ['an AVIF photo', 'photo', () => picture().avif().toBuffer()],
  ['a signature', 'signature', () => picture().png().toBuffer()],
  ['a document', 'file', async () => Buffer.from('%PDF-1.7\n%%EOF')],
])('%s is kept', async (_, kind, made) => {
  const kept = await makeAnew(await made(), kind, false)
  expect(kept.bytes.length).toBeGreaterThan(0)
})

const script = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
const zip = Buffer.from('504b0304140000000800', 'hex')
const heic = Buffer.from('000000186674797068656963000000006d69663168656963', 'hex')

test.each<[string, EvidenceKind, Buffer | Promise<Buffer>]>([
  ['an SVG with a script', 'photo', Buffer.from(script)],
  ['an SVG as a document', 'file', Buffer.from(`<?xml version="1.0"?>${script}`)],
  ['a zip', 'file', Buffer.concat([zip, Buffer.alloc(200)])],
  ['a page', 'file', Buffer.from('<!doctype html><script>alert(1)</script>')],
  ['plain text', 'file', Buffer.from('hello')],
  ['a HEIC photo', 'photo', Buffer.concat([heic, Buffer.alloc(200)])],
  ['nothing', 'photo', Buffer.alloc(0)],
  ['a photo sent as a document', 'file', picture().jpeg().toBuffer()],
  ['a photo sent as a signature', 'signature', picture().jpeg().toBuffer()],
  ['a document sent as a photo', 'photo', Buffer.from('%PDF-1.7\n%%EOF')],
])('%s is refused for what it is', async (_, kind, content) => {
  await expect(makeAnew(await content, kind, false)).rejects.toMatchObject({
    status: 415,
    code: 'file.type_not_allowed',
  })
})

test('a broken photo and one that would unfold to gigabytes are refused', async () => {
  const whole = await photo()
  const bomb = await picture(9000, 9000).png({ compressionLevel: 9 }).toBuffer()
  expect(bomb.length).toBeLessThan(1_000_000)
  for (const content of [whole.subarray(0, whole.length / 2), bomb]) {
    await expect(makeAnew(content, 'photo', false)).rejects.toMatchObject({
      code: 'file.unreadable',
    })
  }
})

test.each([
  ['../../etc/passwd', 'passwd.jpg'],
  ['C:\\Ảnh\\Họp dân.PNG', 'Họp dân.jpg'],
  ['a"b\r\nSet-Cookie: x.jpg', 'abSet-Cookie x.jpg'],
  ['.htaccess', 'photo.jpg'],
  ['', 'photo.jpg'],
  [`${'x'.repeat(300)}.jpg`, `${'x'.repeat(100)}.jpg`],
])('%j is shown as %j', (given, expected) => {
  expect(tidyName(given, 'photo', 'jpg')).toBe(expected)
})
