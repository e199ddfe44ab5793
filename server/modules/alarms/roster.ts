import { sql } from 'kysely'
import type { Circle } from '../../../contract/alarm-kinds.ts'
import type { DeviceKind } from '../../../contract/devices.ts'
import type { UnitBrief } from '../../../contract/units.ts'
import { reaches } from '../../platform/area.ts'
import type { House } from '../../platform/context.ts'
import { inScopeReading, itself } from '../../platform/db/scope.ts'

export type RosterMember = {
  id: string
  homeId: string
  accountId: string | null
  name: string
  phone: string | null
}
export type RosterHome = {
  id: string
  name: string
  lat: number | null
  lon: number | null
  secondExit: boolean | null
  extinguishers: number
}
export type RosterDevice = {
  id: string
  keeperId: string
  teamId: string
  homeId: string | null
  kind: DeviceKind
  name: string
  secretHash: string
}
/** Somebody whose post makes them hear alarms of a whole area. */
type Duty = { accountId: string; role: string; unitPath: string }

export type RosterTeam = {
  keeperId: string
  id: string
  path: string
  unit: UnitBrief
  modelKeeper: string | null
  modelId: string | null
  homes: RosterHome[]
  members: RosterMember[]
  devices: RosterDevice[]
  neighbours: string[]
  firePoints: { id: string; kind: 'fire_point' | 'water'; name: string; lat: number; lon: number }[]
}

/** Roles that hear an alarm when it is carried to a circle. */
const circleRoles: Partial<Record<Circle, string[]>> = {
  village_head: ['village_head'],
  security_team: ['security_team'],
  police: ['commune_police', 'commune_committee'],
}

/**
 * Who lives where and who must hear, in memory: an alarm does not wait for the database to know whom to
 * wake. Read whole at the start; a team again when it changed; those on duty every minute.
 */
export async function openRoster(house: House) {
  const teams = new Map<string, RosterTeam>()
  const byAccount = new Map<string, Set<string>>()
  const byDevice = new Map<string, RosterDevice>()
  let dutyAt = new Map<string, Duty[]>()
  let dutyOf = new Map<string, Duty[]>()

  function put(team: RosterTeam) {
    drop(team.id)
    teams.set(team.id, team)
    for (const { accountId } of team.members) {
      if (!accountId) continue
      const mine = byAccount.get(accountId) ?? new Set()
      byAccount.set(accountId, mine.add(team.id))
    }
    for (const device of team.devices) byDevice.set(device.id, device)
  }

  function drop(teamId: string) {
    const team = teams.get(teamId)
    for (const { accountId } of team?.members ?? []) byAccount.get(accountId ?? '')?.delete(teamId)
    for (const { id } of team?.devices ?? []) byDevice.delete(id)
    teams.delete(teamId)
  }

  async function refresh(teamId: string) {
    const [team] = await readTeams(house, teamId)
    if (team) put(team)
    else drop(teamId)
  }

  async function refreshDuty() {
    const duty = await readDuty(house)
    dutyAt = grouped(duty, ({ unitPath }) => unitPath)
    dutyOf = grouped(duty, ({ accountId }) => accountId)
  }

  for (const team of await readTeams(house)) put(team)
  await refreshDuty()

  return {
    refresh,
    refreshDuty,
    team: (id: string) => teams.get(id),
    device: (id: string) => byDevice.get(id),
    all: () => teams.values(),
    /** The teams somebody lives in. */
    teamsOf: (accountId: string) =>
      [...(byAccount.get(accountId) ?? [])].flatMap((id) => teams.get(id) ?? []),
    /** The accounts a circle of a team reaches: those on duty over its place, or the neighbours' people. */
    circle(team: RosterTeam, circle: Circle): string[] {
      if (circle === 'team') return peopleOf(team)
      if (circle === 'neighbours') return team.neighbours.flatMap((id) => peopleOf(teams.get(id)))
      const roles = circleRoles[circle] ?? []
      return placesOver(team.path)
        .flatMap((path) => dutyAt.get(path) ?? [])
        .filter(({ role }) => roles.includes(role))
        .map(({ accountId }) => accountId)
    },
    /** Whether a circle of a team reaches somebody, without asking who else it reaches. */
    inCircle(team: RosterTeam, circle: Circle, accountId: string): boolean {
      const livesIn = (teamId: string) => byAccount.get(accountId)?.has(teamId) ?? false
      if (circle === 'team') return livesIn(team.id)
      if (circle === 'neighbours') return team.neighbours.some(livesIn)
      const roles = circleRoles[circle] ?? []
      return (dutyOf.get(accountId) ?? []).some(
        ({ role, unitPath }) => roles.includes(role) && reaches(unitPath, team.path),
      )
    },
  }
}

