import { sql } from 'kysely'
import type { z } from 'zod'
import type { tipDesk } from '../../../contract/tip-desk.ts'
import type { tips } from '../../../contract/tips.ts'
import { recipientsIn } from '../../../sealing/header.ts'
import type { Ctx } from '../../platform/context.ts'
import { conflict, notFound, Refusal, wrong } from '../../platform/errors.ts'
import { findDesk, logOf } from './desk-find.ts'
import { tellDesk } from './desk-read.ts'
import { type At, holdTip, needReader } from './find.ts'
import { wholeTip } from './whole.ts'

type Asking = z.output<typeof tips.askIdentity.input>
type Settling = z.output<typeof tipDesk.settleOpening.input>

/** An officer asks a second one to open with them who the sender is, and says why: the sender will read it. */
export async function askIdentity(ctx: Ctx, { openingId, reason, ...at }: Asking) {
  await needReader(ctx, at.keeperId)
  await holdTip(ctx, at)
  if (!ctx.house.catalog.tips.openingReasons.has(reason)) throw wrong('reason', 'not_offered')
  const askedKey = await keyWithShare(ctx, at)
  const askedBy = ctx.actor.accountId
  await ctx.db
    .insertInto('tips.identityOpening')
    .values({ keeperId: at.keeperId, tipId: at.id, id: openingId, reason, askedBy, askedKey })
    .onConflict((twice) => twice.columns(['keeperId', 'tipId', 'id']).doNothing())
    .execute()
  const kept = await openingOf(ctx, { ...at, openingId })
  if (kept.askedBy !== askedBy || kept.reason !== reason) throw conflict('opening.other_content')
  return wholeTip(ctx, at)
}

/**
 * The second person hands on their share, sealed to the first; or refuses, which is kept as well. They
 * need not be one who reads tips: a custodian says yes or no, and sees nothing of it.
 */
export async function settleOpening(ctx: Ctx, { keeperId, id: openingId, tipId, share }: Settling) {
  const desk = await findDesk(ctx, keeperId)
  const at = { keeperId, id: tipId }
  await holdTip(ctx, at)
  const opening = await openingOf(ctx, { ...at, openingId })
  const { accountId } = ctx.actor
  if (opening.askedBy === accountId) throw conflict('opening.second_person')
  await keyWithShare(ctx, at)
  const refused = share === null
  const settled = opening.agreedBy !== null
  if (settled && (opening.agreedBy !== accountId || opening.refused !== refused))
    throw conflict('opening.settled')
  const handed = share === null ? null : Buffer.from(share, 'base64')
  if (handed && recipientsIn(handed) !== 1) throw new Refusal(400, 'tip.sealed_wrong')
  if (!settled)
    await ctx.db
      .updateTable('tips.identityOpening')
      .set({ agreedBy: accountId, agreedAt: sql<Date>`now()`, refused, share: handed })
      .where('keeperId', '=', keeperId)
      .where('tipId', '=', tipId)
      .where('id', '=', openingId)
      .execute()
  return tellDesk(ctx, desk, await logOf(ctx, keeperId))
}

/** The actor’s standing key that a share of this identity was sealed to; a name taken back has none. */
async function keyWithShare({ db, actor }: Ctx, { keeperId, id }: At) {
  const named = await db
    .selectFrom('tips.identity')
    .select('tipId')
    .where('keeperId', '=', keeperId)
    .where('tipId', '=', id)
    .executeTakeFirst()
  if (!named) throw notFound('identity')
  const share = await db
    .selectFrom('tips.identityShare as s')
    .innerJoin('tips.key as k', (key) =>
      key.onRef('k.keeperId', '=', 's.keeperId').onRef('k.id', '=', 's.keyId'),
    )
    .select('k.id')
    .where('s.keeperId', '=', keeperId)
    .where('s.tipId', '=', id)
    .where('k.accountId', '=', actor.accountId)
    .where('k.state', '=', 'standing')
    .executeTakeFirst()
  if (!share) throw new Refusal(403, 'opening.no_share')
  return share.id
}

async function openingOf({ db }: Ctx, { keeperId, id, openingId }: At & { openingId: string }) {
  const opening = await db
    .selectFrom('tips.identityOpening')
    .selectAll()
    .where('keeperId', '=', keeperId)
    .where('tipId', '=', id)
    .where('id', '=', openingId)
    .executeTakeFirst()
  if (!opening) throw notFound('opening')
  return opening
}
