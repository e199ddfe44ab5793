import type { Shift } from '../../../contract/duties.ts'

const day = 86_400_000

/** So many days later, or earlier when negative. */
export function daysLater(on: string, count: number) {
  return new Date(Date.parse(`${on}T00:00:00Z`) + count * day).toISOString().slice(0, 10)
}

/** The days of a week from its first, each with its shifts. */
export function daysOf(from: string, shifts: Shift[]) {
  return Array.from({ length: 7 }, (_, at) => {
    const on = daysLater(from, at)
    return { on, at, shifts: shifts.filter((shift) => shift.on === on) }
  })
}

/** The clock on the wall in Việt Nam at an instant, `21:30`. */
export function clockOf(iso: string) {
  return new Date(Date.parse(iso) + 7 * 3_600_000).toISOString().slice(11, 16)
}

/** When a shift may begin: half an hour before its time. */
export function opensAt({ startsAt }: Pick<Shift, 'startsAt'>) {
  return new Date(Date.parse(startsAt) - 30 * 60_000).toISOString()
}

/** The shift that is on now or comes next, of one's own. */
export function nextOf(mine: Shift[]) {
  return mine.find(({ state }) => state === 'started') ?? mine.find(({ turns }) => isMine(turns))
}

export function isMine(turns: Shift['turns']) {
  return turns.some(({ mine }) => mine)
}