export type Roster = Awaited<ReturnType<typeof openRoster>>

function grouped(duty: Duty[], by: (duty: Duty) => string) {
  const groups = new Map<string, Duty[]>()
  for (const one of duty) {
    const group = groups.get(by(one))
    if (group) group.push(one)
    else groups.set(by(one), [one])
  }
  return groups
}

/** The paths of a place and of every place it lies in. */
function placesOver(path: string) {
  const segments = path.split('/').slice(1)
  return segments.map((_, at) => `/${segments.slice(0, at + 1).join('/')}`)
}

function peopleOf(team: RosterTeam | undefined) {
  return (team?.members ?? []).flatMap(({ accountId }) => accountId ?? [])
}

type Row = Omit<RosterTeam, 'unit'> & UnitBrief & { unitId: string }

async function readTeams(house: House, only?: string): Promise<RosterTeam[]> {
  return inScopeReading(house.db, itself, async (db) => {
    const mine = only ? sql`where t.id = ${only}` : sql``
    const { rows } = await sql<Row>`
      select t.keeper_id, t.id, t.model_keeper, t.model_id, u.path, u.kind, u.title, u.name, u.valid_to::text,
        coalesce((select json_agg(json_build_object('id', h.id, 'name', h.name, 'lat', h.lat, 'lon', h.lon,
                    'secondExit', h.second_exit, 'extinguishers', coalesce((select sum((k->>'count')::int)
                      from jsonb_array_elements(h.kit) k where k->>'kind' = 'extinguisher'), 0)) order by h.name)
                    from alarms.home h where h.keeper_id = t.keeper_id and h.team_id = t.id and h.left_at is null), '[]') as homes,
        coalesce((select json_agg(json_build_object('id', m.id, 'homeId', m.home_id, 'accountId', m.account_id,
                    'name', m.name, 'phone', m.phone))
                    from alarms.member m where m.keeper_id = t.keeper_id and m.team_id = t.id), '[]') as members,
        coalesce((select json_agg(json_build_object('id', d.id, 'keeperId', d.keeper_id, 'teamId', d.team_id,
                    'homeId', d.home_id, 'kind', d.kind, 'name', d.name, 'secretHash', d.secret_hash))
                    from alarms.device d where d.keeper_id = t.keeper_id and d.team_id = t.id and d.retired_at is null), '[]') as devices,
        coalesce((select json_agg(n.other_id) from alarms.neighbour n
                    where n.keeper_id = t.keeper_id and n.team_id = t.id), '[]') as neighbours,
        coalesce((select json_agg(json_build_object('id', p.id, 'kind', p.kind, 'name', p.name, 'lat', p.lat, 'lon', p.lon))
                    from alarms.fire_point p where p.keeper_id = t.keeper_id and p.team_id = t.id), '[]') as fire_points
        from alarms.team t join units.unit u on u.id = t.id ${mine}`.execute(db)
    return rows.map(({ kind, title, name, validTo, ...team }) => ({
      ...team,
      unit: { id: team.id, kind, title, name, validTo },
    }))
  })
}

async function readDuty(house: House) {
  const roles = Object.values(circleRoles).flat()
  return inScopeReading(house.db, itself, (db) =>
    db
      .selectFrom('accounts.post as p')
      .innerJoin('units.unit as u', 'u.id', 'p.unitId')
      .select(['p.accountId', 'p.role', 'u.path as unitPath'])
      .where('p.role', 'in', roles)
      .where('p.until', 'is', null)
      .execute(),
  )
}
