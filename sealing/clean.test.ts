import sharp, { type Sharp } from 'sharp'
import { describe, expect, test } from 'vitest'
import { clean, type Cleaned } from './clean.ts'
import { fourBytes, joined, spelled } from './clean-bytes.ts'
import { orientationIn } from './clean-exif.ts'
import { cleanProfile } from './clean-icc.ts'
import { box, drawn, film, filmInPieces, heard, planted, plantedIn } from './clean-specimens.ts'
import { adler32, crc32, inflated, stored } from './clean-zlib.ts'

const [width, height] = [48, 32]
const noise = Uint8Array.from(
  { length: width * height * 3 },
  (_, at) => (at * at * 31 + at * 7) % 251,
)
const canvas = () => sharp(noise, { raw: { width, height, channels: 3 } })

const told = (image: Sharp) =>
  image
    .withIccProfile('p3')
    .withMetadata({ orientation: 6 })
    .withExifMerge({
      IFD0: { Make: planted.maker, ImageDescription: planted.remark },
      IFD2: { BodySerialNumber: planted.serial },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '21/1 1/1 40/1', GPSMapDatum: planted.place },
    })
    .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><!-- ${planted.remark} --></x:xmpmeta>`)

const pictures: [string, Cleaned['kind'], () => Sharp][] = [
  ['a JPEG', 'jpeg', () => told(canvas()).jpeg()],
  ['a JPEG in several scans', 'jpeg', () => told(canvas()).jpeg({ progressive: true })],
  ['a JPEG in four inks', 'jpeg', () => told(canvas().toColourspace('cmyk')).jpeg()],
  ['a PNG', 'png', () => told(canvas()).png()],
  ['a PNG with a palette', 'png', () => told(canvas()).png({ palette: true })],
  ['a WebP', 'webp', () => told(canvas()).webp()],
  [
    'a WebP without loss, seen through',
    'webp',
    () => told(canvas().ensureAlpha(0.5)).webp({ lossless: true }),
  ],
  ['a WebP that moves', 'webp', () => told(moving()).webp()],
]

const moving = () => sharp(noise, { raw: { width, height, channels: 3, pageHeight: height / 2 } })

const pixels = (bytes: Uint8Array) => sharp(bytes, { animated: true }).raw().toBuffer()

describe('pictures', () => {
  test.each(pictures)(
    '%s keeps its pixels and which way up it is, nothing else',
    async (_, kind, make) => {
      const before = await make().toBuffer()
      expect(plantedIn(before).length).toBeGreaterThan(1)

      const given = Buffer.from(before)
      const after = clean(given)

      expect(given.equals(before)).toBe(true)
      expect(after).toMatchObject({ kind, clean: true })
      expect(plantedIn(after.bytes)).toEqual([])
      expect(await pixels(after.bytes)).toEqual(await pixels(before))
      const { orientation, exif, xmp, iptc } = await sharp(after.bytes).metadata()
      expect({ orientation, xmp, iptc }).toEqual({
        orientation: 6,
        xmp: undefined,
        iptc: undefined,
      })
      expect(exif!.length).toBeLessThanOrEqual(32)
      expect(clean(after.bytes).bytes).toEqual(after.bytes)
    },
  )

  test('what hangs behind the end of a picture is cut', async () => {
    const tail = spelled(planted.serial)
    const made = [canvas().jpeg(), canvas().png(), canvas().webp(), canvas().gif()]
    for (const before of await Promise.all(made.map((one) => one.toBuffer()))) {
      const after = clean(joined([before, tail]))
      expect(after.clean).toBe(true)
      expect(after.bytes).toEqual(clean(before).bytes)
    }
  })

  test.each([
    ['jpeg', () => canvas().withIccProfile('p3').jpeg()],
    ['png', () => canvas().withIccProfile('p3').png()],
    ['webp', () => canvas().withIccProfile('p3').webp()],
  ])(
    'the colour profile of a %s keeps its colours and loses its name, maker and day',
    async (_, make) => {
      const { icc: profile } = await sharp(clean(await make().toBuffer()).bytes).metadata()
      expect(profile?.toString('latin1')).toMatch(/rXYZ/)
      expect(profile?.toString('latin1')).not.toMatch(/desc|cprt|dmnd|dmdd/)
      expect(profile?.subarray(24, 36)).toEqual(Buffer.alloc(12))
    },
  )

  test('the profile of one screen would tell that screen from others, and goes', async () => {
    const profile = (await sharp(await canvas().withIccProfile('p3').jpeg().toBuffer()).metadata())
      .icc!
    const ofOneScreen = Buffer.from(profile)
    ofOneScreen.write('mmod', ofOneScreen.indexOf('desc', 128))
    expect(cleanProfile(profile)).toBeDefined()
    expect(cleanProfile(ofOneScreen)).toBeUndefined()
  })
})

describe('JPEG', () => {
  const segment = (kind: number, content: Uint8Array) =>
    joined([Uint8Array.of(0xff, kind, 0, content.length + 2), content])
  const secret = spelled(planted.remark)

  test('remarks and makers’ segments go wherever they stand, also between scans', async () => {
    const whole = await canvas().jpeg({ progressive: true }).toBuffer()
    const tables = whole.indexOf(
      Uint8Array.of(0xff, 0xc4),
      whole.indexOf(Uint8Array.of(0xff, 0xda)),
    )
    const before = joined([
      whole.subarray(0, 2),
      segment(0xe1, secret),
      segment(0xed, secret),
      segment(0xe7, secret),
      whole.subarray(2, tables),
      Uint8Array.of(0xff, 0xff, 0xff),
      segment(0xfe, secret),
      whole.subarray(tables),
    ])
    const after = clean(before)
    expect(after.clean).toBe(true)
    expect(after.bytes).toEqual(clean(whole).bytes)
    expect(await pixels(after.bytes)).toEqual(await pixels(whole))
  })

  test('the small picture inside the head goes', async () => {
    const whole = await canvas().jpeg().toBuffer()
    const withHead = (...content: Uint8Array[]) =>
      joined([
        whole.subarray(0, 2),
        segment(0xe0, joined(content)),
        segment(0xe0, joined([spelled('JFXX\0'), secret])),
        whole.subarray(2),
      ])
    const head = joined([spelled('JFIF\0'), Uint8Array.of(1, 2, 0, 0, 1, 0, 1)])

    const after = clean(withHead(head, Uint8Array.of(3, 3), secret))

    expect(after.clean).toBe(true)
    expect(after.bytes).toEqual(
      joined([
        whole.subarray(0, 2),
        segment(0xe0, joined([head, Uint8Array.of(0, 0)])),
        clean(whole).bytes.subarray(2),
      ]),
    )
  })

  test('restarts inside a scan are not its end', async () => {
    const whole = await canvas().jpeg().toBuffer()
    const scan = whole.indexOf(Uint8Array.of(0xff, 0xda)) + 14
    const before = joined([
      whole.subarray(0, scan),
      Uint8Array.of(0xff, 0xd0),
      whole.subarray(scan),
    ])
    expect(clean(before).clean).toBe(true)
    expect(clean(before).bytes.length).toBe(clean(whole).bytes.length + 2)
  })
})

describe('PNG', () => {
  const chunk = (type: string, content: Uint8Array) => {
    const body = joined([spelled(type), content])
    return joined([fourBytes(content.length), body, fourBytes(crc32(body))])
  }
  const behindHead = (whole: Uint8Array, ...chunks: Uint8Array[]) =>
    joined([whole.subarray(0, 33), ...chunks, whole.subarray(33)])

  test.each(['tEXt', 'zTXt', 'iTXt', 'tIME', 'pHYs', 'caBX', 'prVt', 'gAMA'])(
    'a %s chunk that is no part of the drawing goes',
    async (type) => {
      const whole = await canvas().png().toBuffer()
      const before = behindHead(whole, chunk(type, spelled(planted.remark)))
      expect(clean(before).bytes).toEqual(clean(whole).bytes)
    },
  )

  test('colours and movement stay', async () => {
    const whole = await canvas().png().toBuffer()
    const kept = [
      chunk('gAMA', fourBytes(45_455)),
      chunk('acTL', new Uint8Array(8)),
      chunk('fcTL', new Uint8Array(26)),
    ]
    const after = clean(behindHead(whole, ...kept))
    for (const one of kept) expect(Buffer.from(after.bytes).includes(Buffer.from(one))).toBe(true)
  })

  test('a chunk that nobody here can draw is not promised to be clean', async () => {
    const whole = await canvas().png().toBuffer()
    expect(clean(behindHead(whole, chunk('CgBI', new Uint8Array(4)))).clean).toBe(false)
  })

  test('a packed profile is unpacked as zlib packed it, and packed as zlib can read it', async () => {
    const { deflateSync, inflateSync } = await import('node:zlib')
    const plain = joined([noise, noise, new Uint8Array(100_000), noise])
    for (const level of [0, 1, 9]) expect(inflated(deflateSync(plain, { level }))).toEqual(plain)
    expect(inflated(deflateSync(noise, { strategy: 4 }))).toEqual(noise)
    expect(new Uint8Array(inflateSync(stored(plain, adler32(plain))))).toEqual(plain)
    expect(inflated(deflateSync(new Uint8Array(9 << 20)))).toBeUndefined()
    expect(inflated(Uint8Array.of(0x78, 1, 0xff))).toBeUndefined()
  })
})

test('a GIF keeps its pictures and how often they repeat, not what is written between them', async () => {
  const whole = await moving().gif({ loop: 3 }).toBuffer()
  const behindHead = 13 + (whole[10]! & 0x80 ? 3 << ((whole[10]! & 7) + 1) : 0)
  const remark = joined([
    Uint8Array.of(0x21, 0xfe, planted.remark.length),
    spelled(planted.remark),
    Uint8Array.of(0),
  ])
  const xmp = joined([
    Uint8Array.of(0x21, 0xff, 11),
    spelled('XMP DataXMP'),
    Uint8Array.of(4),
    spelled('HiddenMaker').subarray(0, 4),
    Uint8Array.of(0),
  ])
  const before = joined([whole.subarray(0, behindHead), remark, xmp, whole.subarray(behindHead)])

  const after = clean(before)

  expect(after).toMatchObject({ kind: 'other', clean: true })
  expect(Buffer.from(after.bytes)).toEqual(whole)
})

describe('films', () => {
  test.each([
    ['with short times and places', film()],
    ['with long ones', film({ later: true })],
    ['of H.265', film({ codec: 'hvc1' })],
    ['with plain sound', film({ sound: 'sowt' })],
    ['written piece by piece', filmInPieces()],
  ])('a film %s keeps its pictures and its sound where they were', (_, before) => {
    expect(plantedIn(before)).toEqual(Object.values(planted))

    const given = Buffer.from(before)
    const after = clean(given)

    expect(given.equals(before)).toBe(true)
    expect(after).toMatchObject({ kind: 'mp4', clean: true })
    expect(plantedIn(after.bytes)).toEqual([])
    expect(after.bytes.length).toBe(before.length)
    const [one, other] = [Buffer.from(before), Buffer.from(after.bytes)]
    for (const kept of [drawn, heard]) expect(other.indexOf(kept)).toBe(one.indexOf(kept))
    for (const word of ['HIDM', 'freeGPS', 'mebx', 'udta', 'uuid', 'eleven byte'])
      expect(other.includes(word)).toBe(false)
    for (const number of [fourBytes(3_900_000_000), Uint8Array.of(0x15, 0xc7)])
      expect(other.includes(Buffer.from(number))).toBe(false)
    expect(other.toString('latin1').match(/traf/g)?.length ?? 2).toBe(2)
    expect(clean(after.bytes).bytes).toEqual(after.bytes)
  })

  test('a film of a coder nobody here knows stays as it is, with a warning', () => {
    const before = film({ codec: 'jpeg' })
    expect(clean(before)).toEqual({ bytes: before, kind: 'mp4', clean: false, warn: 'unknown' })
  })

  test('numbers larger than any film do not keep anybody waiting', () => {
    const before = Buffer.from(film())
    const sizes = before.indexOf('stsz')
    before.writeUInt32BE(1, sizes + 8)
    before.writeUInt32BE(0xffffffff, sizes + 12)
    expect(clean(before)).toMatchObject({ kind: 'mp4', clean: false })
  })

  test.each([0, 8, 15])('a box of %i bytes, too few for its own head, is no box', (size) => {
    const before = joined([film(), fourBytes(1), spelled('free'), fourBytes(0), fourBytes(size)])
    expect(clean(before)).toMatchObject({ kind: 'mp4', clean: false, warn: 'broken' })
  })
})

test.each([
  ['nothing', new Uint8Array(), 'unknown'],
  ['plain words', spelled('Dear officers'), 'unknown'],
  ['a PDF', spelled('%PDF-1.7 ...'), 'document'],
  ['a document of an office', spelled('PK\x03\x04..........[Content_Types].xml'), 'document'],
  ['an open document', spelled('PK\x03\x04......mimetypeapplication/vnd.oasis'), 'document'],
  ['an old document of an office', spelled('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), 'document'],
  ['an archive', spelled('PK\x03\x04......photos/one.jpg'), 'unknown'],
  ['a HEIC picture', box('ftyp', spelled('heic\0\0\0\0mif1')), 'unknown'],
  ['an AVIF picture', box('ftyp', spelled('avif\0\0\0\0mif1')), 'unknown'],
] as const)('%s comes back as it was, with a warning', (_, bytes, warn) => {
  expect(clean(bytes)).toEqual({ bytes, kind: 'other', clean: false, warn })
})

describe('broken files', () => {
  const whole = async () => [
    ...(await Promise.all(pictures.map(([, , make]) => make().toBuffer()))),
    await moving().gif().toBuffer(),
    ...[film(), film({ later: true }), film({ codec: 'hvc1' }), filmInPieces()].map((bytes) =>
      Buffer.from(bytes),
    ),
  ]

  test('a file that stops in the middle comes back as it was, with a warning', async () => {
    for (const bytes of await whole()) {
      const half = bytes.subarray(0, bytes.length / 2)
      expect(clean(half)).toMatchObject({ clean: false, warn: 'broken' })
      expect(clean(half).bytes).toBe(half)
    }
  })

  test('no cut and no wrong bit stops the house', async () => {
    let seed = 7
    const below = (most: number) => (seed = (seed * 48_271) % 2_147_483_647) % most
    const files = await whole()
    for (let round = 0; round < 2_000; round++) {
      const bytes = Buffer.from(files[round % files.length]!)
      for (let flips = below(4); flips; flips--) bytes[below(bytes.length)]! ^= 1 << below(8)
      const cut = round % 3 ? bytes : bytes.subarray(0, below(bytes.length))
      const after = clean(cut)
      if (!after.clean) expect(after.bytes).toBe(cut)
    }
  })

  test('an Exif block that makes no sense is a picture the right way up', () => {
    for (const word of ['', 'II', 'MM\0*\xff\xff\xff\xff', 'MM\0*\0\0\0\x08\xff\xff'])
      expect(orientationIn(spelled(word))).toBe(1)
  })
})
