import { daysSince } from '../../lib/days-since.ts'
import { today } from '../../lib/numbers.ts'

/** How many days before its year is over a signature may be given anew. */
const remindDays = 30

/** In how many days a signature runs out, when that is soon. */
export function runsOutSoon(until: string, now = today()) {
  const left = -daysSince(until, now)
  return left <= remindDays ? left : undefined
}
