import type { Holidays } from '../../contract/holidays.ts'
import { daysLater } from './days.ts'

/** Days off in the week and those in the year, and the days of a weekend that are worked all the same. */
export type DaysOff = { off: Set<string>; worked: Set<string> }

/** What the years of the catalog say of days off, as one calendar. */
export function daysOffIn(years: Holidays[]): DaysOff {
  return {
    off: new Set(years.flatMap(({ off }) => off.flatMap(({ on, until }) => daysFrom(on, until)))),
    worked: new Set(years.flatMap(({ worked }) => worked)),
  }
}

/** Is it a day on which offices work? */
export function isWorkingDay(day: string, { off, worked }: DaysOff) {
  if (worked.has(day)) return true
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !off.has(day)
}

/** The day on which so many working days are over; the day it begins with is not counted. */
export function workingDaysAfter(day: string, count: number, calendar: DaysOff) {
  let found = day
  for (let left = count; left > 0;) {
    found = daysLater(found, 1)
    if (isWorkingDay(found, calendar)) left -= 1
  }
  return found
}

/** How many working days are left after one day, up to and with another; less than none when it is past. */
export function workingDaysLeft(day: string, until: string, calendar: DaysOff): number {
  if (day > until) return -workingDaysLeft(until, day, calendar)
  return daysFrom(daysLater(day, 1), until).filter((each) => isWorkingDay(each, calendar)).length
}

function daysFrom(on: string, until = on) {
  const days: string[] = []
  for (let day = on; day <= until; day = daysLater(day, 1)) days.push(day)
  return days
}
