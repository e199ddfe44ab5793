import { type Kysely, sql } from 'kysely'
import { today } from '../server/platform/days.ts'
import type { DB } from '../server/platform/db/schema.ts'

/**
 * Models by the hundred thousand, spread over every commune, each a year and a half old, with all that a
 * score asks of: records as they come, day by day and never model by model, teams, covenants and
 * signatures, equipment, contributions, opinions.
 */
export async function fillModels(
  db: Kysely<DB>,
  { models, recordsEach }: { models: number; recordsEach: number },
) {
  await sql`
    insert into models.model (keeper_id, id, unit_id, type, type_version, name, state, households, started_on,
                              counting_since, registered_by)
    select c.id, ${idOf('n')}, c.id, 'inter-household-group', 1, 'Tổ liên gia ' || n, 'active', 20 + n % 30,
           ${today()}::date - 540, ${today()}::date - 540, c.id
      from generate_series(0, ${models - 1}) n
      join (select id, row_number() over (order by code) - 1 as at, count(*) over () as communes
              from units.unit where kind = 'commune' and valid_to is null) c on c.at = n % c.communes`.execute(
    db,
  )
  for (const fill of beside()) await fill.execute(db)
  const all = models * recordsEach
  const step = 500_000
  for (let from = 0; from < all; from += step) {
    await records({ from, to: Math.min(all, from + step) - 1, all, models }).execute(db)
  }
  await sql`vacuum analyze activities.activity, models.model, models.team, meetings.signature, standards.opinion`.execute(
    db,
  )
}

function records({ from, to, all, models }: Record<'from' | 'to' | 'all' | 'models', number>) {
  return sql`
    insert into activities.activity (keeper_id, id, model_id, unit_id, kind, kind_version, on_day, attendance, summary,
                                     answers, evidence, counted, state, written_by, written_at)
    select m.keeper_id, ('00000000-0000-7000-8001-' || lpad(to_hex(n), 12, '0'))::uuid, m.id, m.unit_id, k.kind, 1, d.on_day,
           case when k.kind = 'meeting' then 10 + n % 30 end,
           'Đi một vòng quanh xóm, nhắc bà con khoá cổng, tắt bếp trước khi ngủ. Lần ' || n,
           '{"hours": 2.5, "situation": "calm"}', case when n % 3 = 0 then array[m.id] else '{}'::uuid[] end,
           '[{"indicator": "securityForce.patrols", "month": "2026-01", "amount": 1}]',
           case when n % 4 = 0 then 'verified' else 'submitted' end::activities.state, m.keeper_id,
           d.on_day::timestamptz + interval '20 hours'
      from generate_series(${from}::bigint, ${to}::bigint) n
      join models.model m on m.id = ${idOf(`(n * 7919) % ${models}`)}
      cross join lateral (select ${today()}::date - 400 + (n * 400 / ${all})::int as on_day) d
      cross join lateral (select (array['patrol', 'meeting', 'patrol', 'mediation-session', 'patrol', 'home-visit'])
                                 [1 + (n / ${models} + n) % 6] as kind) k
     order by n`
}

/** The id of the nth model. */
function idOf(n: string) {
  return sql.raw(`('00000000-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`)
}

/** What else is known of each model. */
function beside() {
  return [
    sql`insert into models.team (keeper_id, id, model_id, name, households, members, since)
        select keeper_id, id, id, 'Tổ 1', households, households, started_on from models.model`,
    sql`insert into models.equipment (keeper_id, id, model_id, name, count, condition, checked_on)
        select keeper_id, id, id, 'Đèn pin', 2, 'good', started_on + 400 from models.model`,
    sql`insert into models.contribution (keeper_id, id, model_id, gave, on_day)
        select keeper_id, id, id, 'Đèn pin', started_on + 300 from models.model`,
    sql`insert into models.change (keeper_id, id, model_id, state, on_day, reason, by_id)
        select keeper_id, id, id, 'active', started_on, 'Ra mắt', keeper_id from models.model`,
    sql`insert into meetings.covenant (keeper_id, id, model_id, unit_id, kind, title, signer, signers, named, made_by)
        select keeper_id, id, id, unit_id, 'commitment', 'Cam kết', 'household', households, true, keeper_id
          from models.model`,
    sql`insert into meetings.version (keeper_id, covenant_id, number, text, made_by, state, from_day)
        select keeper_id, id, 1, 'Cam kết', keeper_id, 'recognised', started_on from models.model`,
    sql`insert into meetings.signature (keeper_id, id, covenant_id, number, mark, way, signed_on, until)
        select keeper_id, gen_random_uuid(), id, 1, n::text, 'sheet', current_date - 100, current_date + 265
          from models.model cross join generate_series(1, 15) n`,
    sql`insert into standards.opinion (keeper_id, model_id, mark, half, content)
        select keeper_id, id, n::text, extract(year from current_date) || '-' ||
               case when extract(month from current_date) <= 6 then 1 else 2 end, 3 + n % 3
          from models.model cross join generate_series(1, 6) n`,
  ]
}
