import { sql } from 'kysely'
import type { z } from 'zod'
import type { tipDesk } from '../../../contract/tip-desk.ts'
import type { Ctx } from '../../platform/context.ts'
import { namesOf } from './box-people.ts'
import { type Desk, findDesk, type Log, logOf } from './desk-find.ts'
import { countBehind } from './desk-heads.ts'
import { postsAt } from './desk-people.ts'
import { openingsFor } from './desk-openings.ts'
import { mayHold } from './desk-policy.ts'
import { recoveriesOf } from './desk-recovery-list.ts'

type Reply = z.input<typeof tipDesk.read.reply>

/** The keys of a desk as its people see them, with one’s own locked secrets and what waits. */
export async function readDesk(
  ctx: Ctx,
  { keeperId }: Pick<z.output<typeof tipDesk.read.input>, 'keeperId'>,
) {
  const desk = await findDesk(ctx, keeperId)
  return tellDesk(ctx, desk, await logOf(ctx, keeperId))
}

/** The same after a change, without asking again who may see it. */
export async function tellDesk(ctx: Ctx, desk: Desk, log: Log): Promise<Reply> {
  const { id: keeperId, title, name } = desk
  const { entries, standing, history } = log
  const [keys, mine, recoveries, openings, behind] = await Promise.all([
    keysOf(ctx, keeperId),
    myKey(ctx, keeperId, standing?.escrow?.seq ?? -1),
    recoveriesOf(ctx, keeperId),
    openingsFor(ctx, keeperId),
    countBehind(ctx, keeperId, history),
  ])
  const may = {
    read: mayHold(ctx.actor, 'officer', keeperId),
    guard: mayHold(ctx.actor, 'custodian', keeperId),
  }
  return { keeperId, title, name, log: entries, keys, mine, behind, recoveries, openings, may }
}

async function keysOf(ctx: Ctx, keeperId: string) {
  const rows = await ctx.db
    .selectFrom('tips.key')
    .select(['id', 'accountId', 'holder', 'recipient', 'verifier', 'state', 'madeAt'])
    .where('keeperId', '=', keeperId)
    .orderBy('madeAt')
    .orderBy('id')
    .execute()
  const [nameOf, roleOf] = await Promise.all([
    namesOf(
      ctx,
      rows.map(({ accountId }) => accountId),
    ),
    postsAt(ctx, keeperId),
  ])
  return rows.map((key) => ({
    ...key,
    name: nameOf(key.accountId).name,
    role: roleOf(key.accountId, key.holder),
    state: key.state as 'proposed' | 'standing' | 'retired',
    madeAt: key.madeAt.toISOString(),
  }))
}

/**
 * One’s own key and locked secrets: the one that a recovery under way is asked for, else the newest that
 * stands, else the newest that waits to be admitted.
 */
async function myKey({ db, actor }: Ctx, keeperId: string, escrowSeq: number) {
  const key = await db
    .selectFrom('tips.key as k')
    .leftJoin('tips.escrowShare as s', (share) =>
      share
        .onRef('s.keeperId', '=', 'k.keeperId')
        .onRef('s.keyId', '=', 'k.id')
        .on('s.seq', '=', escrowSeq),
    )
    .select(['k.id', 'k.holder', 'k.state', 'k.locked', 'k.lock', 'k.hint', 's.sealed as share'])
    .where('k.keeperId', '=', keeperId)
    .where('k.accountId', '=', actor.accountId)
    .orderBy(
      sql`exists (select from tips.recovery r where r.keeper_id = k.keeper_id
        and r.key_id = k.id and r.ended_at is null) desc`,
    )
    .orderBy(sql`array_position(array['standing', 'proposed', 'retired'], k.state)`)
    .orderBy('k.madeAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!key) return null
  return {
    ...key,
    state: key.state as 'proposed' | 'standing' | 'retired',
    lock: key.lock as 'passphrase' | 'passkey',
    locked: key.locked.toString('base64'),
    share: key.share?.toString('base64') ?? null,
  }
}
