import { type SelectQueryBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { tips } from '../../../contract/tips.ts'
import type { Ctx } from '../../platform/context.ts'
import type { DB } from '../../platform/db/schema.ts'
import { needReader, tipRows, type TipRow } from './find.ts'
import { briefOf } from './tell.ts'

type Asked = z.output<typeof tips.queue.input>

const page = 50

/** The queue of a desk: newest first; what presses, the urgent and the longest waiting first. */
export async function queue(ctx: Ctx, input: Asked) {
  const [, rows, counts] = await Promise.all([
    needReader(ctx, input.keeperId),
    pageOf(ctx, input).execute(),
    countsOf(ctx, input.keeperId),
  ])
  const shown = rows.slice(0, page)
  const last = rows.length > page ? shown.at(-1) : undefined
  return {
    tips: shown.map((row) => briefOf(ctx, row)),
    next: last ? cursorOf(last, input.show) : null,
    counts,
  }
}

function pageOf(ctx: Ctx, { keeperId, show, category, channel, after }: Asked) {
  const asked = tipRows(ctx)
    .where('t.keeperId', '=', keeperId)
    .where(shownIn(show, ctx.actor.accountId))
    .$if(category !== undefined, (query) => query.where('t.category', '=', category ?? ''))
    .$if(channel !== undefined, (query) =>
      query.where(sql<string>`t.channel::text`, '=', channel ?? ''),
    )
    .limit(page + 1)
  return show === 'pressing' ? pressingFirst(asked, after) : newestFirst(asked, after)
}

function shownIn(show: Asked['show'], accountId: string) {
  const mine = sql<boolean>`exists (
    select 1 from tips.message m
     where m.keeper_id = t.keeper_id and m.tip_id = t.id and m.by_id = ${accountId})`
  const ranOut = sql<boolean>`exists (
    select 1 from tips.breach b
     where b.keeper_id = t.keeper_id and b.tip_id = t.id and b.answered is null)`
  return {
    open: sql<boolean>`t.state <> 'closed'`,
    pressing: sql<boolean>`(t.state <> 'closed' and (t.urgent or t.state = 'new' or ${ranOut}))`,
    mine: sql<boolean>`(t.state <> 'closed' and ${mine})`,
    closed: sql<boolean>`t.state = 'closed'`,
    all: sql<boolean>`true`,
  }[show]
}

type Query = SelectQueryBuilder<DB & { t: DB['tips.tip'] }, 't', TipRow>

function newestFirst(query: Query, after: string | undefined) {
  const [at, id] = after?.split('~') ?? []
  const rest =
    at && id
      ? query.where(
          sql<boolean>`(t.received_at <= ${at}::timestamptz
                        and (t.received_at < ${at}::timestamptz or t.id > ${id}::uuid))`,
        )
      : query
  return rest.orderBy('t.receivedAt', 'desc').orderBy('t.id')
}

function pressingFirst(query: Query, after: string | undefined) {
  const [, calm, at, id] = /^(?:([01]) )?(.+)~(.+)$/.exec(after ?? '') ?? []
  const order = sql`(not t.urgent)::int`
  const rest =
    at && id
      ? query.where(
          sql<boolean>`(${order}, t.received_at, t.id)
                       > (${Number(calm ?? 0)}::int, ${at}::timestamptz, ${id}::uuid)`,
        )
      : query
  return rest.orderBy(order).orderBy('t.receivedAt').orderBy('t.id')
}

function cursorOf({ urgent, receivedAt, id }: TipRow, show: Asked['show']) {
  const at = receivedAt.toISOString().replace('Z', '+00')
  return show === 'pressing' ? `${urgent ? 0 : 1} ${at}~${id}` : `${at}~${id}`
}

async function countsOf({ db }: Ctx, keeperId: string) {
  const count = (which: ReturnType<typeof sql<boolean>>) =>
    sql<number>`(count(*) filter (where ${which}))::int`
  return db
    .selectFrom('tips.tip as t')
    .select([
      sql<number>`count(*)::int`.as('open'),
      count(sql`t.state = 'new'`).as('unseen'),
      count(sql`t.urgent`).as('urgent'),
      count(sql`exists (
        select 1 from tips.breach b
         where b.keeper_id = t.keeper_id and b.tip_id = t.id and b.answered is null)`).as(
        'breached',
      ),
    ])
    .where('t.keeperId', '=', keeperId)
    .where('t.state', '<>', 'closed')
    .executeTakeFirstOrThrow()
}
