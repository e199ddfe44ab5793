import { tell } from '../../platform/bus.ts'
import type { Ctx } from '../../platform/context.ts'
import type { Counted } from '../../platform/counted.ts'
import { monthOf, today } from '../../platform/days.ts'

/** What of a tip is counted: that it was looked at, and that it was of value. */
export type Countable = { channel: string; seenAt: Date | null; valuable: boolean | null }
type Named = { keeperId: string; id: string; receivedAt: Date }

/** Slips are counted by the record of their box or meeting, not one by one. */
const byRecord = new Set(['box', 'meeting'])

/** What a change of a tip adds to the figures or takes back; undefined: before it was, or after it is no more. */
export function difference(
  before: Countable | undefined,
  after: Countable | undefined,
): { indicator: string; amount: number }[] {
  const told = (['tip.total', 'tip.valuable'] as const).map((indicator) => ({
    indicator,
    amount: amountOf(indicator, after) - amountOf(indicator, before),
  }))
  return told.filter(({ amount }) => amount !== 0)
}

function amountOf(indicator: 'tip.total' | 'tip.valuable', tip: Countable | undefined) {
  if (!tip) return 0
  if (indicator === 'tip.valuable') return tip.valuable ? 1 : 0
  return tip.seenAt && !byRecord.has(tip.channel) ? 1 : 0
}

/** Tells the figures of a desk's unit, in the month each tip was received. */
export async function tellLedger(
  ctx: Pick<Ctx, 'db' | 'house'>,
  changes: { tip: Named; before: Countable | undefined; after: Countable | undefined }[],
) {
  const facts = changes.flatMap(({ tip, before, after }): Counted[] => {
    const { keeperId, id, receivedAt } = tip
    const month = monthOf(today(receivedAt.getTime()))
    const entries = difference(before, after).map((entry) => ({ ...entry, month }))
    if (entries.length === 0) return []
    return [{ keeperId, source: 'tip', sourceId: id, unitId: keeperId, entries }]
  })
  await tell(ctx, 'figures.counted', facts)
}
