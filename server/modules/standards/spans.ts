/** One residential unit and its incidents, month by month from a first month common to all units. */
export type Unit = {
  readonly id: string
  readonly households: number
  readonly months: ArrayLike<number>
}

/** A unit with the model, and in which of the common months the model started. */
export type Started = Unit & { readonly startedAt: number }

/** Which months find the units alike, and which are the "before". */
export type Way = 'year_earlier' | 'months_between' | 'same_year'

/** The months that are looked at for one start. */
export type Span = {
  readonly alike: readonly number[]
  readonly before: readonly number[]
  readonly after: readonly number[]
  readonly firstHalf: readonly number[]
  readonly secondHalf: readonly number[]
}

const every = (step: number, first: number, length: number) =>
  Array.from({ length }, (_, at) => first + at * step)

/**
 * The months for a model started in a month; that month, partly with and partly without it, is in none.
 *
 * Units are matched on the year before the start. If that year were the "before" as well, a unit found
 * because its count happened to be like another's would go back to its own level afterwards, and the
 * difference would take that for an effect (Daw & Hatfield 2018, "Matching and Regression to the Mean
 * in Difference-in-Differences Analysis", Health Services Research 53(6)).
 *
 * `year_earlier`, where two years are known: the earlier one is the "before". It lies as far from the
 * year of matching as the year after does, so the way back weighs the same on both sides, even for a
 * model founded because of one bad year (Chabé-Ferret 2015, "Analysis of the bias of Matching and
 * Difference-in-Difference under alternative earnings and selection processes", Journal of
 * Econometrics 185(1)).
 *
 * Where one year is known no choice is right for all: `months_between` matches on every second month
 * and compares the others, right for units that always had more; `same_year` does both with the whole
 * year, right for units chosen for their bad year. The truth lies between the two (Ding & Li 2019, "A
 * Bracketing Relationship between Difference-in-Differences and Lagged-Dependent-Variable Adjustment",
 * Political Analysis 27(4)).
 */
export function spanFrom(startedAt: number, way: Way): Span {
  const yearBefore = every(1, startedAt - 12, 12)
  const months = {
    year_earlier: { alike: yearBefore, before: every(1, startedAt - 24, 12) },
    months_between: { alike: every(2, startedAt - 11, 6), before: every(2, startedAt - 12, 6) },
    same_year: { alike: yearBefore, before: yearBefore },
  }
  return {
    ...months[way],
    after: every(1, startedAt + 1, 12),
    firstHalf: yearBefore.slice(0, 6),
    secondHalf: yearBefore.slice(6),
  }
}

/** Is every month that a span looks at counted for a unit? */
export function isKnown({ months }: Unit, { before, alike, after }: Span) {
  for (const part of [before, alike, after])
    for (const month of part) {
      const count = months[month] ?? -1
      if (!(count >= 0 && count < Infinity)) return false
    }
  return true
}

/** Incidents per 1,000 households and year in some months of a unit. */
export function rateIn({ months, households }: Unit, which: readonly number[]) {
  let incidents = 0
  for (const month of which) incidents += months[month] ?? Number.NaN
  return (incidents * 12_000) / (which.length * households)
}
