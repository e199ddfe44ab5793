/** One residential unit and its incidents, month by month from a first month common to all units. */
export type Unit = {
  readonly id: string
  readonly households: number
  readonly months: ArrayLike<number>
}

/** A unit with the model, and in which of the common months the model started. */
export type Started = Unit & { readonly startedAt: number }

/** The months that are looked at for one start: to find units alike, before, and after. */
export type Span = {
  readonly twoYears: boolean
  readonly alike: readonly number[]
  readonly before: readonly number[]
  readonly after: readonly number[]
  readonly firstHalf: readonly number[]
  readonly secondHalf: readonly number[]
}

const every = (step: number, first: number, length: number) =>
  Array.from({ length }, (_, at) => first + at * step)

/**
 * The months for a model started in a month; that month, half with and half without it, is in none.
 *
 * Units are matched on the year before the start. That year must not be the "before" as well: a unit
 * chosen because its count happened to be like another's goes back to its own level afterwards, and
 * the difference takes that for an effect (Daw & Hatfield 2018, "Matching and Regression to the Mean
 * in Difference-in-Differences Analysis", Health Services Research 53(6)). With two years known, the
 * earlier one is the "before". It lies as far from the year of matching as the year after does, so
 * the way back weighs the same on both sides, also for a model founded because of one bad year
 * (Chabé-Ferret 2015, "Analysis of the bias of Matching and Difference-in-Difference under
 * alternative earnings and selection processes", Journal of Econometrics 185(1)). With one year
 * known, every second month of it finds the match and the months between are the "before".
 */
export function spanFrom(startedAt: number, twoYears: boolean): Span {
  return {
    twoYears,
    alike: twoYears ? every(1, startedAt - 12, 12) : every(2, startedAt - 11, 6),
    before: twoYears ? every(1, startedAt - 24, 12) : every(2, startedAt - 12, 6),
    after: every(1, startedAt + 1, 12),
    firstHalf: every(1, startedAt - 12, 6),
    secondHalf: every(1, startedAt - 6, 6),
  }
}

/** The longest span that a unit's own months allow, or none while there is no year on both sides. */
export function spanOf(unit: Started) {
  if (!Number.isInteger(unit.startedAt)) return undefined
  return [spanFrom(unit.startedAt, true), spanFrom(unit.startedAt, false)].find((span) =>
    isKnown(unit, span),
  )
}

/** Is every month of a span counted for a unit? */
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
