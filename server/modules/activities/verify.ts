import type { z } from 'zod'
import type { activities } from '../../../contract/activities.ts'
import { announce, tell } from '../../platform/bus.ts'
import type { Ctx } from '../../platform/context.ts'
import { allow, conflict } from '../../platform/errors.ts'
import { counted } from './counting.ts'
import { type At, holdActivity } from './find.ts'
import { mayVerify } from './policy.ts'
import { kindOf } from './prepare.ts'
import { isOwn, readActivity, waits, type Sheet } from './read.ts'
import { countedFact } from './write.ts'

type GivenBack = z.output<typeof activities.giveBack.input>

/** Confirms that it happened as written; from then on it counts. Nobody confirms their own record. */
export async function verify(ctx: Ctx, { keeperId, id }: At): Promise<Sheet> {
  const { actor, house } = ctx
  const row = await holdActivity(ctx, { keeperId, id })
  allow(mayVerify(actor, row.path))
  if (row.state === 'verified' && row.verifiedBy === actor.accountId) return readActivity(ctx, row)
  if (isOwn(ctx, row)) throw conflict('activity.own_record')
  if (!waits(ctx, row)) throw conflict('activity.changed', await readActivity(ctx, row))

  const entries = counted(kindOf(house.catalog, row.kind), row, house.catalog.surrender)
  await ctx.db
    .updateTable('activities.activity')
    .set({
      state: 'verified',
      verifiedBy: actor.accountId,
      verifiedAt: new Date(),
      counted: JSON.stringify(entries),
    })
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .execute()
  await tell(ctx, 'figures.counted', entries.length > 0 ? [countedFact(row, entries)] : [])
  await announce(ctx, 'activities.settled', [{ keeperId, id, state: 'verified' }])
  return readActivity(ctx, row)
}

/** Gives a record back to its writer with the reason; it waits for them to send it again. */
export async function giveBack(ctx: Ctx, { keeperId, id, reason }: GivenBack): Promise<Sheet> {
  const row = await holdActivity(ctx, { keeperId, id })
  allow(mayVerify(ctx.actor, row.path))
  if (row.state === 'returned' && row.returnedFor === reason) return readActivity(ctx, row)
  if (!waits(ctx, row)) throw conflict('activity.changed', await readActivity(ctx, row))

  await ctx.db
    .updateTable('activities.activity')
    .set({ state: 'returned', returnedFor: reason })
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .execute()
  await announce(ctx, 'activities.settled', [{ keeperId, id, state: 'returned' }])
  return readActivity(ctx, row)
}
