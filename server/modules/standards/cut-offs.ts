import type { Calendar } from '../../../contract/catalog.ts'
import { daysBefore } from './window.ts'

/** The deadline on whose eve a day lies: the last day of a month of any calendar; none when none is so near. */
export function eveOf(day: string, calendars: readonly Calendar[], eveDays: number) {
  for (let ahead = 0; ahead < eveDays; ahead += 1) {
    const next = daysBefore(day, -ahead - 1)
    const begins = Number(next.slice(8))
    if (calendars.some(({ monthStarts }) => monthStarts === begins)) return daysBefore(day, -ahead)
  }
  return undefined
}
