import { sql } from 'kysely'
import type { z } from 'zod'
import type { tipDesk } from '../../../contract/tip-desk.ts'
import { announce } from '../../platform/bus.ts'
import type { Ctx } from '../../platform/context.ts'
import { allow, conflict, notFound } from '../../platform/errors.ts'
import { type Desk, findDesk, logOf } from './desk-find.ts'
import { mayHold } from './desk-policy.ts'
import { tellDesk } from './desk-read.ts'

type Proposal = z.output<typeof tipDesk.propose.input>
type Relock = z.output<typeof tipDesk.relock.input>

/** Somebody made keys in their browser and offers them to a desk; sent twice they are the same keys. */
export async function propose(ctx: Ctx, { keeperId, locked, ...proposal }: Proposal) {
  const desk = await findDesk(ctx, keeperId)
  allow(mayHold(ctx.actor, proposal.holder, keeperId))
  const { accountId } = ctx.actor
  await ctx.db
    .insertInto('tips.key')
    .values({ keeperId, accountId, ...proposal, locked: Buffer.from(locked, 'base64') })
    .onConflict((twice) => twice.columns(['keeperId', 'id']).doNothing())
    .execute()
  const kept = await keyOf(ctx, { keeperId, id: proposal.id })
  const same =
    kept?.accountId === accountId &&
    kept.holder === proposal.holder &&
    kept.recipient === proposal.recipient &&
    kept.verifier === proposal.verifier
  if (!same) throw conflict('key.other_content')
  return changed(ctx, desk)
}

/** The owner of keys locks them with other words, or with a passkey: what they open stays the same. */
export async function relock(ctx: Ctx, { keeperId, id, locked, lock, hint }: Relock) {
  const desk = await findDesk(ctx, keeperId)
  const relocked = await ctx.db
    .updateTable('tips.key')
    .set({ locked: Buffer.from(locked, 'base64'), lock, hint })
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .where('accountId', '=', ctx.actor.accountId)
    .where('state', '<>', 'retired')
    .returning('id')
    .executeTakeFirst()
  if (!relocked) throw notFound('key')
  return tellDesk(ctx, desk, await logOf(ctx, keeperId))
}

/** A key of a desk, as it was offered. */
export function keyOf({ db }: Pick<Ctx, 'db'>, { keeperId, id }: { keeperId: string; id: string }) {
  return db
    .selectFrom('tips.key')
    .selectAll()
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** A key stands from the moment the log says so; one that left opens nothing, and its secrets go. */
export async function setState(
  { db }: Ctx,
  { keeperId, id }: { keeperId: string; id: string },
  state: 'standing' | 'retired',
) {
  const gone = { locked: Buffer.alloc(0), hint: null, retiredAt: sql<Date>`now()` }
  await db
    .updateTable('tips.key')
    .set({ state, ...(state === 'retired' ? gone : {}) })
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .execute()
}

/** The desk after a change that its other people should see. */
export async function changed(ctx: Ctx, desk: Desk) {
  const log = await logOf(ctx, desk.id)
  await announce(ctx, 'tips.keys_changed', [{ keeperId: desk.id, seq: log.entries.length - 1 }])
  return tellDesk(ctx, desk, log)
}
