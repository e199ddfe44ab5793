import { nearest } from './nearest.ts'
import type { Span, Started, Unit, Way } from './spans.ts'
import { isKnown, rateIn, spanFrom } from './spans.ts'

/** A unit with the model beside the units without it that were like it before the start. */
export type Matched = { readonly unit: Started; readonly span: Span; readonly alike: Unit[] }

/** How many units stand beside each, and how far off they may be, in standard deviations. */
export type Closeness = { readonly perUnit: number; readonly caliper: number }

/**
 * Finds for units with the model those most like them without, by size (households, in logarithms) and
 * by incidents per 1,000 households in the months of matching, both in standard deviations of the
 * units without. One unit may stand beside several. Who has nobody within the caliper is left out.
 */
export function matcherFor(others: readonly Unit[], closeness: Closeness) {
  // Ordered by id within a size as well, so that sums too come out the same to the last digit.
  const units = others.filter(hasHouseholds).toSorted((a, b) => sizeOf(a) - sizeOf(b) || byId(a, b))
  const ids = units.map((unit) => unit.id)
  const sizes = units.map(sizeOf)
  const sizeUnit = deviation(sizes)
  const fieldOf = (span: Span) => {
    const rates = units.map((unit) => (isKnown(unit, span) ? rateIn(unit, span.alike) : Number.NaN))
    return { ids, xs: sizes, xUnit: sizeUnit, ys: rates, yUnit: deviation(rates) }
  }
  return (treated: readonly Started[], way: Way): Matched[] => {
    const usable = treated.filter(hasHouseholds)
    const starts = [...new Set(usable.map((unit) => unit.startedAt))]
    return starts.flatMap((startedAt) => {
      const span = spanFrom(startedAt, way)
      const field = fieldOf(span)
      const together = usable.filter((unit) => unit.startedAt === startedAt)
      return together.flatMap((unit) => {
        const place = { x: sizeOf(unit), y: rateIn(unit, span.alike) }
        const alike = nearest(field, place, closeness).flatMap((at) => units[at] ?? [])
        return alike.length ? [{ unit, span, alike }] : []
      })
    })
  }
}

const hasHouseholds = ({ households }: Unit) => households > 0 && Number.isFinite(households)

const sizeOf = ({ households }: Unit) => Math.log(households)

const byId = (a: Unit, b: Unit) => (a.id < b.id ? -1 : Number(a.id > b.id))

/** The standard deviation of the numbers that are known. */
function deviation(numbers: readonly number[]) {
  const known = numbers.filter((each) => !Number.isNaN(each))
  const mean = known.reduce((sum, each) => sum + each, 0) / known.length
  const squares = known.reduce((sum, each) => sum + (each - mean) ** 2, 0)
  return Math.sqrt(squares / known.length)
}
