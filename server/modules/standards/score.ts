import type { Rubric } from '../../../contract/rubric.ts'
import type { Rating, ScorePart } from '../../../contract/standards.ts'
import { type Measured, tenths } from './measured.ts'
import { type Facts, measures, type Yardstick } from './measures.ts'

/** A model's points, what they suggest, and every part with what it rests on. */
export type Score = { points: number; suggested: Rating; parts: ScorePart[] }

/**
 * Scores a model by its evidence. A part is worth its share of the hundred times what there was of what
 * there should be; where there is nothing to measure, the other parts carry its weight. Shares and points
 * are rounded to tenths before they are added, so whoever adds up what is shown finds the score.
 */
export function scoreOf(facts: Facts, by: Yardstick): Score {
  const taken = by.rubric.parts.map((part) => measures[part.measure](facts, by))
  const shares = sharesOf(by.rubric, taken)
  const parts = by.rubric.parts.map(({ id, measure, weight }, at): ScorePart => {
    const measured = taken[at] as Measured
    const of = shares[at] ?? 0
    if ('left' in measured)
      return { ...nothing, id, measure, weight, left: measured.left, missing: [], kinds: [] }
    const { have, need, missing, kinds } = measured
    const points = tenths(of * Math.min(1, have / need))
    return { id, measure, weight, of, points, have, need, left: null, missing, kinds }
  })
  const points = tenths(parts.reduce((sum, part) => sum + part.points, 0))
  return { points, suggested: suggestedBy(by.rubric, points), parts }
}

/** The word that goes with so many points. */
export function suggestedBy(
  { effectiveFrom, averageFrom }: Pick<Rubric, 'effectiveFrom' | 'averageFrom'>,
  points: number,
): Rating {
  if (points >= effectiveFrom) return 'effective'
  return points >= averageFrom ? 'average' : 'poor'
}

const nothing = { of: 0, points: 0, have: 0, need: 0 }

/** A hundred, shared out by weight among what could be measured: in tenths that add up to it exactly. */
function sharesOf({ parts }: Rubric, taken: Measured[]) {
  const weights = parts.map(({ weight }, at) => ('left' in (taken[at] as Measured) ? 0 : weight))
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  const exact = weights.map((weight) => (all === 0 ? 0 : (weight * 1000) / all))
  const whole = exact.map(Math.floor)
  const over = (at: number) => (exact[at] ?? 0) - (whole[at] ?? 0)
  const left = Math.round(exact.reduce((sum, each) => sum + each, 0)) - sumOf(whole)
  const most = exact.map((_, at) => at).toSorted((one, other) => over(other) - over(one))
  for (const at of most.slice(0, left)) whole[at] = (whole[at] ?? 0) + 1
  return whole.map((each) => each / 10)
}

function sumOf(all: number[]) {
  return all.reduce((sum, each) => sum + each, 0)
}
