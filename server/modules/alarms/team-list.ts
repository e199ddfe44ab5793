import { sql } from 'kysely'
import type { UnitBrief } from '../../../contract/units.ts'
import { within } from '../../platform/area.ts'
import type { Ctx } from '../../platform/context.ts'
import { briefOf, findUnit } from '../units/module.ts'
import { hasWork } from './policy.ts'

type Row = UnitBrief & {
  keeperId: string
  homes: number
  members: number
  reachable: number
  sirens: number
  launchedOn: string | null
  lastDrillOn: string | null
}

/** As many as the largest province's police look through on one page. */
const most = 1000

/** The household teams under a unit that the reader may see, place by place. */
export async function listTeams(ctx: Ctx, { under }: { under: string }) {
  const { path } = await findUnit(ctx, under)
  const { rows } = await sql<Row>`
    select t.keeper_id, u.id, u.kind, u.title, u.name, u.valid_to,
           (select count(*)::int from alarms.home h
             where h.keeper_id = t.keeper_id and h.team_id = t.id and h.left_at is null) as homes,
           people.members, people.reachable,
           (select count(*)::int from alarms.device d
             where d.keeper_id = t.keeper_id and d.team_id = t.id and d.retired_at is null
               and d.kind in ('siren', 'bell')) as sirens,
           (select s.on_day from alarms.step s
             where s.keeper_id = t.keeper_id and s.team_id = t.id and s.step = 'launch') as launched_on,
           (select (max(a.raised_at) at time zone 'Asia/Ho_Chi_Minh')::date from alarms.alarm a
             where a.keeper_id = t.keeper_id and a.team_id = t.id and a.drill and a.outcome = 'drill') as last_drill_on
      from alarms.team t
      join units.unit u on u.id = t.id
      cross join lateral (
        select count(*)::int as members,
               (count(*) filter (where m.account_id is not null or m.phone is not null))::int as reachable
          from alarms.member m where m.keeper_id = t.keeper_id and m.team_id = t.id) people
     where (u.path = ${path} or u.path like ${`${path}/%`}) and ${seenBy(ctx)}
     order by u.path limit ${most}`.execute(ctx.db)
  return rows.map(({ id, kind, title, name, validTo, ...team }) => ({
    ...team,
    team: briefOf({ id, kind, title, name, validTo }),
  }))
}

/** The rule of `maySeeTeam`, said to the database. */
function seenBy({ actor }: Ctx) {
  const working = { ...actor, posts: actor.posts.filter(hasWork) }
  const own = actor.posts.filter(({ dormant }) => !dormant).map(({ unitId }) => unitId)
  return sql<boolean>`(${within(working, 'u.path')} or t.id = any(${own}::uuid[])
    or exists (select from alarms.member mine where mine.keeper_id = t.keeper_id and mine.team_id = t.id
                and mine.account_id = ${actor.accountId}))`
}
