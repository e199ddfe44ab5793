import type { z } from 'zod'
import type { cases } from '../../../contract/cases.ts'
import { tell } from '../../platform/bus.ts'
import type { Ctx } from '../../platform/context.ts'
import { monthOf, today } from '../../platform/days.ts'
import { conflict, wrong } from '../../platform/errors.ts'
import { endTips, releaseTips, takeUp, tipsForCase } from '../tips/module.ts'
import { changeCase } from './case-change.ts'
import { type CaseRow, holdCase, holdOpen } from './case-find.ts'

/** Ends a case with an outcome from the list; every sender of its tips reads it in plain words. */
export async function closeCase(ctx: Ctx, input: z.output<typeof cases.close.input>) {
  const row = await holdOpen(ctx, input)
  const { keeperId, outcome, valuable } = input
  if (!ctx.house.catalog.tips.outcomes.has(outcome)) throw wrong('outcome', 'not_offered')
  await endTips(ctx, { keeperId, tipIds: await tipIdsOf(ctx, row), outcome, valuable })
  const closedAt = new Date()
  await count(ctx, row, { outcome, closedAt, by: 1 })
  return changeCase(ctx, row, {
    state: 'closed',
    outcome,
    valuable,
    closedBy: ctx.actor.accountId,
    closedAt,
  })
}

/** Opens a closed case again: what it counted is taken back, and its tips are in it again. */
export async function reopenCase(ctx: Ctx, input: z.output<typeof cases.reopen.input>) {
  const row = await holdCase(ctx, input)
  if (row.state === 'open' || !row.outcome || !row.closedAt) throw conflict('case.open')
  const { keeperId, outcome, closedAt } = row
  const tipIds = await tipIdsOf(ctx, row)
  await releaseTips(ctx, { keeperId, tipIds })
  const tips = await tipsForCase(ctx, keeperId, tipIds)
  const free = tips.filter(({ state }) => state === 'seen' || state === 'new')
  await takeUp(ctx, { keeperId, tipIds: free.map(({ id }) => id), caseId: row.id })
  await count(ctx, row, { outcome, closedAt, by: -1 })
  return changeCase(ctx, row, {
    state: 'open',
    outcome: null,
    valuable: null,
    closedBy: null,
    closedAt: null,
  })
}

type Ended = { outcome: string; closedAt: Date; by: 1 | -1 }

/** What a case closed so adds to the figures of its desk, in the month it was closed. */
async function count(ctx: Ctx, { keeperId, id }: CaseRow, { outcome, closedAt, by }: Ended) {
  const counts = ctx.house.catalog.tips.outcomes.get(outcome)?.counts ?? []
  if (counts.length === 0) return
  const month = monthOf(today(closedAt.getTime()))
  const entries = counts.map((indicator) => ({ indicator, month, amount: by }))
  await tell(ctx, 'figures.counted', [
    { keeperId, source: 'case', sourceId: id, unitId: keeperId, entries },
  ])
}

async function tipIdsOf({ db }: Ctx, { keeperId, id }: CaseRow) {
  const rows = await db
    .selectFrom('cases.source')
    .select('sourceId')
    .where('keeperId', '=', keeperId)
    .where('caseId', '=', id)
    .where('kind', '=', 'tip')
    .execute()
  return rows.map(({ sourceId }) => sourceId)
}
