import type { z } from 'zod'
import type { duties, Rest } from '../../../contract/duties.ts'
import { announce } from '../../platform/bus.ts'
import type { Ctx } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import { conflict, notFound, wrong } from '../../platform/errors.ts'
import { keptRoster, type Of } from './roster-find.ts'
import type { At } from './shift-find.ts'

type Resting = z.output<typeof duties.rest.input>
type Days = Rest & Of

/** No shifts from one day to another: what was planned is called off, what is made later is born called off. */
export async function rest(ctx: Ctx, { from, to, ...input }: Resting): Promise<Rest> {
  await keptRoster(ctx, input)
  if (to < from) throw wrong('to', 'before_start')
  const { keeperId, modelId, id, reason } = input
  await ctx.db
    .insertInto('duties.rest')
    .values({ keeperId, modelId, id, fromDay: from, toDay: to, reason })
    .onConflict((known) => known.doNothing())
    .execute()
  const kept = (await restsOf(ctx, input)).find((each) => each.id === id)
  if (!kept) throw notFound('rest')
  if (kept.from !== from || kept.to !== to || kept.reason !== reason)
    throw conflict('rest.other_content')
  await callOff(ctx, { ...input, from, to })
  await announce(ctx, 'duties.changed', [{ keeperId, id: modelId }])
  return kept
}

/** There are shifts on those days after all, but for those that another holiday covers. */
export async function liftRest(ctx: Ctx, at: At) {
  const { keeperId, modelId, id } = at
  await keptRoster(ctx, at)
  const lifted = await ctx.db
    .updateTable('duties.rest')
    .set({ liftedAt: new Date() })
    .where('keeperId', '=', keeperId)
    .where('modelId', '=', modelId)
    .where('id', '=', id)
    .where('liftedAt', 'is', null)
    .executeTakeFirst()
  if (lifted.numUpdatedRows > 0n) {
    await ctx.db
      .updateTable('duties.shift')
      .set(({ eb }) => ({
        state: 'planned',
        reason: '',
        restId: null,
        edition: eb('edition', '+', 1),
      }))
      .where('keeperId', '=', keeperId)
      .where('restId', '=', id)
      .where('state', '=', 'called_off')
      .where('onDay', '>=', today())
      .execute()
    for (const other of await restsOf(ctx, at)) await callOff(ctx, { ...at, ...other })
    await announce(ctx, 'duties.changed', [{ keeperId, id: modelId }])
  }
  return { done: true as const }
}

function restsOf({ db }: Ctx, { keeperId, modelId }: Of) {
  return db
    .selectFrom('duties.rest')
    .select(['id', 'fromDay as from', 'toDay as to', 'reason'])
    .where('keeperId', '=', keeperId)
    .where('modelId', '=', modelId)
    .where('liftedAt', 'is', null)
    .orderBy('fromDay')
    .execute()
}

async function callOff({ db }: Ctx, { keeperId, modelId, id, from, to, reason }: Days) {
  await db
    .updateTable('duties.shift')
    .set(({ eb }) => ({
      state: 'called_off',
      restId: id,
      reason,
      edition: eb('edition', '+', 1),
    }))
    .where('keeperId', '=', keeperId)
    .where('modelId', '=', modelId)
    .where('state', '=', 'planned')
    .where('onDay', '>=', from)
    .where('onDay', '<=', to)
    .execute()
}
