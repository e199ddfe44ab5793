import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { allow, notFound, Refusal } from '../../platform/errors.ts'
import type { Ran } from './clocks.ts'
import { readsHere, wouldReadHere } from './policy.ts'

export type At = { keeperId: string; id: string }

/** Lets an officer of this very desk through; to anybody else it has no tips. */
export function needOfficer({ actor }: Pick<Ctx, 'actor'>, keeperId: string) {
  if (readsHere(actor, keeperId)) return
  allow(!wouldReadHere(actor, keeperId))
  throw notFound('tip')
}

/** The same, and one whose key stands: what is sealed is of no use to others. */
export async function needReader(ctx: Ctx, keeperId: string) {
  needOfficer(ctx, keeperId)
  const held = await ctx.db
    .selectFrom('tips.key')
    .select('id')
    .where('keeperId', '=', keeperId)
    .where('accountId', '=', ctx.actor.accountId)
    .where('holder', '=', 'officer')
    .where('state', '=', 'standing')
    .executeTakeFirst()
  if (!held) throw new Refusal(403, 'tip.key_needed')
}

/** Tips of a desk, each with what its clocks and its line in the queue are told from. */
export function tipRows({ db }: Pick<Ctx, 'db'>) {
  return db
    .selectFrom('tips.tip as t')
    .selectAll('t')
    .select([
      sql<number>`(
        select count(*)::int from tips.file f
         where f.keeper_id = t.keeper_id and f.tip_id = t.id)`.as('files'),
      sql<boolean>`exists (
        select 1 from tips.identity i
         where i.keeper_id = t.keeper_id and i.tip_id = t.id)`.as('named'),
      sql<string | null>`(
        select m.side from tips.message m
         where m.keeper_id = t.keeper_id and m.tip_id = t.id and m.side <> 'note'
         order by m.seq desc limit 1)`.as('lastSide'),
      sql<Date | null>`(
        select max(x.at) from tips.transfer x
         where x.keeper_id = t.keeper_id and x.tip_id = t.id and x.to_keeper = t.keeper_id)`.as(
        'arrivedAt',
      ),
      sql<Date | null>`(
        select max(x.at) from tips.transfer x
         where x.keeper_id = t.keeper_id and x.tip_id = t.id and x.to_body is not null)`.as(
        'passedOnAt',
      ),
      sql<Ran[]>`coalesce((
        select jsonb_agg(jsonb_build_object('clock', b.clock, 'answered', b.answered))
          from tips.breach b
         where b.keeper_id = t.keeper_id and b.tip_id = t.id), '[]')`.as('ran'),
    ])
}

export type TipRow = Awaited<ReturnType<ReturnType<typeof tipRows>['executeTakeFirstOrThrow']>>

/** One tip of a desk. */
export async function findTip(ctx: Pick<Ctx, 'db'>, { keeperId, id }: At) {
  const row = await tipRows(ctx)
    .where('t.keeperId', '=', keeperId)
    .where('t.id', '=', id)
    .executeTakeFirst()
  if (!row) throw notFound('tip')
  return row
}

/** `findTip`, held still until the change is done. */
export async function holdTip(ctx: Pick<Ctx, 'db'>, { keeperId, id }: At) {
  await ctx.db
    .selectFrom('tips.tip')
    .select('id')
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .forUpdate()
    .execute()
  return findTip(ctx, { keeperId, id })
}
