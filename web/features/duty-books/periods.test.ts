import { expect, test } from 'vitest'
import { periodOf, samePeriod } from './periods.ts'

test.each([
  ['2026-01-01', 'month', 1],
  ['2026-12-31', 'month', 12],
  ['2026-03-31', 'quarter', 1],
  ['2026-04-01', 'quarter', 2],
  ['2026-12-31', 'quarter', 4],
  ['2026-06-30', 'half', 1],
  ['2026-07-01', 'half', 2],
  ['2026-12-31', 'year', 1],
] as const)('%s by the %s lies in number %i', (day, per, number) => {
  expect(periodOf(day, per)).toEqual({ year: 2026, number })
})

test('the same quarter of another year is another quarter', () => {
  expect(samePeriod('2026-01-15', '2026-03-31', 'quarter')).toBe(true)
  expect(samePeriod('2025-01-15', '2026-01-15', 'quarter')).toBe(false)
})
