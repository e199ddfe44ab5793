import { meanDifference, meanOf } from './interval.ts'
import type { Closeness, Matched } from './matching.ts'
import { matcherFor } from './matching.ts'
import type { Span, Started, Unit, Way } from './spans.ts'
import { isKnown, rateIn, spanFrom } from './spans.ts'

/** Incidents per 1,000 households and year, before and after. */
export type BeforeAfter = { readonly before: number; readonly after: number }

/** Why it cannot be said yet what a model changed. */
export type NotEnough = {
  readonly enough: false
  readonly why: 'too_few_models' | 'too_few_months' | 'too_few_matches' | 'too_few_incidents'
  /** The units with the model that came as far as this. */
  readonly units: number
}

/** What a model changed, in incidents per 1,000 households and year: below nought is fewer. */
export type Enough = {
  readonly enough: true
  readonly perThousand: number
  readonly low: number
  readonly high: number
  readonly units: number
  /** Different units without the model that they were compared with. */
  readonly matches: number
  /** Units with too few months known before or after the start. */
  readonly tooYoung: number
  /** Units whose households are unknown or which nobody is like. */
  readonly leftOut: number
  /** With one year, the interval spans two readings of it and the less favourable is the figure. */
  readonly yearsBefore: 1 | 2
  readonly withModel: BeforeAfter
  readonly without: BeforeAfter
  /** Did both go the same way within the year before the start, as far as can be told? */
  readonly trendsAlike: boolean
}

export type Effect = NotEnough | Enough

/** Fewer are no group: nothing is said of them. */
const fewest = 5

/**
 * Does a model work? By how much more or less incidents changed in the units with it, from the year
 * before to the year after it started, than in units without it that were like them: the difference
 * in differences (Card & Krueger 1994, "Minimum Wages and Employment", American Economic Review
 * 84(4)) over matched units (Abadie & Imbens 2006). Every unit with the model counts the same.
 *
 * `others` never had the model; whoever is in both lists is taken as having it, from its first start.
 * See `spanFrom` for the months, `matcherFor` for who is alike, `meanDifference` for the interval.
 */
export function effectOf(
  treated: readonly Started[],
  others: readonly Unit[],
  { perUnit = 3, caliper = 0.5 }: Partial<Closeness> = {},
): Effect {
  const starts = firstStarts(treated)
  if (starts.size < fewest) return no('too_few_models', starts.size)
  const units = [...starts.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const knownFor = (way: Way) =>
    units.filter((unit) => isKnown(unit, spanFrom(unit.startedAt, way)))
  const old = knownFor('same_year')
  if (old.length < fewest) return no('too_few_months', old.length)
  const match = matcherFor(
    others.filter(({ id }) => !starts.has(id)),
    { perUnit, caliper },
  )
  const older = knownFor('year_earlier')
  const tooYoung = (known: Started[]) => units.length - known.length
  const leftOut = (known: Started[], { units: used }: Reading) => known.length - used
  const earlier = read(match(older, 'year_earlier'))
  if (earlier.enough)
    return {
      ...earlier,
      tooYoung: tooYoung(older),
      leftOut: leftOut(older, earlier),
      yearsBefore: 2,
    }
  const between = read(match(old, 'months_between'))
  if (!between.enough) return between
  const same = read(match(old, 'same_year'))
  if (!same.enough) return same
  const shown = between.perThousand > same.perThousand ? between : same
  return {
    ...shown,
    low: Math.min(between.low, same.low),
    high: Math.max(between.high, same.high),
    tooYoung: tooYoung(old),
    leftOut: leftOut(old, shown),
    yearsBefore: 1,
    trendsAlike: between.trendsAlike && same.trendsAlike,
  }
}

/** One entry a unit: where a model started twice, the first start. */
function firstStarts(treated: readonly Started[]) {
  const first = new Map<string, Started>()
  for (const unit of treated) {
    const earlier = first.get(unit.id)
    if (!earlier || unit.startedAt < earlier.startedAt) first.set(unit.id, unit)
  }
  return first
}

type Reading = Omit<Enough, 'tooYoung' | 'leftOut' | 'yearsBefore'>

/** The figure that one way of matching gives. */
function read(matched: readonly Matched[]): Reading | NotEnough {
  const matches = new Set(matched.flatMap(({ alike }) => alike.map(({ id }) => id)))
  const units = matched.length
  if (units < fewest || matches.size < fewest) return no('too_few_matches', units)
  if (incidentsIn(matched) < fewest) return no('too_few_incidents', units)
  const { mean, low, high } = changeBetween(matched, 'before', 'after')
  const earlier = changeBetween(matched, 'firstHalf', 'secondHalf')
  return {
    enough: true,
    perThousand: mean,
    low,
    high,
    units,
    matches: matches.size,
    withModel: beforeAfter(matched, ({ unit }) => [unit]),
    without: beforeAfter(matched, ({ alike }) => alike),
    trendsAlike: earlier.low <= 0 && earlier.high >= 0,
  }
}

function no(why: NotEnough['why'], units: number): NotEnough {
  return { enough: false, why, units }
}

/** By how much more the units with the model changed from some months to others than those without. */
function changeBetween(matched: readonly Matched[], from: keyof Span, to: keyof Span) {
  return meanDifference(
    matched.map(({ unit, span, alike }) => {
      const change = (each: Unit) => rateIn(each, span[to]) - rateIn(each, span[from])
      const others = alike.map((each) => ({ id: each.id, value: change(each) }))
      return { own: change(unit), others }
    }),
  )
}

/** The mean rates before and after of the units chosen from each match. */
function beforeAfter(
  matched: readonly Matched[],
  chosen: (each: Matched) => readonly Unit[],
): BeforeAfter {
  const rate = (months: keyof Span) =>
    meanOf(
      matched.map((each) => meanOf(chosen(each).map((unit) => rateIn(unit, each.span[months])))),
    )
  return { before: rate('before'), after: rate('after') }
}

/** The incidents behind a figure: where almost nothing happened, the interval would be a point. */
function incidentsIn(matched: readonly Matched[]) {
  const counted = new Map<string, number>()
  for (const { unit, span, alike } of matched)
    for (const { id, months } of [unit, ...alike]) {
      const sum = [...span.before, ...span.after].reduce((all, at) => all + (months[at] ?? 0), 0)
      counted.set(id, Math.max(counted.get(id) ?? 0, sum))
    }
  return [...counted.values()].reduce((all, each) => all + each, 0)
}
