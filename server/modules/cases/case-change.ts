import type { Updateable } from 'kysely'
import type { z } from 'zod'
import type { cases } from '../../../contract/cases.ts'
import { announce } from '../../platform/bus.ts'
import type { Ctx } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import type { DB } from '../../platform/db/schema.ts'
import { conflict, wrong } from '../../platform/errors.ts'
import { type At, type CaseRow, findCase, holdOpen, readCase } from './case-find.ts'
import { officersOf } from './officers.ts'

/** The longest a decision may be put off: two months (Criminal Procedure Code 2015, art. 147). */
const longest = 62

/** Gives the case to somebody of the desk. */
export async function assign(ctx: Ctx, input: z.output<typeof cases.assign.input>) {
  const row = await holdOpen(ctx, input)
  const officers = await officersOf(ctx, row.keeperId)
  if (!officers.some(({ id }) => id === input.to)) throw wrong('to', 'not_offered')
  return changeCase(ctx, row, { assignedTo: input.to })
}

/** Puts the decision off, once, no longer than the law allows. */
export async function extend(ctx: Ctx, input: z.output<typeof cases.extend.input>) {
  const row = await holdOpen(ctx, input)
  if (row.extended) throw conflict('case.extended_before')
  const end = today(row.openedAt.getTime() + longest * 86_400_000)
  if (input.to <= row.dueOn) throw wrong('to', 'before_last_change')
  if (input.to > end) throw wrong('to', 'too_late')
  return changeCase(ctx, row, { dueOn: input.to, extended: true })
}

/** Says that two cases have to do with each other, or that they do not after all. Both show it. */
export async function link(
  ctx: Ctx,
  { otherId, linked, ...at }: z.output<typeof cases.link.input>,
) {
  const { keeperId, id } = await findCase(ctx, at)
  if (otherId === id) throw wrong('otherId', 'not_offered')
  await findCase(ctx, { keeperId, id: otherId })
  const pairs = [
    { keeperId, caseId: id, otherId },
    { keeperId, caseId: otherId, otherId: id },
  ]
  if (linked)
    await ctx.db
      .insertInto('cases.link')
      .values(pairs)
      .onConflict((known) => known.doNothing())
      .execute()
  else
    await Promise.all(
      pairs.map((pair) =>
        ctx.db
          .deleteFrom('cases.link')
          .where('keeperId', '=', keeperId)
          .where('caseId', '=', pair.caseId)
          .where('otherId', '=', pair.otherId)
          .execute(),
      ),
    )
  await announce(ctx, 'cases.changed', [{ keeperId, id }])
  return readCase(ctx, at)
}

/** Something was done on a day; what there is to say about it is sealed. Sent twice it is one step. */
export async function step(ctx: Ctx, input: z.output<typeof cases.step.input>) {
  const { keeperId, id, stepId, kind, on, sealed, keyHead } = input
  const row = await holdOpen(ctx, { keeperId, id })
  if (!ctx.house.catalog.tips.steps.has(kind)) throw wrong('kind', 'not_offered')
  if (on > today()) throw wrong('on', 'day_in_future')
  if (sealed && !keyHead) throw wrong('keyHead', 'missing')
  await ctx.db
    .insertInto('cases.step')
    .values({
      keeperId,
      caseId: row.id,
      id: stepId,
      kind,
      onDay: on,
      header: sealed ? Buffer.from(sealed.header, 'base64') : null,
      payload: sealed ? Buffer.from(sealed.payload, 'base64') : null,
      keyHead: sealed ? (keyHead ?? null) : null,
      byId: ctx.actor.accountId,
    })
    .onConflict((known) => known.doNothing())
    .execute()
  await announce(ctx, 'cases.changed', [{ keeperId, id }])
  return readCase(ctx, input)
}

/** Writes a change of a case that is held, and tells it. */
export async function changeCase(
  ctx: Ctx,
  { keeperId, id, edition }: CaseRow,
  change: Updateable<DB['cases.case']>,
) {
  await ctx.db
    .updateTable('cases.case')
    .set({ ...change, edition: edition + 1 })
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .execute()
  await announce(ctx, 'cases.changed', [{ keeperId, id }])
  return readCase(ctx, { keeperId, id })
}

/** A tip was destroyed: the case stands without it. */
export async function forgetTip({ db }: Pick<Ctx, 'db'>, { keeperId, id }: At) {
  await db
    .deleteFrom('cases.source')
    .where('keeperId', '=', keeperId)
    .where('kind', '=', 'tip')
    .where('sourceId', '=', id)
    .execute()
}
