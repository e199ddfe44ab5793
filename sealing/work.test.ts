import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { bitsOf, doWork } from './work.ts'

/** The same said in text: how many noughts lead the hash, bit by bit. */
function noughts(said: string) {
  const hash = createHash('sha256').update(said).digest()
  const bits = [...hash].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return bits.indexOf('1')
}

test('bits are counted over the borders of bytes', () => {
  const counted = new Set<number>()
  for (let nonce = 0; nonce < 5000; nonce += 1) {
    const bits = bitsOf('thử', 'b64', nonce)
    expect(bits).toBe(noughts(`thử|b64|${nonce}`))
    counted.add(bits)
  }
  expect(Math.max(...counted)).toBeGreaterThan(8)
})

test.each([0, 1, 4, 8, 9, 12])('work of %i bits is found, and known when it is seen', (bits) => {
  const nonce = doWork('challenge', 'receipt', bits)

  expect(bitsOf('challenge', 'receipt', nonce)).toBeGreaterThanOrEqual(bits)
  for (let earlier = 0; earlier < nonce; earlier += 1)
    expect(bitsOf('challenge', 'receipt', earlier)).toBeLessThan(bits)
})

test('work done for one receipt is none for another, nor under another challenge', () => {
  const nonces = Array.from({ length: 8 }, (_, at) => doWork('challenge', `receipt ${at}`, 12))
  const good = (challenge: string, shift: number) =>
    nonces.filter((nonce, at) => bitsOf(challenge, `receipt ${(at + shift) % 8}`, nonce) >= 12)

  expect(good('challenge', 0)).toHaveLength(8)
  expect(good('challenge', 1).length).toBeLessThan(2)
  expect(good('another', 0).length).toBeLessThan(2)
})
