import { expect, test } from 'vitest'
import { said, saidTogether } from './suppression.ts'

const shown = (counts: { value: number | null }[]) => counts.map(({ value }) => value ?? '<5')

test.each([
  [0, 0],
  [1, '<5'],
  [4, '<5'],
  [5, 5],
  [729, 729],
])('%s alone is said as %s', (count, expected) => {
  expect(shown([said(count)])).toEqual([expected])
})

test.each<[string, number[], (number | string)[]]>([
  ['nothing to hide', [7, 5, 0], [7, 5, 0]],
  ['one is few: the next smallest is hidden with it', [20, 3, 8, 0], [20, '<5', '<5', 0]],
  ['two are few: neither can be worked out', [20, 3, 1, 8], [20, '<5', '<5', 8]],
  ['one is few and nothing else is there', [0, 2], [0, '<5']],
  ['of two as small, one', [6, 2, 6], ['<5', '<5', 6]],
])('%s', (_, counts, expected) => {
  expect(shown(saidTogether(counts))).toEqual(expected)
})
