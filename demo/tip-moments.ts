import type { Chance } from './chance.ts'
import { daysLater, momentOf } from './calendar.ts'
import type { Course } from './tip-book.ts'

const minute = 60_000
const day = 86_400_000

/** Tips and what is said after them bear blunt times. */
export function blunt(at: Date) {
  return new Date(Math.floor(at.getTime() / (5 * minute)) * 5 * minute)
}

export function minutesAfter(at: Date, minutes: number) {
  return new Date(at.getTime() + minutes * minute)
}

const ahead = 7 * 60 * minute
/** People write in the day: what would fall between 23 and 8 o'clock is said between half past six and eight. */
export function awake(at: Date) {
  const sinceEleven = (at.getTime() + ahead + 60 * minute) % day
  const night = 9 * 60 * minute
  if (sinceEleven >= night) return at
  const morning = 90 * minute
  return new Date(at.getTime() + (night - sinceEleven) * (1 - morning / night))
}

type Setting = {
  chance: Chance
  today: string
  now: Date
  /** When the record it came out of was made. */
  recordAt: Date | undefined
  /** When the case it is in was closed. */
  caseClosedAt: Date | null | undefined
}

export type Moments = ReturnType<typeof momentsOf>

/** When what happened to a tip, none of it in the future. */
export function momentsOf(course: Course, { chance, today, now, recordAt, caseClosedAt }: Setting) {
  const between = (range: [number, number]) => chance.between(...range)
  const spoken = course.channel === 'hotline' || course.channel === 'visit'
  const receivedAt = blunt(recordAt ? minutesAfter(recordAt, 40) : came())
  const { look, forwarded, notified, closed, disputed } = course
  const after = (range: [number, number] | undefined, unit: number, from = receivedAt) =>
    range ? minutesAfter(from, between(range) * unit) : null
  const firstSeenAt = spoken ? receivedAt : after(look, 1)
  const forwardedAt = after(forwarded, 1)
  return {
    receivedAt,
    firstSeenAt,
    /** By the desk that has it now. */
    seenAt: forwardedAt ? after(look, 1, forwardedAt) : firstSeenAt,
    forwardedAt,
    notifiedAt: after(notified, 60),
    closedAt: caseClosedAt ?? after(closed, 24 * 60),
    disputedAt: disputed ? new Date(now.getTime() - between(disputed) * day) : null,
  }

  function came() {
    if ('minutes' in course.ago) return minutesAfter(now, -between(course.ago.minutes))
    return momentOf(
      daysLater(today, -Math.round(between(course.ago.days))),
      chance.between(6.5, 22.5),
    )
  }
}
