import { expect, test } from 'vitest'
import { saidWords } from '../../../sealing/lock.ts'
import { offerWords, strengthOf } from './passphrase.ts'

test('the words offered are six, hard to guess, and other ones each time', () => {
  const offered = Array.from({ length: 50 }, offerWords)
  expect(new Set(offered).size).toBe(50)
  for (const words of offered) expect(words.split(' ')).toHaveLength(6)
})

test('marks, capitals and doubled spaces make no difference', () => {
  expect(saidWords('  Suối trong  ĐỒI xanh ')).toBe(saidWords('suoi trong doi xanh'))
})

test.each([
  ['', 'weak'],
  ['binhyen113', 'weak'],
  ['aaaa aaaa aaaa aaaa aaaa aaaa', 'weak'],
  ['hoa ban nở trắng', 'fair'],
  ['mùa này hoa ban nở trắng lưng đồi', 'strong'],
] as const)('%j is %s', (typed, strength) => {
  expect(strengthOf(typed)).toBe(strength)
})
