import type { z } from 'zod'
import type { tips } from '../../../contract/tips.ts'
import type { Ctx } from '../../platform/context.ts'
import { conflict } from '../../platform/errors.ts'
import { changeTip } from './change.ts'
import { type At, holdTip, needReader } from './find.ts'
import { wholeTip } from './whole.ts'

type Said = z.output<typeof tips.say.input>

/** One tip, for an officer whose key opens it. */
export async function readTip(ctx: Ctx, at: At) {
  await needReader(ctx, at.keeperId)
  return wholeTip(ctx, at)
}

/** An officer looked: the first clock stops. Said again, nothing changes. */
export async function seen(ctx: Ctx, at: At) {
  await needReader(ctx, at.keeperId)
  const row = await holdTip(ctx, at)
  if (!row.seenAt) await changeTip(ctx, row)
  return wholeTip(ctx, at)
}

/** A word to the sender, or a note among officers. Told twice it is one. */
export async function say(ctx: Ctx, { messageId, side, keyHead, sealed, ...at }: Said) {
  await needReader(ctx, at.keeperId)
  const row = await holdTip(ctx, at)
  if (side === 'desk' && !row.replyTo) throw conflict('tip.nobody_to_answer')
  const made = await ctx.db
    .insertInto('tips.message')
    .values({
      keeperId: at.keeperId,
      tipId: at.id,
      id: messageId,
      side,
      header: Buffer.from(sealed.header, 'base64'),
      payload: Buffer.from(sealed.payload, 'base64'),
      keyHead,
      byId: ctx.actor.accountId,
    })
    .onConflict((known) => known.doNothing())
    .returning('id')
    .execute()
  if (made.length > 0 && !row.seenAt) await changeTip(ctx, row)
  return wholeTip(ctx, at)
}
