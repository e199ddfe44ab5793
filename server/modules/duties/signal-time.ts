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
export function isWinter(day: string) {
  return ['11', '12', '01', '02'].includes(day.slice(5, 7))
}

/** When the signal sounds on a day; never on a weekday it rests on, nor while it is paused. */
export function dueOn(
  { atTime, winterTime, weekdays, pausedUntil }: Times,
  day: string,
): Date | undefined {
  if (!weekdays.includes(weekdayOf(day))) return undefined
  if (pausedUntil !== null && day <= pausedUntil) return undefined
  return startsAt({ onDay: day, fromTime: isWinter(day) ? (winterTime ?? atTime) : atTime })
}

/** When what stays on goes out again, often on the next morning; nothing for what sounds once. */
export function offAfter({ atTime, winterTime, untilTime }: Times, day: string): Date | undefined {
  if (untilTime === null) return undefined
  const fromTime = isWinter(day) ? (winterTime ?? atTime) : atTime
  return endsAt({ onDay: day, fromTime, toTime: untilTime })
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
