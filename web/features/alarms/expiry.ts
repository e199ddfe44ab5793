import { daysSince } from '../../lib/days-since.ts'
import { today } from '../../lib/numbers.ts'

/** Two months before its day is soon enough to buy another. */
const warnDays = 60

/** Whether a thing is past its day, soon will be, or has time; nothing where no day is known. */
export function expiryOf(day: string | null, now = today()) {
  if (day === null) return undefined
  const past = daysSince(day, now)
  if (past > 0) return 'past'
  return past > -warnDays ? 'soon' : 'later'
}
