import { daysLater } from '../../platform/days.ts'
import { endsAt, startsAt, weekdayOf } from './shift-time.ts'

export type Times = {
  atTime: string
  winterTime: string | null
  untilTime: string | null
  weekdays: number[]
  pausedUntil: string | null
}

/** From November to February, when it gets dark early. */
function isWinter(day: string) {
  return ['11', '12', '01', '02'].includes(day.slice(5, 7))
}

function clockOn({ atTime, winterTime }: Times, day: string) {
  return isWinter(day) ? (winterTime ?? atTime) : atTime
}

/** When the signal sounds on a day; never on a weekday it rests on, nor while it is paused. */
export function dueOn(times: Times, day: string): Date | undefined {
  const { weekdays, pausedUntil } = times
  if (!weekdays.includes(weekdayOf(day))) return undefined
  if (pausedUntil !== null && day <= pausedUntil) return undefined
  return startsAt({ onDay: day, fromTime: clockOn(times, day) })
}

/** When what stays on goes out again, often on the next morning; nothing for what sounds once. */
export function offAfter(times: Times, day: string): Date | undefined {
  if (times.untilTime === null) return undefined
  return endsAt({ onDay: day, fromTime: clockOn(times, day), toTime: times.untilTime })
}

/** The next days on which it sounds after a moment, so many of them, at most a month ahead. */
export function nextAfter(times: Times, { now, count }: { now: Date; count: number }) {
  const first = new Date(now.getTime() + 7 * 3_600_000).toISOString().slice(0, 10)
  const days = Array.from({ length: 31 }, (_, at) => daysLater(first, at))
  return days
    .flatMap((on) => {
      const at = dueOn(times, on)
      return at && at > now ? [{ on, at }] : []
    })
    .slice(0, count)
}
