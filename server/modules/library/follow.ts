import { sql } from 'kysely'
import type { z } from 'zod'
import type { library, News } from '../../../contract/library.ts'
import type { Ctx, OpenCtx } from '../../platform/context.ts'
import { Refusal } from '../../platform/errors.ts'
import { modelAt, modelsAt } from './find.ts'

type At = { keeperId: string; modelId: string }

/** How much that is new is told of one model. */
const most = 20

/** Whether the reader follows a model. */
export async function followed({ db, actor }: Ctx, { keeperId, modelId }: At) {
  const row = await db
    .selectFrom('library.follow')
    .select('since')
    .where('accountId', '=', actor.accountId)
    .where('modelKeeper', '=', keeperId)
    .where('modelId', '=', modelId)
    .executeTakeFirst()
  return { follows: row !== undefined }
}

/**
 * Follows a model, once however often. Whom it interests is written in no audit either: the doors of
 * following are open ones for that reason, and ask themselves who it is.
 */
export async function follow(ctx: OpenCtx, { keeperId, modelId }: At) {
  const accountId = oneself(ctx)
  await modelAt(ctx, { keeperId, id: modelId })
  await ctx.db
    .insertInto('library.follow')
    .values({ accountId, modelKeeper: keeperId, modelId })
    .onConflict((twice) => twice.doNothing())
    .execute()
  return { follows: true }
}

/** Follows it no more: nothing is left of it. */
export async function unfollow(ctx: OpenCtx, { keeperId, modelId }: At) {
  await ctx.db
    .deleteFrom('library.follow')
    .where('accountId', '=', oneself(ctx))
    .where('modelKeeper', '=', keeperId)
    .where('modelId', '=', modelId)
    .execute()
  return { follows: false }
}

type Followed = { keeperId: string; id: string; news: News[]; count: number }

/** The models one follows, with what happened since one last looked; the newest news first. */
export async function following(ctx: Ctx): Promise<z.input<typeof library.following.reply>> {
  const { rows: clock } = await sql<{ asOf: Date }>`select now() as as_of`.execute(ctx.db)
  const { rows } = await sql<Followed>`
    select f.model_keeper as keeper_id, f.model_id as id, coalesce(n.news, '[]') as news,
           coalesce(n.count, 0)::int as count
      from library.follow f
      left join lateral (
        select json_agg(told order by at desc) filter (where place <= ${most}) as news, count(*) as count
          from (select told, at, row_number() over (order by at desc) as place from (
            select at, jsonb_build_object('what', 'state', 'state', state, 'on', on_day) as told
              from models.open_change c
             where c.keeper_id = f.model_keeper and c.model_id = f.model_id and c.at > f.seen_at
            union all
            select at, jsonb_build_object('what', 'moment', 'moment', what, 'on', on_day, 'said', said)
              from models.open_moment m
             where m.keeper_id = f.model_keeper and m.model_id = f.model_id and m.at > f.seen_at
               and m.what not like 'notice.published%'
            union all
            select b.published_at, jsonb_build_object('what', 'notice', 'keeperId', b.keeper_id, 'id', b.id,
                     'title', b.title, 'on', b.published_on)
              from library.notice b
             where b.model_keeper = f.model_keeper and b.model_id = f.model_id and b.state = 'published'
               and b.published_at > f.seen_at) happened) numbered
      ) n on true
     where f.account_id = ${ctx.actor.accountId}
     order by n.count desc nulls last, f.since desc`.execute(ctx.db)
  const found = await modelsAt(ctx, rows)
  return {
    asOf: clock[0]?.asOf ?? new Date(),
    models: found.flatMap((model) => {
      const row = rows.find(({ keeperId, id }) => keeperId === model.keeperId && id === model.id)
      return row ? [{ model, news: row.news, more: row.count > most }] : []
    }),
  }
}

/** What was new up to a moment has been seen. A moment that has not come yet counts as now. */
export async function markSeen(
  ctx: OpenCtx,
  { asOf, modelId }: z.output<typeof library.seen.input>,
) {
  let update = ctx.db
    .updateTable('library.follow')
    .set({ seenAt: sql`greatest(seen_at, least(${asOf}::timestamptz, now()))` })
    .where('accountId', '=', oneself(ctx))
  if (modelId) update = update.where('modelId', '=', modelId)
  await update.execute()
  return { seen: true as const }
}

function oneself({ actor }: OpenCtx) {
  if (!actor) throw new Refusal(401, 'sign_in.first')
  return actor.accountId
}
