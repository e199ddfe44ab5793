import { sql } from 'kysely'
import type { z } from 'zod'
import type { Outcome } from '../../../contract/library.ts'
import type { NoticeBrief, NoticeState, notices } from '../../../contract/notices.ts'
import type { Actor, Ctx, OpenCtx } from '../../platform/context.ts'
import { notFound } from '../../platform/errors.ts'
import { briefOf, findUnit, unitsById } from '../units/module.ts'
import { type Found, modelsAt } from './find.ts'

/** A notice as it is kept. */
export type NoticeRow = {
  keeperId: string
  id: string
  modelKeeper: string
  modelId: string
  title: string
  text: string
  figures: Outcome
  state: NoticeState
  reachId: string | null
  askedId: string | null
  publishedOn: string | null
  writtenAt: Date
  edition: number
  /** When it was published, as a cursor says it. */
  published: string | null
}

const columns = sql`
  n.keeper_id, n.id, n.model_keeper, n.model_id, n.title, n.text, n.figures, n.state, n.reach_id, n.asked_id,
  n.published_on, n.written_at, n.edition, n.published_at::text as published`

/** One notice where the second lock lets the reader see it; `held` until a change of it is done. */
export async function noticeRow(
  { db }: Pick<OpenCtx, 'db'>,
  { keeperId, id }: { keeperId: string; id: string },
  held = false,
) {
  const { rows } = await sql<NoticeRow>`
    select ${columns} from library.notice n where n.keeper_id = ${keeperId} and n.id = ${id}
    ${held ? sql`for update` : sql``}`.execute(db)
  const [row] = rows
  if (!row) throw notFound('notice')
  return row
}

/** Notices as lists show them, each with its model and the places it is about. */
export async function briefsOf(
  ctx: Pick<OpenCtx, 'db'>,
  rows: NoticeRow[],
): Promise<(NoticeBrief & { found: Found })[]> {
  const [models, units] = await Promise.all([
    modelsAt(
      ctx,
      rows.map(({ modelKeeper, modelId }) => ({ keeperId: modelKeeper, id: modelId })),
    ),
    unitsById(
      ctx,
      rows.flatMap(({ keeperId, reachId, askedId }) =>
        [keeperId, reachId, askedId].filter((id) => id !== null),
      ),
    ),
  ])
  const unit = (id: string | null) => {
    const found = id === null ? undefined : units.get(id)
    return found ? briefOf(found) : null
  }
  return rows.flatMap(({ keeperId, id, modelId, title, state, reachId, askedId, publishedOn }) => {
    const found = models.find((each) => each.id === modelId)
    const commune = unit(keeperId)
    if (!found || !commune) return []
    const places = { reach: unit(reachId), asked: unit(askedId) }
    return [{ keeperId, id, model: found, commune, title, state, publishedOn, ...places, found }]
  })
}

/** The published notices about a model, the newest first. */
export async function noticesOf(
  { db }: Pick<OpenCtx, 'db'>,
  { keeperId, modelId }: { keeperId: string; modelId: string },
) {
  const { rows } = await sql<{ keeperId: string; id: string; title: string; publishedOn: string }>`
    select keeper_id, id, title, published_on from library.notice
     where model_keeper = ${keeperId} and model_id = ${modelId} and state = 'published'
     order by published_at desc limit 50`.execute(db)
  return rows
}

/** Published notices, the newest first: all of them, or those that reach a place. */
export async function listPublished(
  ctx: OpenCtx,
  { reaching, after, limit }: z.output<typeof notices.published.input>,
) {
  const place = reaching ? await findUnit(ctx, reaching) : undefined
  const [at, id] = after?.split('~') ?? []
  const { rows } = await sql<NoticeRow>`
    select ${columns} from library.notice n
     where n.state = 'published'
       ${place ? sql`and n.reach_id in (select a.above_id from units.above a where a.unit_id = ${place.id} and a.before is null)` : sql``}
       ${at && id ? sql`and (n.published_at, n.id) < (${at}::timestamptz, ${id}::uuid)` : sql``}
     order by n.published_at desc, n.id desc limit ${limit + 1}`.execute(ctx.db)
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return {
    notices: await briefsOf(ctx, page),
    next: last ? `${last.published}~${last.id}` : null,
  }
}

/** What the reader has to do with: proposals that wait for them, and what their own communes work on. */
export async function listInWork(ctx: Ctx) {
  const waiting = placesWhere(ctx.actor, 'figure.approve')
  const own = placesWhere(ctx.actor, 'model.settle')
  const [asked, written] = await Promise.all([
    rowsWhere(ctx, sql`n.asked_id = any (${waiting}::uuid[])`),
    rowsWhere(ctx, sql`n.keeper_id = any (${own}::uuid[]) and n.state <> 'withdrawn'`),
  ])
  return { waiting: await briefsOf(ctx, asked), own: await briefsOf(ctx, written) }
}

async function rowsWhere({ db }: Ctx, which: ReturnType<typeof sql>) {
  const { rows } = await sql<NoticeRow>`
    select ${columns} from library.notice n where ${which} order by n.written_at desc limit 200`.execute(
    db,
  )
  return rows
}

function placesWhere({ posts }: Actor, permission: 'figure.approve' | 'model.settle') {
  return posts
    .filter((post) => !post.dormant && post.may.includes(permission))
    .map(({ unitId }) => unitId)
}
