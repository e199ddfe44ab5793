import { sql } from 'kysely'
import { type AlarmTeam, SetupStep } from '../../../contract/alarm-teams.ts'
import type { Ctx } from '../../platform/context.ts'
import { briefOf } from '../units/module.ts'
import { mayChangeTeam, mayRaise, maySeePhones } from './policy.ts'
import { type At, findTeam, type Team } from './team-find.ts'
import { sizeAt } from './team-size.ts'

/** One team: homes, members, equipment, set-up steps, neighbours, fire points. */
export async function readTeam(ctx: Ctx, at: At) {
  return tellTeam(ctx, await findTeam(ctx, at))
}

/** The same of a team found already: whoever just left it is shown it once more. */
export async function tellTeam(ctx: Ctx, team: Team): Promise<AlarmTeam> {
  const { keeperId, path, edition } = team
  const { min, max, source } = sizeAt(ctx.house.catalog, path)
  return {
    keeperId,
    team: briefOf(team),
    path,
    model: await modelOf(ctx, team),
    size: { min, max, source: source.vi },
    homes: await homesOf(ctx, team),
    steps: await stepsOf(ctx, team),
    neighbours: await neighboursOf(ctx, team),
    firePoints: await firePointsOf(ctx, team),
    lastDrillOn: await lastDrillOf(ctx, team),
    edition,
    mayChange: mayChangeTeam(ctx.actor, path),
    mayRaise: mayRaise(ctx.actor, team),
  }
}

async function modelOf({ db }: Ctx, { modelKeeper, modelId }: Team) {
  if (!modelKeeper || !modelId) return null
  const { rows } = await sql<NonNullable<AlarmTeam['model']>>`
    select keeper_id, id, name from models.open_register
     where keeper_id = ${modelKeeper} and id = ${modelId}`.execute(db)
  return rows[0] ?? null
}

async function homesOf({ db, actor }: Ctx, team: Team) {
  const { keeperId, id, myHome } = team
  const phone = maySeePhones(actor, team) ? sql`m.phone` : sql`null`
  const { rows } = await sql<AlarmTeam['homes'][number]>`
    select h.id, h.name, h.address, h.second_exit, h.kit, h.edition,
           coalesce(h.id = ${myHome}, false) as mine,
           case when h.lat is not null then jsonb_build_object('lat', h.lat, 'lon', h.lon) end as place,
           case when h.spot_x is not null then jsonb_build_object('x', h.spot_x, 'y', h.spot_y) end as spot,
           (select count(*)::int from alarms.need n
             where n.keeper_id = h.keeper_id and n.home_id = h.id and n.withdrawn_at is null) as needs,
           coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name, 'phone', ${phone},
                              'inApp', m.account_id is not null,
                              'me', coalesce(m.account_id = ${actor.accountId}, false)) order by m.added_at, m.id)
                       from alarms.member m
                      where m.keeper_id = h.keeper_id and m.home_id = h.id), '[]') as members
      from alarms.home h
     where h.keeper_id = ${keeperId} and h.team_id = ${id} and h.left_at is null
     order by h.name, h.id`.execute(db)
  return rows
}

async function stepsOf({ db }: Ctx, { keeperId, id }: Team) {
  const taken = await db
    .selectFrom('alarms.step')
    .select(['step', 'onDay', 'note'])
    .where('keeperId', '=', keeperId)
    .where('teamId', '=', id)
    .execute()
  return SetupStep.options.map((step) => {
    const done = taken.find((each) => each.step === step)
    return { step, on: done?.onDay ?? null, note: done?.note ?? '' }
  })
}

async function neighboursOf({ db }: Ctx, { keeperId, id }: Team) {
  const units = await db
    .selectFrom('alarms.neighbour as n')
    .innerJoin('units.unit as u', 'u.id', 'n.otherId')
    .select(['u.id', 'u.kind', 'u.title', 'u.name', 'u.validTo'])
    .where('n.keeperId', '=', keeperId)
    .where('n.teamId', '=', id)
    .orderBy('u.name')
    .orderBy('u.id')
    .execute()
  return units.map(briefOf)
}

async function firePointsOf({ db }: Ctx, { keeperId, id }: Team) {
  const points = await db
    .selectFrom('alarms.firePoint')
    .select(['id', 'kind', 'name', 'lat', 'lon', 'checkedOn'])
    .where('keeperId', '=', keeperId)
    .where('teamId', '=', id)
    .orderBy('name')
    .orderBy('id')
    .$narrowType<{ kind: 'fire_point' | 'water' }>()
    .execute()
  return points.map(({ lat, lon, ...point }) => ({ ...point, place: { lat, lon } }))
}

async function lastDrillOf({ db }: Ctx, { keeperId, id }: Team) {
  const { rows } = await sql<{ on: string | null }>`
    select (max(raised_at) at time zone 'Asia/Ho_Chi_Minh')::date::text as "on" from alarms.alarm
     where keeper_id = ${keeperId} and team_id = ${id} and drill and outcome = 'drill'`.execute(db)
  return rows[0]?.on ?? null
}
