import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadCatalog } from './catalog.ts'
import { root } from './root.ts'
import { daysLater } from './days.ts'
import { isWorkingDay, workingDaysAfter, workingDaysLeft } from './working-days.ts'

const { daysOff, holidays } = await loadCatalog(join(root, 'catalog'))

test.each([
  ['a plain week', '2026-11-16', 1, '2026-11-17'],
  ['over a weekend', '2026-11-20', 1, '2026-11-23'],
  ['five of them are a week', '2026-11-18', 5, '2026-11-25'],
  ['begun on a Saturday', '2026-11-21', 5, '2026-11-27'],
  ['over Tết 2026', '2026-02-13', 5, '2026-02-27'],
  ['over Tết 2023, which has a weekend in it', '2023-01-19', 1, '2023-01-27'],
  ['over New Year 2023, a Sunday: the Monday is off in its stead', '2022-12-30', 1, '2023-01-03'],
  ['over 30/4 and 1/5', '2025-04-29', 1, '2025-05-02'],
  ['over Hùng Kings and 30/4, 1/5 of 2023', '2023-04-28', 1, '2023-05-04'],
  ['over the second of September', '2026-08-31', 1, '2026-09-03'],
  ['none', '2026-11-21', 0, '2026-11-21'],
])('%s', (_, day, count, until) => {
  expect(workingDaysAfter(day, count, daysOff)).toBe(until)
})

test('what is left is counted back to nothing on the last day, and below it after', () => {
  expect(workingDaysLeft('2026-02-13', '2026-02-27', daysOff)).toBe(5)
  expect(workingDaysLeft('2026-02-21', '2026-02-27', daysOff)).toBe(5)
  expect(workingDaysLeft('2026-02-27', '2026-02-27', daysOff)).toBe(0)
  expect(workingDaysLeft('2026-03-03', '2026-02-27', daysOff)).toBe(-2)
})

test('a weekend that is made up for is worked', () => {
  const calendar = { off: new Set(['2026-08-31']), worked: new Set(['2026-08-22']) }

  expect(isWorkingDay('2026-08-22', calendar)).toBe(true)
  expect(isWorkingDay('2026-08-23', calendar)).toBe(false)
  expect(workingDaysAfter('2026-08-21', 1, calendar)).toBe('2026-08-22')
  expect(workingDaysAfter('2026-08-28', 1, calendar)).toBe('2026-09-01')
})

test('every year of the law’s eleven days has eleven working days off, Tết five of them', () => {
  expect(holidays.map(({ year }) => year)).toEqual([
    2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027, 2028,
  ])
  for (const { year } of holidays) {
    const off = [...daysOff.off].filter((day) => day.startsWith(`${year}-`)).filter(onWeekdays)
    expect({ year, days: off.length }).toEqual({ year, days: 11 })
    for (const each of off) expect(isWorkingDay(each, daysOff)).toBe(false)
  }
  expect(daysLater('2024-02-28', 2)).toBe('2024-03-01')
})

function onWeekdays(day: string) {
  return ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
}
