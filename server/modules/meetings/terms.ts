import { daysLater } from '../../platform/days.ts'
import { renewalDays } from './coverage.ts'

/** For how long somebody stands by a covenant: from a day, until another that is no longer in it. */
export type Term = { mark: string; signedOn: string; until: string }

/** The day a year later; from 29 February it is 28 February. */
export function yearAfter(day: string) {
  const [year = 0, month = 1, of = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year + 1, month, 0)).getUTCDate()
  return new Date(Date.UTC(year + 1, month - 1, Math.min(of, last))).toISOString().slice(0, 10)
}

/** What a new signature is to those a household gave before: the first, a renewal, or once too often. */
export function isTo<Known extends Term>(term: Term, known: Known[]) {
  const over = known.filter(
    (each) => each.mark === term.mark && each.signedOn < term.until && each.until > term.signedOn,
  )
  const [one, ...more] = over
  if (!one) return { is: 'first' as const }
  const renews = one.signedOn < term.signedOn && one.until <= daysLater(term.signedOn, renewalDays)
  if (more.length > 0 || !renews) return { is: 'already' as const, by: one }
  return { is: 'renewal' as const, of: one }
}

/** The most that stand at once on a day or any time after it. */
export function mostAtOnce(terms: Term[], from: string) {
  const moves = new Map<string, number>()
  for (const { signedOn, until } of terms.filter((term) => term.until > from)) {
    const begins = signedOn > from ? signedOn : from
    moves.set(begins, (moves.get(begins) ?? 0) + 1)
    moves.set(until, (moves.get(until) ?? 0) - 1)
  }
  let now = 0
  let most = 0
  for (const [, move] of [...moves].toSorted(([one], [other]) => one.localeCompare(other))) {
    now += move
    most = Math.max(most, now)
  }
  return most
}
