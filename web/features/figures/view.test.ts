import { expect, test } from 'vitest'
import { lastDay, monthsAfter, monthsBetween } from './view.ts'

test.each([
  ['2025-11', 1, '2025-12'],
  ['2025-12', 1, '2026-01'],
  ['2026-01', -1, '2025-12'],
  ['2025-06', -23, '2023-07'],
])('%s and %i months is %s', (month, steps, then) => {
  expect(monthsAfter(month, steps)).toBe(then)
})

test('the months of a quarter over a new year', () => {
  expect(monthsBetween('2025-11', '2026-01')).toEqual(['2025-11', '2025-12', '2026-01'])
  expect(monthsBetween('2025-11', '2025-11')).toEqual(['2025-11'])
})

test.each([
  ['2025-11', '2025-11-30'],
  ['2024-02', '2024-02-29'],
  ['2025-12', '2025-12-31'],
])('%s ends on %s', (month, day) => {
  expect(lastDay(month)).toBe(day)
})
