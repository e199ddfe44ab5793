import { scryptSync } from 'node:crypto'
import { hex } from '@scure/base'
import { identityToRecipient } from 'age-encryption'
import { expect, test } from 'vitest'
import { codeIn, keysOf, newCode, receiptOf, type Stretch, written } from './receipt.ts'

/** Known for good: whoever wrote this code down must come in with it in ten years. */
const known = {
  code: '12345678901234567888',
  bearer: 'a2f9bf55b23ae12bf3ad22260dbce05917cdf78d987a4b4e98c36011b50ae581',
  recipient: 'age1z504nzx4ahynln30g4cx5d2czc32a74c2y7jf6lx8v06uv605awqexkvk0',
  receipt: '01f64aadb9fd54add7961c1b7ec05fdd80387f36ef8c720b4da98aad6bc0b404',
}

test('a code has twenty digits, no two alike, and is known again however it is written', () => {
  const codes = Array.from({ length: 500 }, newCode)

  expect(new Set(codes).size).toBe(500)
  for (const code of codes) {
    expect(code).toMatch(/^\d{20}$/)
    expect(written(code)).toMatch(/^(\d{4} ){4}\d{4}$/)
    for (const typed of [code, written(code), `  ${written(code).replaceAll(' ', '-')}\n`])
      expect(codeIn(typed)).toBe(code)
  }
})

test('every digit comes about as often as any other', () => {
  const counts = new Map<string, number>()
  for (let time = 0; time < 2000; time += 1)
    for (const digit of newCode().slice(0, 18)) counts.set(digit, (counts.get(digit) ?? 0) + 1)

  expect(counts.size).toBe(10)
  // 3,600 of each on average; five standard deviations either way.
  for (const count of counts.values()) expect(Math.abs(count - 3600)).toBeLessThan(5 * 57)
})

test('one wrong digit, or two neighbours that changed places, is never a code', () => {
  for (let time = 0; time < 20; time += 1) {
    const code = newCode()
    for (let at = 0; at < 20; at += 1) {
      for (const digit of '0123456789') {
        const slip = code.slice(0, at) + digit + code.slice(at + 1)
        expect(codeIn(slip)).toBe(slip === code ? code : undefined)
      }
      const swapped =
        code.slice(0, at) + code.slice(at + 1, at + 2) + code.slice(at, at + 1) + code.slice(at + 2)
      expect(codeIn(swapped)).toBe(swapped === code ? code : undefined)
    }
  }
})

test.each(['', '1234', `${known.code}0`, known.code.slice(1), 'mười hai', `${known.code}x`])(
  'what is no code is not taken for one: %s',
  (typed) => {
    expect(codeIn(typed)).toBeUndefined()
  },
)

test('a code opens the same today and in ten years, in a browser and on a server', async () => {
  const onServer: Stretch = async (code, salt, { N, r, p, dkLen }) =>
    scryptSync(code, salt, dkLen, { N, r, p, maxmem: 64 * 1024 * 1024 })
  const keys = await keysOf(known.code)

  expect(codeIn(known.code)).toBe(known.code)
  expect(await keysOf(known.code, onServer)).toEqual(keys)
  expect({
    code: known.code,
    bearer: hex.encode(keys.bearer),
    recipient: keys.recipient,
    receipt: hex.encode(receiptOf(keys.bearer)),
  }).toEqual(known)
  expect(await identityToRecipient(keys.identity)).toBe(keys.recipient)
})

test('two codes that differ by a little have nothing in common', async () => {
  const quick: Stretch = async (code, salt, { dkLen }) =>
    scryptSync(code, salt, dkLen, { N: 2, r: 1, p: 1 })
  const all = await Promise.all(
    [known.code, newCode(), newCode()].map((each) => keysOf(each, quick)),
  )

  for (const part of ['identity', 'recipient'] as const)
    expect(new Set(all.map((keys) => keys[part])).size).toBe(3)
  expect(new Set(all.map(({ bearer }) => hex.encode(bearer))).size).toBe(3)
  for (const { bearer } of all) expect(bearer).toHaveLength(32)
})
