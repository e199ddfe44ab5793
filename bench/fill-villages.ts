import { type Kysely, sql } from 'kysely'
import type { ModelType } from '../contract/catalog.ts'
import type { DB } from '../server/platform/db/schema.ts'
import { uuid7 } from '../server/platform/uuid7.ts'

/**
 * Every residential unit of the country, spread over its communes: households, ground, heads, teams, models of many
 * types, what was recorded in this year and the last, and a judgement for one model in three.
 */
export async function fillVillages(
  db: Kysely<DB>,
  { villages, types }: { villages: number; types: Pick<ModelType, 'id'>[] },
) {
  const accountId = uuid7()
  const of = JSON.stringify(types.map(({ id }) => id))
  const fills = [
    sql`create temp table village on commit preserve rows as
        select n, gen_random_uuid() as id, c.id as keeper_id, c.path || '/v' || n as path
          from generate_series(0, ${villages - 1}::int) n
          join (select id, path, row_number() over (order by code) - 1 as at, count(*) over () as communes
                  from units.unit where kind = 'commune' and valid_to is null) c on c.at = n % c.communes`,
    sql`insert into units.unit (id, kind, title, name, parent_id, keeper_id, path, households, today_id)
        select id, 'residential', 'thôn', 'Thôn ' || n, keeper_id, keeper_id, path,
               case when n % 20 > 0 then 60 + (n * 7919) % 400 end, id from village`,
    sql`insert into units.above (unit_id, above_id)
        select v.id, a.above_id from village v join units.above a on a.unit_id = v.keeper_id and a.before is null
        union all select id, id from village`,
    sql`insert into plans.ground (unit_id, keeper_id, terrain, livelihood, meeting_place)
        select id, keeper_id, (array['urban', 'delta', 'coast', 'highland', 'border'])[1 + n % 5],
               (array['farming', 'fishing', 'trade', 'industry'])[1 + n % 4], n % 3 > 0
          from village where n % 10 > 0`,
    sql`insert into accounts.account (id, keeper_id, name)
        select ${accountId}::uuid, id, 'Trưởng thôn' from units.unit where kind = 'nation'`,
    sql`insert into accounts.post (keeper_id, id, account_id, role, unit_id, since)
        select keeper_id, gen_random_uuid(), ${accountId}::uuid, 'village_head', id, '2020-01-01'
          from village where n % 8 > 0`,
    sql`insert into models.model (keeper_id, id, unit_id, type, type_version, name, state, started_on, registered_by)
        select keeper_id, gen_random_uuid(), id, ${of}::json ->> ((n * 31 + k * 7) % json_array_length(${of}::json)), 1,
               'Mô hình ' || n, 'active', '2023-05-01', keeper_id
          from village cross join generate_series(0, 1) k where n % 5 > 0`,
    sql`insert into models.team (keeper_id, id, model_id, name, since)
        select keeper_id, gen_random_uuid(), id, 'Tổ 1', '2023-05-01' from models.model`,
    sql`insert into standards.judgement (keeper_id, id, model_id, unit_id, from_day, to_day, points, suggested, rating,
                                         reason, parts, by_id)
        select keeper_id, gen_random_uuid(), id, unit_id, '2024-01-01', '2024-12-31', 80, 'effective', 'effective',
               'Tốt', '[]', keeper_id
          from (select *, row_number() over (order by id) as at from models.model) m where at % 3 = 0`,
    sql`insert into indicators.yearly (unit_id, year, indicator, parent_id, upto)
        select v.id, y, i, v.keeper_id, array(select m * (n % 3)::numeric from generate_series(1, 12) m)
          from village v
          cross join generate_series(extract(year from now())::int - 1, extract(year from now())::int) y
          cross join unnest(array['dispute.received', 'fire.incidents', 'meeting.sessions', 'outreach.sessions']) i`,
    sql`vacuum analyze units.unit, units.above, models.model, models.team, indicators.yearly, standards.judgement,
        accounts.post, plans.ground`,
  ]
  // One connection: the list of villages stands there while the rest is made from it.
  await db.connection().execute(async (one) => {
    for (const fill of fills) await fill.execute(one)
  })
}
