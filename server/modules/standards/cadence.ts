import type { ModelType } from '../../../contract/catalog.ts'
import type { Missing } from '../../../contract/standards.ts'
import type { Work } from '../activities/module.ts'
import { type Measured, span, tenths } from './measured.ts'
import { lastDay, type Window } from './window.ts'

type Rhythm = ModelType['rhythms'][number]

/** How many months one period of each rhythm is looked at by. */
const monthsIn = { day: 1, week: 1, month: 1, quarter: 3, year: 12 }

/**
 * The periods of a window in which something was due: months, or as many together as the rhythm needs,
 * counted back from the end. A period that was paused for half of it or more asks for nothing.
 */
export function dueIn({ months, paused }: Window, per: Rhythm['per']): string[][] {
  const size = monthsIn[per]
  const periods: string[][] = []
  for (let end = months.length; end >= size; end -= size)
    periods.unshift(months.slice(end - size, end))
  return periods.filter(
    (period) => period.filter((month) => !paused.includes(month)).length * 2 > size,
  )
}

/**
 * The rhythm kept: in each period what was done of what was due, at most all of it; the average over
 * periods, then over rhythms, in percent.
 */
export function cadenceOf(
  window: Window,
  works: readonly Work[],
  rhythms: readonly Rhythm[],
): Measured {
  const missing: Missing[] = []
  const kept: number[] = []
  for (const rhythm of rhythms) {
    const periods = dueIn(window, rhythm.per)
    if (periods.length === 0) continue
    const shares = periods.map((months) => {
      const have = doneIn(works, rhythm, months)
      const need = needIn(rhythm, months)
      if (have < need) missing.push({ kind: rhythm.activity, ...span(months), have, need })
      return Math.min(1, have / need)
    })
    kept.push(mean(shares))
  }
  if (kept.length === 0) return { left: 'no_rhythm_due' }
  const kinds = [...new Set(rhythms.map(({ activity }) => activity))]
  return { have: tenths(mean(kept) * 100), need: 100, missing, kinds }
}

/** Days on which it was done: ten records of one evening are one evening. */
function doneIn(works: readonly Work[], { activity, per, atLeast }: Rhythm, months: string[]) {
  let done = 0
  for (const { kind, month, days, records } of works) {
    if (kind !== activity || !months.includes(month)) continue
    done += per === 'day' ? Math.min(records, days * atLeast) : days
  }
  return done
}

function needIn({ per, atLeast }: Rhythm, months: string[]) {
  if (per !== 'day' && per !== 'week') return atLeast
  const days = Number(lastDay(months[0] ?? '').slice(8))
  return per === 'day' ? days * atLeast : Math.floor(days / 7) * atLeast
}

function mean(shares: number[]) {
  return shares.reduce((sum, share) => sum + share, 0) / shares.length
}
