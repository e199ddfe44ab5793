import { sql } from 'kysely'
import type { z } from 'zod'
import type { tipDesk } from '../../../contract/tip-desk.ts'
import { recipientsIn } from '../../../sealing/header.ts'
import type { Ctx } from '../../platform/context.ts'
import { allow, conflict, notFound, Refusal } from '../../platform/errors.ts'
import { findDesk, standingAt } from './desk-find.ts'
import { changed, keyOf } from './desk-keys.ts'
import { mayHold } from './desk-policy.ts'

type Asking = z.output<typeof tipDesk.askRecovery.input>
type Giving = z.output<typeof tipDesk.giveShare.input>
type Ending = z.output<typeof tipDesk.endRecovery.input>

/** An officer whose keys are lost asks two holders for the desk’s escrow key, with new keys of their own. */
export async function askRecovery(ctx: Ctx, { keeperId, id, keyId, reason }: Asking) {
  const desk = await findDesk(ctx, keeperId)
  allow(mayHold(ctx.actor, 'officer', keeperId))
  const { escrow } = await standingAt(ctx, keeperId)
  if (!escrow) throw conflict('recovery.no_escrow')
  const key = await keyOf(ctx, { keeperId, id: keyId })
  const mine = key?.accountId === ctx.actor.accountId && key.holder === 'officer'
  if (!mine || key.state === 'retired') throw notFound('key')
  const { accountId: askedBy } = ctx.actor
  const open = await ctx.db
    .selectFrom('tips.recovery')
    .select(['id'])
    .where('keeperId', '=', keeperId)
    .where('askedBy', '=', askedBy)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  if (open && open.id !== id) throw conflict('recovery.open')
  await ctx.db
    .insertInto('tips.recovery')
    .values({ keeperId, id, keyId, seq: escrow.seq, reason, askedBy })
    .onConflict((twice) => twice.columns(['keeperId', 'id']).doNothing())
    .execute()
  const kept = await held(ctx, { keeperId, id })
  if (kept.askedBy !== askedBy || kept.keyId !== keyId) throw conflict('recovery.other_content')
  return changed(ctx, desk)
}

/** A holder hands their share on, sealed to the one who asked; to oneself nobody gives. */
export async function giveShare(ctx: Ctx, { keeperId, id, fromKey, sealed }: Giving) {
  const desk = await findDesk(ctx, keeperId)
  const recovery = await openRecovery(ctx, { keeperId, id })
  const { escrow, keys } = await standingAt(ctx, keeperId)
  if (escrow?.seq !== recovery.seq) throw conflict('recovery.stale')
  const from = keys.find((key) => key.id === fromKey)
  const { accountId } = ctx.actor
  const mine = from?.accountId === accountId && escrow.holders.includes(fromKey)
  allow(mine && recovery.askedBy !== accountId && mayHold(ctx.actor, from.holder, keeperId))
  const share = Buffer.from(sealed, 'base64')
  if (recipientsIn(share) !== 1) throw new Refusal(400, 'tip.sealed_wrong')
  await ctx.db
    .insertInto('tips.recoveryShare')
    .values({ keeperId, recoveryId: id, fromKey, sealed: share, byId: accountId })
    .onConflict((twice) => twice.columns(['keeperId', 'recoveryId', 'fromKey']).doNothing())
    .execute()
  return changed(ctx, desk)
}

/** A recovery came about, or somebody of the desk refused it: the shares are destroyed, who gave stays known. */
export async function endRecovery(ctx: Ctx, { keeperId, id, outcome }: Ending) {
  const desk = await findDesk(ctx, keeperId)
  const recovery = await held(ctx, { keeperId, id })
  if (recovery.outcome === outcome) return changed(ctx, desk)
  if (recovery.endedAt) throw conflict('recovery.ended')
  // That it came about only the one who asked can say; refusing is for every holder.
  const asker = recovery.askedBy === ctx.actor.accountId
  const { keys } = await standingAt(ctx, keeperId)
  const holder = keys.some(({ accountId }) => accountId === ctx.actor.accountId)
  allow(asker || (outcome === 'refused' && holder))
  await ctx.db
    .updateTable('tips.recovery')
    .set({ outcome, endedAt: sql<Date>`now()` })
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .execute()
  await ctx.db
    .updateTable('tips.recoveryShare')
    .set({ sealed: Buffer.alloc(0) })
    .where('keeperId', '=', keeperId)
    .where('recoveryId', '=', id)
    .execute()
  return changed(ctx, desk)
}

type At = { keeperId: string; id: string }

/** A recovery of this desk, held still until the change is done. */
async function held({ db }: Ctx, { keeperId, id }: At) {
  const recovery = await db
    .selectFrom('tips.recovery')
    .selectAll()
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!recovery) throw notFound('recovery')
  return recovery
}

async function openRecovery(ctx: Ctx, at: At) {
  const recovery = await held(ctx, at)
  if (recovery.endedAt) throw conflict('recovery.ended')
  return recovery
}
