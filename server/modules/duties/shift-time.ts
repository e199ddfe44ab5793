const minute = 60_000
const day = 24 * 60 * minute

/** How long before its time a shift may begin. */
export const early = 30 * minute
/** How long after its end what a phone kept offline may still arrive; then its route is forgotten. */
export const late = 12 * 60 * minute

type Times = { onDay: string; fromTime: string; toTime: string }

/** The instant a shift begins: its clock is the one on the wall in Việt Nam. */
export function startsAt({ onDay, fromTime }: Omit<Times, 'toTime'>) {
  return new Date(`${onDay}T${fromTime}:00+07:00`)
}

/** The instant it ends: on the next day where it goes past midnight. */
export function endsAt({ onDay, fromTime, toTime }: Times) {
  const end = startsAt({ onDay, fromTime: toTime })
  return toTime <= fromTime ? new Date(end.getTime() + day) : end
}

/** Day of the week, ISO: Monday is 1. */
export function weekdayOf(on: string) {
  return new Date(`${on}T00:00:00Z`).getUTCDay() || 7
}

/** When something a phone says happened then did happen: not before it could, not after now. */
export function between(said: string | undefined, least: Date, most: Date) {
  const at = said === undefined ? most.getTime() : Date.parse(said)
  return new Date(Math.max(least.getTime(), Math.min(at, most.getTime())))
}

/** Hours from one moment to another, to the quarter of an hour. */
export function hoursBetween(from: Date, to: Date) {
  return Math.round((to.getTime() - from.getTime()) / (15 * minute)) / 4
}

/** The clock on the wall at a moment, `22:05`. */
export function clockAt(at: Date) {
  return new Date(at.getTime() + 7 * 60 * minute).toISOString().slice(11, 16)
}
