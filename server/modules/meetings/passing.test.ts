import { expect, test } from 'vitest'
import { passes } from './passing.ts'

test.each([
  ['half is not more than half', 60, 30, false, false],
  ['one more than half', 60, 31, false, true],
  ['half of an odd number', 61, 30, false, false],
  ['the greater half of an odd number', 61, 31, false, true],
  ['two thirds exactly, for money', 60, 40, true, true],
  ['one less than two thirds, for money', 60, 39, true, false],
  ['two thirds of a number that three does not divide', 61, 40, true, false],
  ['the next above it', 61, 41, true, true],
  ['everybody', 27, 27, true, true],
  ['a place of one household', 1, 1, false, true],
  ['nobody', 27, 0, false, false],
])('%s', (_, households, agreed, money, passed) => {
  expect(passes({ households, agreed, money })).toBe(passed)
})
