import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { Which } from '../activities/module.ts'
import type { Pause } from './window.ts'

type Db = Pick<Ctx, 'db'>

/** When models were suspended, by model. */
export async function pausesIn({ db }: Db, { keeperIds, modelId }: Which) {
  const one = modelId ? sql`and model_id = ${modelId}` : sql``
  const { rows } = await sql<{ modelId: string; pauses: Pause[] }>`
    with change as (
      select model_id, state, on_day, lead(on_day) over (partition by model_id order by on_day, at) as next
        from models.open_change where keeper_id = any (${keeperIds}::uuid[]) ${one})
    select model_id, json_agg(json_build_object('from', on_day, 'until', next)) as pauses
      from change where state = 'suspended' group by model_id`.execute(db)
  return new Map(rows.map((row) => [row.modelId, row.pauses]))
}

/** Whom a model's gatherings are for: members of its teams where they are known, else households. */
export async function peopleIn({ db }: Db, { keeperIds, modelId }: Which) {
  const one = modelId ? sql`and m.id = ${modelId}` : sql``
  const { rows } = await sql<{ modelId: string; people: number | null }>`
    with team as (
      select model_id, sum(members)::int as members, sum(households)::int as households
        from models.open_team where keeper_id = any (${keeperIds}::uuid[]) and until is null group by model_id)
    select m.id as model_id, coalesce(t.members, t.households, m.households, u.households) as people
      from models.open_register m join units.unit u on u.id = m.unit_id left join team t on t.model_id = m.id
     where m.keeper_id = any (${keeperIds}::uuid[]) ${one}`.execute(db)
  return new Map(rows.map((row) => [row.modelId, row.people]))
}

/** How many pieces of equipment each model has, and how many are in order and were looked at since a day. */
export async function equipmentIn({ db }: Db, { keeperIds, modelId }: Which, since: string) {
  const one = modelId ? sql`and model_id = ${modelId}` : sql``
  const { rows } = await sql<{ modelId: string; all: number; passed: number }>`
    select model_id, sum(count)::int as "all",
           coalesce(sum(count) filter (where condition in ('good', 'worn') and checked_on >= ${since}), 0)::int as passed
      from models.open_equipment where keeper_id = any (${keeperIds}::uuid[]) and count > 0 ${one}
     group by model_id`.execute(db)
  return new Map(rows.map(({ modelId: id, all, passed }) => [id, { all, passed }]))
}

/** Entries on the published lists of contributions, by model and month. */
export async function publishedIn(
  { db }: Db,
  { keeperIds, modelId }: Which,
  { from, to }: { from: string; to: string },
) {
  const one = modelId ? sql`and model_id = ${modelId}` : sql``
  const { rows } = await sql<{ modelId: string; month: string; entries: number }>`
    select model_id, left(on_day::text, 7) as month, count(*)::int as entries from models.open_contribution
     where keeper_id = any (${keeperIds}::uuid[]) and on_day between ${from} and ${to} ${one}
     group by 1, 2`.execute(db)
  const byModel = new Map<string, Map<string, number>>()
  for (const row of rows) {
    const months = byModel.get(row.modelId) ?? new Map<string, number>()
    byModel.set(row.modelId, months.set(row.month, row.entries))
  }
  return byModel
}
