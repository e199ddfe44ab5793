import { expect, test } from 'vitest'
import { expectedBy } from './pace.ts'

// Sixty-eight copies in 2021, as Thanh Hoá set out to make.
const year = { target: 68, from: '2021-01-01', to: '2021-12-31' }

test.each([
  ['2020-12-31', 0],
  ['2021-01-01', 0],
  // 182 of 364 days: half.
  ['2021-07-02', 34],
  // 91 of 364 days: a quarter.
  ['2021-04-02', 17],
  // 363 of 364 days: 67,8 is not 68 yet.
  ['2021-12-30', 67],
  ['2021-12-31', 68],
  ['2022-03-01', 68],
])('of 68 in a year there should be on %s: %i', (day, expected) => {
  expect(expectedBy(day, year)).toBe(expected)
})

test('of one copy there is none before its last day', () => {
  expect(expectedBy('2021-12-30', { ...year, target: 1 })).toBe(0)
  expect(expectedBy('2021-12-31', { ...year, target: 1 })).toBe(1)
})
