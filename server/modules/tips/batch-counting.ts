import { tell } from '../../platform/bus.ts'
import type { Ctx } from '../../platform/context.ts'
import { monthOf } from '../../platform/days.ts'
import type { BatchRow } from './batch-find.ts'
import type { BoxRow } from './box-find.ts'

type Box = Pick<BoxRow, 'keeperId' | 'id' | 'unitId'>

/** A letter box that hangs is one of the stock; one that was taken down is no more. */
export async function countBox(
  ctx: Ctx,
  { keeperId, id, unitId }: Box,
  { on, step }: { on: string; step: 1 | -1 },
) {
  const entries = [{ indicator: 'tipbox.count', month: monthOf(on), amount: step }]
  await tell(ctx, 'figures.counted', [{ keeperId, source: 'tip', sourceId: id, unitId, entries }])
}

/** What a confirmed record counts where no diary does: as much as its entry in a diary would. */
export async function countBatch(ctx: Ctx, batch: BatchRow) {
  const { keeperId, id, unitId, onDay, kind, letters, attendance } = batch
  const amounts: Record<string, number> =
    kind === 'box'
      ? { 'tipbox.openings': 1, 'tipbox.letters': letters, 'tip.total': letters }
      : { 'meeting.sessions': 1, 'meeting.attendances': attendance ?? 0, 'tip.total': letters }
  const month = monthOf(onDay)
  const entries = Object.entries(amounts)
    .filter(([, amount]) => amount > 0)
    .map(([indicator, amount]) => ({ indicator, month, amount }))
  await tell(ctx, 'figures.counted', [{ keeperId, source: 'tip', sourceId: id, unitId, entries }])
}
