import type { Missing, ScorePart } from '../../../contract/standards.ts'
import { firstDay } from '../../platform/days.ts'
import { lastDay } from './window.ts'

/** One part measured: how much there was of how much there should be, or why it cannot be said. */
export type Measured =
  | { have: number; need: number; missing: Missing[]; kinds: string[] }
  | { left: NonNullable<ScorePart['left']> }

/** A number as it is shown, to a tenth: what is shown is what is reckoned with. */
export function tenths(amount: number) {
  return Math.round(amount * 10) / 10
}

/** The first and the last day of some months. */
export function span(months: readonly string[]) {
  return { from: firstDay(months[0] ?? ''), to: lastDay(months.at(-1) ?? '') }
}
