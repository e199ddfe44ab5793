import { expect, test } from 'vitest'
import { monthsOfSpread, standingIn, stoodIn } from './spread.ts'

const place = (id: string) => ({
  id,
  kind: 'province' as const,
  title: 'tỉnh',
  name: id,
  validTo: null,
})

test.each([
  ['2025-05-31', null, '2025-05', true],
  ['2025-06-01', null, '2025-05', false],
  ['2025-01-01', '2025-05-31', '2025-05', false],
  ['2025-01-01', '2025-06-01', '2025-05', true],
  [null, null, '2025-05', false],
])('launched %s, ended %s: at the end of %s it stood: %s', (startedOn, endedOn, month, stood) => {
  expect(stoodIn({ startedOn, endedOn }, month)).toBe(stood)
})

test('counted by province, month after month over the new year', () => {
  const family = [
    { startedOn: '2025-11-02', endedOn: null, province: place('a') },
    { startedOn: '2025-12-24', endedOn: '2026-02-01', province: place('a') },
    { startedOn: '2026-01-05', endedOn: null, province: place('b') },
    { startedOn: null, endedOn: null, province: place('b') },
  ]
  const months = monthsOfSpread(family, '2026-02')

  expect(months).toEqual(['2025-11', '2025-12', '2026-01', '2026-02'])
  expect(months.map((month) => Object.fromEntries(standingIn(family, month)))).toEqual([
    { a: 1 },
    { a: 2 },
    { a: 2, b: 1 },
    { a: 1, b: 1 },
  ])
  expect(monthsOfSpread([{ startedOn: null, endedOn: null }], '2026-02')).toEqual([])
})
