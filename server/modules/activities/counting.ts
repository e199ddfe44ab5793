import type { ActivityKind, SurrenderItem } from '../../../contract/catalog.ts'
import type { NewActivity } from '../../../contract/activities.ts'
import type { Counted } from '../../platform/counted.ts'
import { monthOf } from '../../platform/days.ts'

export type Entry = Counted['entries'][number]
type Told = Pick<NewActivity, 'answers' | 'lines'> & {
  on: string
  attendance?: number | null | undefined
}

/** What one record of a kind adds to the figures: each indicator once, in the month it happened. */
export function counted(
  kind: Pick<ActivityKind, 'counts'>,
  activity: Told,
  surrender: ReadonlyMap<string, Pick<SurrenderItem, 'indicator'>>,
): Entry[] {
  const sums = new Map<string, number>()
  const add = (indicator: string, amount: number) =>
    sums.set(indicator, (sums.get(indicator) ?? 0) + amount)

  for (const { indicator, amount, when } of kind.counts) {
    if (!when || holds(activity.answers[when.field], when.is))
      add(indicator, amountOf(amount, activity))
  }
  for (const { item, quantity } of activity.lines) {
    const listed = surrender.get(item)
    if (listed) add(listed.indicator, quantity)
  }
  const month = monthOf(activity.on)
  return [...sums]
    .map(([indicator, amount]) => ({ indicator, month, amount: Math.round(amount * 1000) / 1000 }))
    .filter(({ amount }) => amount !== 0)
}

/** The same entries taken back. */
export function reversed(entries: Entry[]): Entry[] {
  return entries.map((entry) => ({ ...entry, amount: -entry.amount }))
}

function holds(answer: unknown, is: string | undefined) {
  if (is === undefined) return answer === true
  return answer === is || (Array.isArray(answer) && answer.includes(is))
}

function amountOf(amount: string, { answers, attendance }: Told) {
  if (amount === 'one') return 1
  const given = amount === 'attendance' ? attendance : answers[amount]
  return typeof given === 'number' ? given : 0
}
