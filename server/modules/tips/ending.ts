import type { CaseOutcome } from '../../../contract/tip-kinds.ts'
import type { Ctx } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import { changeTip } from './change.ts'
import { holdTip, type TipRow } from './find.ts'
import { joinedTo } from './parts.ts'

type Ending = { outcome: CaseOutcome; valuable: boolean }

/** Ends a tip with an outcome, and with it those that are about the same: each sender is told. */
export async function endWithJoined(ctx: Pick<Ctx, 'db' | 'house'>, row: TipRow, ending: Ending) {
  await end(ctx, row, ending)
  const { keeperId } = row
  for (const id of (await joinedTo(ctx, row)).toSorted()) {
    const other = await holdTip(ctx, { keeperId, id })
    // What was judged of it before stands.
    const valuable = other.valuable ?? ending.valuable
    if (other.state !== 'closed') await end(ctx, other, { ...ending, valuable })
  }
}

async function end(ctx: Pick<Ctx, 'db' | 'house'>, row: TipRow, { outcome, valuable }: Ending) {
  const months = ctx.house.catalog.tips.categories.get(row.category)?.keep.closed
  const now = new Date()
  await changeTip(ctx, row, {
    state: 'closed',
    outcome: outcome.id,
    valuable,
    closedAt: now,
    destroyOn: dayAfter(today(), months ?? 24),
    ...(outcome.decides && { decidedAt: now }),
  })
}

/** The day so many months after another; where that month is shorter, its last day. */
export function dayAfter(day: string, months: number) {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  const moved = new Date(Date.UTC(year, month - 1 + months, Math.min(date, last)))
  return moved.toISOString().slice(0, 10)
}
