import { sql } from 'kysely'
import type { z } from 'zod'
import type { surrenders } from '../../../contract/cases.ts'
import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/errors.ts'
import { unitsById } from '../units/module.ts'
import { mayReceive } from './policy.ts'
import { records, sheetsOf } from './surrender-find.ts'

const page = 50

/** What was handed in at a commune, newest first. */
export async function listSurrenders(
  ctx: Ctx,
  { keeperId, after }: z.output<typeof surrenders.list.input>,
) {
  const place = (await unitsById(ctx, [keeperId])).get(keeperId)
  if (!place || !mayReceive(ctx.actor, place.path)) throw notFound('unit')
  const [day, id] = after?.split('~') ?? []
  let query = records(ctx, keeperId)
  if (day && id) query = query.where(sql<boolean>`(s.on_day, s.id) < (${day}::date, ${id}::uuid)`)
  const rows = await query
    .orderBy('s.onDay', 'desc')
    .orderBy('s.id', 'desc')
    .limit(page + 1)
    .execute()
  const shown = rows.slice(0, page)
  const last = rows.length > page ? shown.at(-1) : undefined
  return {
    surrenders: await sheetsOf(ctx, shown),
    next: last ? `${last.onDay}~${last.id}` : null,
  }
}
