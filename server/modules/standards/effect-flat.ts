import { type Effect, effectOf } from './effect.ts'
import type { Started, Unit } from './spans.ts'

/** Six years: two before a start, one after it, and three in which it may lie. */
export const looked = 72

/**
 * The residential units of an area with their incidents, laid out flat: so they are handed to another thread as
 * they are. `counts`: month after month of one unit, then the next; NaN where nobody kept books.
 */
export type Counts = {
  ids: string[]
  households: Float64Array
  /** In which of the months the model started; NaN where it never did. */
  starts: Float64Array
  counts: Float32Array
}

/** What the model changed, from counts laid out flat. */
export function effectIn({ ids, households, starts, counts }: Counts): Effect {
  const treated: Started[] = []
  const others: Unit[] = []
  for (const [index, id] of ids.entries()) {
    const months = counts.subarray(index * looked, (index + 1) * looked)
    const unit = { id, households: households[index] ?? 0, months }
    const startedAt = starts[index] ?? Number.NaN
    if (Number.isNaN(startedAt)) others.push(unit)
    else treated.push({ ...unit, startedAt })
  }
  return effectOf(treated, others)
}
