import { expect, test } from 'vitest'
import { fileKeyOf, headerFor, recipientsIn, split } from './header.ts'
import { newSecrets, publicOf } from './lock.ts'
import { open, openWhole, openWords, seal, sealStream, sealWords, whole } from './seal.ts'

async function person() {
  const secrets = await newSecrets()
  return { ...secrets, ...(await publicOf(secrets)) }
}

const [ana, binh, chi] = await Promise.all([person(), person(), person()])
const plain = crypto.getRandomValues(new Uint8Array(65_536))
const sealed = await seal(plain, [ana.recipient, binh.recipient])

test('everybody it was sealed to opens it alone, and nobody else', async () => {
  expect(recipientsIn(sealed.header)).toBe(2)
  for (const { identity } of [ana, binh]) expect(await open(sealed, identity)).toEqual(plain)
  await expect(open(sealed, chi.identity)).rejects.toThrow()
  await expect(seal(plain, [])).rejects.toThrow('sealed to nobody')
})

test('with a new head it opens for who came, and not for who left; its content stays as it was', async () => {
  const fileKey = await fileKeyOf(sealed.header, ana.identity)
  const header = headerFor(fileKey, [ana.recipient, chi.recipient])
  const rewrapped = { header, payload: sealed.payload }

  for (const { identity } of [ana, chi]) expect(await open(rewrapped, identity)).toEqual(plain)
  await expect(open(rewrapped, binh.identity)).rejects.toThrow()
  expect(split(whole(rewrapped))).toEqual(rewrapped)
  // Whoever comes may let others in, again and again.
  const again = headerFor(await fileKeyOf(header, chi.identity), [binh.recipient])
  expect(await open({ header: again, payload: sealed.payload }, binh.identity)).toEqual(plain)
  expect(recipientsIn(again)).toBe(1)
})

test('a head is written for somebody, by somebody who can open it', async () => {
  const fileKey = await fileKeyOf(sealed.header, ana.identity)

  await expect(fileKeyOf(sealed.header, chi.identity)).rejects.toThrow()
  expect(() => headerFor(fileKey, [])).toThrow('sealed to nobody')
  expect(() => headerFor(fileKey, [ana.identity])).toThrow()
  expect(() => headerFor(fileKey, [ana.recipient.slice(0, -1)])).toThrow()
})

test('a head that was tampered with opens nothing', async () => {
  const text = new TextDecoder().decode(sealed.header)
  const [stanza = ''] = /-> X25519 \S+\n\S+\n/.exec(text) ?? []
  const changed = [
    // One recipient struck out, one put in twice, another head's end.
    text.replace(stanza, ''),
    text.replace(stanza, stanza + stanza),
    text.replace(/--- .+\n/, '--- AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n'),
  ]
  for (const each of changed) {
    const header = new TextEncoder().encode(each)
    await expect(open({ header, payload: sealed.payload }, binh.identity)).rejects.toThrow()
  }
})

test.each([
  ['nothing', ''],
  ['no age file', 'Kính gửi Công an xã'],
  ['a head without an end', 'age-encryption.org/v1\n-> X25519 abc\nabc\n--- '],
])('%s is not cut in two', (_, text) => {
  expect(() => split(new TextEncoder().encode(text))).toThrow('not an age file')
})

test.each([
  [0, 1024],
  [1, 1024],
  [1000, 1024],
  // Two quotation marks belong to it.
  [1022, 1024],
  [1023, 2048],
  [2046, 2048],
  [2047, 4096],
  [5000, 8192],
  [60_000, 65_536],
])('words of %i bytes are sealed as %i, so that their length says little', async (length, size) => {
  const words = await sealWords('a'.repeat(length), [ana.recipient])

  expect(await open(words, ana.identity)).toHaveLength(size)
  expect(await openWords(words, ana.identity)).toBe('a'.repeat(length))
})

test('words of many alphabets come out as they went in', async () => {
  const said = {
    v: 1,
    text: 'Đêm qua, 3 người lạ mặt 🔦 ở cầu Bến Hồ; «ai đó» nói \u0000 và "thế"\n',
  }

  expect(await openWords(await sealWords(said, [ana.recipient]), ana.identity)).toEqual(said)
})

test('what is too large to hold twice is sealed as it comes', async () => {
  let left = 20
  const source = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (left === 0) return controller.close()
      left -= 1
      controller.enqueue(plain.slice(0, 10_000))
    },
  })
  const sent = await new Response(await sealStream(source, [ana.recipient])).arrayBuffer()

  const opened = await openWhole(new Uint8Array(sent), ana.identity)
  expect(opened).toHaveLength(200_000)
  expect(opened.slice(190_000)).toEqual(plain.slice(0, 10_000))
})
