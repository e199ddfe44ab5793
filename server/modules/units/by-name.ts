import { type Kysely, sql } from 'kysely'
import type { DB } from '../../platform/db/schema.ts'
import { oneSpelling, spellings } from './fold.ts'
import { unitsById } from './find.ts'

type Asked = { name: string; within: string[]; map: 'today' | 'old' }

/** The place a document means by a name: the highest that bears it; none when two stand equally high. */
export async function findByName(ctx: { db: Kysely<DB> }, { name, within, map }: Asked) {
  const rows = await ctx.db
    .selectFrom('units.unit')
    .selectAll()
    .where('kind', 'in', ['nation', 'province', 'district', 'commune'])
    .where((eb) =>
      eb.or([
        eb(sql`lower(name)`, 'in', spellings(name)),
        eb(sql`lower(title || ' ' || name)`, 'in', spellings(name)),
      ]),
    )
    .where((eb) =>
      map === 'today'
        ? eb('validTo', 'is', null)
        : eb.or([eb('validTo', 'is not', null), eb('validFrom', 'is', null)]),
    )
    .execute()
  const above = await namesAbove(
    ctx,
    rows.map(({ id }) => id),
  )
  const fitting = rows.filter(({ id }) =>
    within.every((each) => above.get(id)?.has(oneSpelling(each))),
  )
  const heights = fitting.map(({ path }) => path.split('/').length)
  const highest = fitting.filter((_, at) => heights[at] === Math.min(...heights))
  return highest.length === 1 ? highest[0] : undefined
}

async function namesAbove(ctx: { db: Kysely<DB> }, ids: string[]) {
  const names = new Map<string, Set<string>>()
  if (ids.length === 0) return names
  const rows = await ctx.db
    .selectFrom('units.above')
    .selectAll()
    .where('unitId', 'in', ids)
    .execute()
  const units = await unitsById(
    ctx,
    rows.map(({ aboveId }) => aboveId),
  )
  for (const { unitId, aboveId } of rows) {
    const unit = units.get(aboveId)
    if (!unit || unitId === aboveId) continue
    const held = names.get(unitId) ?? new Set()
    names.set(
      unitId,
      held.add(oneSpelling(unit.name)).add(oneSpelling(`${unit.title} ${unit.name}`)),
    )
  }
  return names
}
