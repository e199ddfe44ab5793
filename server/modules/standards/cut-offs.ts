import { daysLater } from '../../platform/days.ts'
import type { Calendar } from '../../../contract/catalog.ts'

/** The deadline on whose eve a day lies: the last day of a month of any calendar; none when none is so near. */
export function eveOf(day: string, calendars: readonly Calendar[], eveDays: number) {
  for (let ahead = 0; ahead < eveDays; ahead += 1) {
    const next = daysLater(day, ahead + 1)
    const begins = Number(next.slice(8))
    if (calendars.some(({ monthStarts }) => monthStarts === begins)) return daysLater(day, ahead)
  }
  return undefined
}
