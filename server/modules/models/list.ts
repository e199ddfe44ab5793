import { sql } from 'kysely'
import type { z } from 'zod'
import type { models } from '../../../contract/models.ts'
import type { OpenCtx } from '../../platform/context.ts'
import { findUnit } from '../units/module.ts'
import { brief, registered } from './find.ts'
import { countingStates } from './states.ts'

type Asked = z.output<typeof models.list.input>

/** Models under a unit, the newest in the register first. */
export async function listModels(ctx: OpenCtx, input: Asked) {
  const { path } = await findUnit(ctx, input.under)
  let query = registered(ctx).where(under(path))
  if (input.type) query = query.where('m.type', '=', input.type)
  if (input.state) query = query.where('m.state', '=', input.state)

  const { total } = await query
    .clearSelect()
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await afterCursor(query, input.after)
    .orderBy('m.registeredAt', 'desc')
    .orderBy('m.id', 'desc')
    .limit(input.limit + 1)
    .execute()
  const page = rows.slice(0, input.limit)
  const last = rows.length > input.limit ? page.at(-1) : undefined
  return {
    models: page.map(brief),
    total,
    next: last ? `${last.registered}~${last.id}` : null,
  }
}

/** How many models, points and teams of each type are in operation under a unit. */
export async function modelTypes(ctx: OpenCtx, input: { under: string }) {
  const { path } = await findUnit(ctx, input.under)
  return ctx.db
    .selectFrom('models.openRegister as m')
    .innerJoin('units.unit as u', 'u.id', 'm.unitId')
    .where(under(path))
    .where('m.state', 'in', countingStates)
    .groupBy('m.type')
    .orderBy('m.type')
    .select(({ fn }) => [
      'm.type',
      fn.countAll<number>().as('models'),
      fn.sum<number>('m.points').as('points'),
      fn.sum<number>('m.teams').as('teams'),
    ])
    .$narrowType<{ type: string }>()
    .execute()
}

function under(path: string) {
  return sql<boolean>`(u.path = ${path} or u.path like ${`${path}/%`})`
}

function afterCursor(query: ReturnType<typeof registered>, cursor: string | undefined) {
  const [registeredAt, id] = cursor?.split('~') ?? []
  if (!registeredAt || !id) return query
  return query.where(
    sql<boolean>`(m.registered_at, m.id) < (${registeredAt}::timestamptz, ${id}::uuid)`,
  )
}
