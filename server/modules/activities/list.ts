import { sql } from 'kysely'
import type { z } from 'zod'
import type { activities } from '../../../contract/activities.ts'
import type { Ctx } from '../../platform/context.ts'
import { findUnit } from '../units/module.ts'
import { diary } from './find.ts'
import { verifiedBy } from './policy.ts'
import { brief, sheets } from './read.ts'

type Asked = z.output<typeof activities.list.input>

/** The kinds of unit whose books are a commune's: a list under one opens those books alone. */
const aboveCommunes = new Set(['nation', 'province', 'district'])

/** The diary of a model or of everything under a unit, newest first. */
export async function listActivities(ctx: Ctx, input: Asked) {
  const rows = await pageOf(await asked(ctx, input), input).execute()
  const page = rows.slice(0, input.limit)
  const last = rows.length > input.limit ? page.at(-1) : undefined
  return { activities: page.map(brief), next: last ? `${last.on}~${last.id}` : null }
}

/** What waits for the one who asks to verify it, the longest waiting first; never what they wrote themselves. */
export async function waiting(ctx: Ctx) {
  const { catalog } = ctx.house
  const kinds = [...catalog.activities.values()].filter(({ verified }) => verified)
  const query = diary(ctx)
    .where(verifiedBy(ctx.actor, 'u.path'))
    .where('a.state', '=', 'submitted')
    // What counts already waits for nobody.
    .where(sql<boolean>`a.counted = '[]'`)
    .where('a.writtenBy', '<>', ctx.actor.accountId)
    .where(
      'a.kind',
      'in',
      kinds.map(({ id }) => id),
    )
  const { total } = await query
    .clearSelect()
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await query.orderBy('a.writtenAt').orderBy('a.id').limit(50).execute()
  return { activities: await sheets(ctx, rows), total }
}

async function asked(ctx: Ctx, input: Asked) {
  const unit = await findUnit(ctx, input.under)
  let query = diary(ctx).where(
    sql<boolean>`(u.path = ${unit.path} or u.path like ${`${unit.path}/%`})`,
  )
  if (!aboveCommunes.has(unit.kind)) query = query.where('a.keeperId', '=', unit.keeperId)
  if (input.modelId) query = query.where('a.modelId', '=', input.modelId)
  if (input.kind) query = query.where('a.kind', '=', input.kind)
  if (input.state) query = query.where('a.state', '=', input.state)
  if (input.from) query = query.where('a.onDay', '>=', input.from)
  if (input.to) query = query.where('a.onDay', '<=', input.to)
  if (input.mine) query = query.where('a.writtenBy', '=', ctx.actor.accountId)
  if (input.indicator) {
    const entry = JSON.stringify([{ indicator: input.indicator }])
    query = query
      .where('a.state', 'in', ['submitted', 'verified'])
      .where(sql<boolean>`a.counted @> ${entry}::jsonb`)
  }
  return query
}

function pageOf(query: ReturnType<typeof diary>, { after, limit }: Asked) {
  const [day, id] = after?.split('~') ?? []
  const rest =
    day && id ? query.where(sql<boolean>`(a.on_day, a.id) < (${day}::date, ${id}::uuid)`) : query
  return rest
    .orderBy('a.onDay', 'desc')
    .orderBy('a.id', 'desc')
    .limit(limit + 1)
}
