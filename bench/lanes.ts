import { type Kysely, sql } from 'kysely'
import type { DB } from '../server/platform/db/schema.ts'

/** A household team as the bench sees it: its people, its siren, and the village head who may close its alarms. */
export type Lane = {
  keeperId: string
  teamId: string
  people: string[]
  sirenId: string
  headId: string
}

/**
 * Enters teams of seven homes, each with one person who has the app, and a siren; spread over the communes
 * of the country one by one; straight into the tables, for it is not the entering that is measured.
 */
export async function enterLanes(db: Kysely<DB>, { from, count }: { from: number; count: number }) {
  await sql`create schema if not exists bench`.execute(db)
  await sql`create or replace function bench.id(what text) returns uuid immutable language sql as
    $$ select overlay(overlay(md5(what) placing '4' from 13) placing '8' from 17)::uuid $$`.execute(
    db,
  )
  await sql`drop table if exists bench.lane`.execute(db)
  await sql`
    create table bench.lane as
    with commune as (
      select id, path, row_number() over (order by id) - 1 as nth, count(*) over () as all_of_them
        from units.unit where kind = 'commune' and valid_to is null)
    select n as nth, bench.id('team ' || n) as id, commune.id as keeper_id, commune.path,
           bench.id('siren ' || n) as siren_id, bench.id('village ' || commune.id) as village_id,
           bench.id('head ' || commune.id) as head_id
      from generate_series(${from}::int, ${from + count - 1}::int) n
      join commune on commune.nth = n % commune.all_of_them`.execute(db)
  for (const statement of entering) await sql.raw(statement).execute(db)
  const { rows } = await sql<Lane>`
    select l.keeper_id, l.id as team_id, l.head_id, l.siren_id, array_agg(m.account_id::text order by m.id) as people
      from bench.lane l join alarms.member m on m.keeper_id = l.keeper_id and m.team_id = l.id
     group by l.nth, l.keeper_id, l.id, l.head_id, l.siren_id order by l.nth`.execute(db)
  return rows
}

const homes = 'bench.lane cross join generate_series(1, 7) as home'
const accountOf = "bench.id('account ' || bench.lane.id || home)"
const homeOf = "bench.id('home ' || bench.lane.id || home)"

/** What is kept of a token or a password of the bench. */
function kept(holder: string) {
  return `encode(sha256(convert_to('bench--' || ${holder}, 'UTF8')), 'hex')`
}

const entering = [
  `insert into units.unit (id, kind, title, name, parent_id, keeper_id, path, today_id)
   select distinct village_id, 'residential'::units.kind, 'Bản', 'Nà Thử', keeper_id, keeper_id,
          path || '/' || village_id, village_id from bench.lane on conflict do nothing`,
  `insert into accounts.account (id, keeper_id, name)
   select distinct head_id, keeper_id, 'Trưởng bản' from bench.lane on conflict do nothing`,
  `insert into accounts.post (keeper_id, id, account_id, role, unit_id, since)
   select distinct keeper_id, head_id, head_id, 'village_head', village_id, date '2020-01-01' from bench.lane
   on conflict do nothing`,
  `insert into units.unit (id, kind, title, name, parent_id, keeper_id, path, today_id)
   select id, 'household_team', 'Tổ liên gia', nth::text, village_id, keeper_id,
          path || '/' || village_id || '/' || id, id from bench.lane`,
  `insert into alarms.team (keeper_id, id, set_up_by) select keeper_id, id, head_id from bench.lane`,
  `insert into alarms.home (keeper_id, id, team_id, name, lat, lon)
   select keeper_id, ${homeOf}, bench.lane.id, 'Nhà số ' || home, 21.3, 105.2 from ${homes}`,
  `insert into accounts.account (id, keeper_id, name)
   select ${accountOf}, keeper_id, 'Người nhà ' || home from ${homes}`,
  `insert into accounts.post (keeper_id, id, account_id, role, unit_id, since)
   select keeper_id, ${accountOf}, ${accountOf}, 'household_head', bench.lane.id, date '2020-01-01' from ${homes}`,
  `insert into alarms.member (keeper_id, id, team_id, home_id, account_id, name)
   select keeper_id, ${accountOf}, bench.lane.id, ${homeOf}, ${accountOf}, 'Người nhà ' || home from ${homes}`,
  `insert into alarms.device (keeper_id, id, team_id, kind, name, secret_hash, enrolled_by)
   select keeper_id, siren_id, id, 'siren', 'Loa đầu ngõ', ${kept('siren_id')}, head_id from bench.lane`,
  'analyze alarms.team, alarms.home, alarms.member, units.unit, accounts.account, accounts.post',
]

/** A commune's police, so many of them, signed in: they hear every alarm of it from the first moment. */
export async function enterDuty(db: Kysely<DB>, keeperId: string, count: number) {
  const officers = sql`(select bench.id('officer ' || n) as id from generate_series(1, ${count}::int) n) as officer`
  await sql`insert into accounts.account (id, keeper_id, name)
    select id, ${keeperId}, 'Trực ban' from ${officers} on conflict do nothing`.execute(db)
  await sql`insert into accounts.post (keeper_id, id, account_id, role, unit_id, since)
    select ${keeperId}, id, id, 'commune_police', ${keeperId}, date '2020-01-01' from ${officers}
    on conflict do nothing`.execute(db)
  const { rows } = await sql<{ id: string }>`select id from ${officers}`.execute(db)
  const ids = rows.map(({ id }) => id)
  await signInAll(db, ids)
  return ids
}

/** Signs people in; what their browsers send is `cookieOf` each. */
export async function signInAll(db: Kysely<DB>, accountIds: string[]) {
  await sql`
    insert into accounts.session (id, account_id, keeper_id, token_hash, strength, device, expires_at)
    select gen_random_uuid(), id, keeper_id, ${sql.raw(kept('id'))}, 'code', 'bench',
           now() + interval '1 day'
      from accounts.account where id = any (${accountIds}::uuid[])
    on conflict do nothing`.execute(db)
  // What nobody counted is looked for the slow way.
  await sql`analyze accounts.account, accounts.post, accounts.session`.execute(db)
}

/** What proves who they are: a session's token, a siren's password. */
export const proofOf = (id: string) => `bench--${id}`

export const cookieOf = (accountId: string) => `binh_yen=${proofOf(accountId)}`
