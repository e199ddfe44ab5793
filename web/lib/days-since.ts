import { today } from './numbers.ts'

const dayLong = 86_400_000

/** How many days have gone by since a day, by the calendar of Việt Nam. */
export function daysSince(day: string, now = today()) {
  return Math.round((Date.parse(now) - Date.parse(day.slice(0, 10))) / dayLong)
}
