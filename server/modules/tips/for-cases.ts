import type { Ctx } from '../../platform/context.ts'
import { conflict, notFound, wrong } from '../../platform/errors.ts'
import { changeTip } from './change.ts'
import { endWithJoined } from './ending.ts'
import { holdTip, tipRows } from './find.ts'

type Inside = Pick<Ctx, 'db' | 'house'>
type Tips = { keeperId: string; tipIds: string[] }

/** Tips of a desk as a case may know them: that they are there, what they are about, how they stand. */
export async function tipsForCase({ db }: Pick<Ctx, 'db'>, keeperId: string, ids: string[]) {
  if (ids.length === 0) return []
  const rows = await tipRows({ db })
    .where('t.keeperId', '=', keeperId)
    .where('t.id', 'in', ids)
    .orderBy('t.receivedAt')
    .execute()
  return rows.map(
    ({ id, category, state, edition, receivedAt, disputedAt, joinedTo, valuable }) => ({
      id,
      category,
      state,
      edition,
      receivedAt,
      joinedTo,
      valuable,
      open: state === 'new' || state === 'seen',
      disputed: disputedAt !== null,
    }),
  )
}

/** A case took tips up, and with each those that are about the same. */
export async function takeUp(ctx: Inside, { caseId, ...tips }: Tips & { caseId: string }) {
  for (const row of await held(ctx, tips)) {
    if (row.state === 'closed') throw conflict('tip.closed')
    if (row.state === 'in_case') throw conflict('tip.in_case')
    await changeTip(ctx, row, { state: 'in_case', caseId, takenUpAt: new Date() })
  }
}

/** The case is closed: each sender reads how, and each tip is judged. */
export async function endTips(
  ctx: Inside,
  { outcome: id, valuable, ...tips }: Tips & { outcome: string; valuable: boolean },
) {
  const outcome = ctx.house.catalog.tips.outcomes.get(id)
  if (!outcome) throw wrong('outcome', 'not_offered')
  for (const row of await held(ctx, { ...tips, alone: true }))
    if (row.state !== 'closed') await endWithJoined(ctx, row, { outcome, valuable })
}

/** The case is not about them after all, or was opened anew: they are open again, and judged by nobody. */
export async function releaseTips(ctx: Inside, tips: Tips) {
  for (const row of await held(ctx, tips)) {
    if (row.state === 'in_case') await changeTip(ctx, row, { state: 'seen', ...inNoCase })
    if (row.state === 'closed') await changeTip(ctx, row, reopened)
  }
}

const inNoCase = { caseId: null, takenUpAt: null } as const

const reopened = {
  ...inNoCase,
  state: 'seen',
  outcome: null,
  valuable: null,
  closedAt: null,
  decidedAt: null,
  destroyOn: null,
} as const

/** Always in the same order, so that two who hold several wait for each other instead of for ever. */
async function held({ db }: Inside, { keeperId, tipIds, alone }: Tips & { alone?: boolean }) {
  if (tipIds.length === 0) return []
  const found = await db
    .selectFrom('tips.tip')
    .select('id')
    .where('keeperId', '=', keeperId)
    .where((is) =>
      is.or([is('id', 'in', tipIds), ...(alone ? [] : [is('joinedTo', 'in', tipIds)])]),
    )
    .orderBy('id')
    .execute()
  if (tipIds.some((id) => !found.some((each) => each.id === id))) throw notFound('tip')
  const rows = []
  for (const { id } of found) rows.push(await holdTip({ db }, { keeperId, id }))
  return rows
}
