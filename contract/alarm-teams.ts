import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { UnitBrief } from './units.ts'
import { Count, Day, Done, Edition, Id, Line, Moment, Place, Prose } from './wire.ts'

const PlaceThere = z.object({ lat: z.number(), lon: z.number() })

/** Something a home keeps against fire. */
export const KitKind = z.enum(['extinguisher', 'breaking_tool', 'ladder', 'mask', 'first_aid'])

const Kit = z.object({ kind: KitKind, count: z.number(), expiresOn: z.string().nullable() })

const Member = z.object({
  id: Id,
  name: z.string(),
  phone: z.string().nullable(),
  /** They use the app: the alarm reaches their screen; otherwise it goes by SMS. */
  inApp: z.boolean(),
  me: z.boolean(),
})

const Home = z.object({
  id: Id,
  name: z.string(),
  address: z.string().nullable(),
  place: PlaceThere.nullable(),
  /** Where it stands on the lane's sketch: columns and rows of a plan, from 0 to 100. */
  spot: z.object({ x: z.number(), y: z.number() }).nullable(),
  secondExit: z.boolean().nullable(),
  kit: z.array(Kit),
  members: z.array(Member),
  /** How many in the home agreed that helpers are told they need help to get out. What for is shown in an alarm only. */
  needs: z.number(),
  mine: z.boolean(),
  edition: z.number(),
})

const FirePoint = z.object({
  id: Id,
  kind: z.enum(['fire_point', 'water']),
  name: z.string(),
  place: PlaceThere,
  checkedOn: z.string().nullable(),
})

export const SetupStep = z.enum([
  'homes',
  'agreement',
  'decision',
  'equipment',
  'training',
  'launch',
  'first_drill',
])

export const AlarmTeam = z.object({
  keeperId: Id,
  team: UnitBrief,
  path: z.string(),
  model: z.object({ keeperId: Id, id: Id, name: z.string() }).nullable(),
  /** How many homes a team may have here, and who says so. */
  size: z.object({ min: z.number(), max: z.number(), source: z.string() }),
  homes: z.array(Home),
  steps: z.array(z.object({ step: SetupStep, on: z.string().nullable(), note: z.string() })),
  neighbours: z.array(UnitBrief),
  firePoints: z.array(FirePoint),
  lastDrillOn: z.string().nullable(),
  edition: z.number(),
  mayChange: z.boolean(),
  mayRaise: z.boolean(),
})

export const AlarmTeamBrief = z.object({
  keeperId: Id,
  team: UnitBrief,
  homes: z.number(),
  members: z.number(),
  reachable: z.number(),
  sirens: z.number(),
  launchedOn: z.string().nullable(),
  lastDrillOn: z.string().nullable(),
})

const At = { keeperId: Id, teamId: Id }

const HomeGiven = {
  name: Line.max(80),
  address: Line.max(160).nullable().optional(),
  place: Place.nullable().optional(),
  spot: z
    .object({ x: z.number().min(0).max(100), y: z.number().min(0).max(100) })
    .nullable()
    .optional(),
  secondExit: z.boolean().nullable().optional(),
  kit: z
    .array(
      z.object({ kind: KitKind, count: Count.max(99), expiresOn: Day.nullable().default(null) }),
    )
    .max(12)
    .default([]),
}

export const alarmTeams = {
  list: endpoint({
    method: 'GET',
    path: '/api/alarm-teams',
    says: 'The household teams linked by a bell under a unit: homes, who can be reached, last drill.',
    input: z.object({ under: Id }),
    reply: z.array(AlarmTeamBrief),
  }),
  read: endpoint({
    method: 'GET',
    path: '/api/communes/:keeperId/alarm-teams/:teamId',
    says: 'One team: homes, members, equipment, set-up steps, neighbours, fire points.',
    input: z.object(At),
    reply: AlarmTeam,
  }),
  setUp: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/alarm-teams',
    says: 'Links a household team by the alarm: the unit is made if it is not there.',
    input: z.object({
      ...At,
      /** The residential unit it lies in, when the team is new. */
      parentId: Id.optional(),
      name: Line.max(120).optional(),
      model: z.object({ keeperId: Id, id: Id }).optional(),
    }),
    reply: AlarmTeam,
  }),
  step: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/alarm-teams/:teamId/steps',
    says: 'A step of the set-up was done on a day; each is taken in its order.',
    input: z.object({ ...At, step: SetupStep, on: Day, note: Prose.max(500).default('') }),
    reply: AlarmTeam,
  }),
  neighbours: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/alarm-teams/:teamId/neighbours',
    says: 'Which teams hear this one’s alarm when nobody answers.',
    input: z.object({ ...At, edition: Edition, teams: z.array(Id).max(8) }),
    reply: AlarmTeam,
  }),
  addHome: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/alarm-teams/:teamId/homes',
    says: 'A home joins the team.',
    input: z.object({ ...At, id: Id, ...HomeGiven }),
    reply: AlarmTeam,
  }),
  changeHome: endpoint({
    method: 'PATCH',
    path: '/api/communes/:keeperId/alarm-teams/:teamId/homes/:id',
    says: 'Changes what is known of a home: place, second exit, equipment.',
    input: z.object({ ...At, id: Id, edition: Edition, ...HomeGiven }),
    reply: AlarmTeam,
  }),
  leave: endpoint({
    method: 'DELETE',
    path: '/api/communes/:keeperId/alarm-teams/:teamId/homes/:id',
    says: 'A home leaves the team; its people hear its alarms no longer.',
    input: z.object({ ...At, id: Id }),
    reply: AlarmTeam,
  }),
  addMember: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/alarm-teams/:teamId/homes/:homeId/members',
    says: 'Writes down somebody of a home, to be called by phone when they have no app.',
    input: z.object({
      ...At,
      homeId: Id,
      id: Id,
      name: Line.max(80),
      phone: Line.max(20).optional(),
    }),
    reply: AlarmTeam,
  }),
  join: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/alarm-teams/:teamId/homes/:homeId/join',
    says: 'Somebody who came in by the team’s invitation says which home is theirs.',
    input: z.object({ ...At, homeId: Id, phone: Line.max(20).optional() }),
    reply: AlarmTeam,
  }),
  removeMember: endpoint({
    method: 'DELETE',
    path: '/api/communes/:keeperId/alarm-teams/:teamId/members/:id',
    says: 'Somebody is no longer called when the team’s bell rings.',
    input: z.object({ ...At, id: Id }),
    reply: AlarmTeam,
  }),
  consent: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/alarm-teams/:teamId/homes/:homeId/needs',
    says: 'Somebody agrees that helpers are told, during an alarm only, that they need help to get out.',
    input: z.object({ ...At, homeId: Id, id: Id, what: Line.max(120), agreed: z.literal(true) }),
    reply: z.array(z.object({ id: Id, what: z.string(), agreedAt: Moment })),
  }),
  consents: endpoint({
    method: 'GET',
    path: '/api/communes/:keeperId/alarm-teams/:teamId/homes/:homeId/needs',
    says: 'What one’s own home agreed to have told.',
    input: z.object({ ...At, homeId: Id }),
    reply: z.array(z.object({ id: Id, what: z.string(), agreedAt: Moment })),
  }),
  withdraw: endpoint({
    method: 'DELETE',
    path: '/api/communes/:keeperId/alarm-teams/:teamId/homes/:homeId/needs/:id',
    says: 'The consent is taken back; from this moment nobody is told.',
    input: z.object({ ...At, homeId: Id, id: Id }),
    reply: Done,
  }),
  addFirePoint: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/alarm-teams/:teamId/fire-points',
    says: 'A public fire point or a water source near the team.',
    input: z.object({
      ...At,
      id: Id,
      kind: z.enum(['fire_point', 'water']),
      name: Line.max(80),
      place: Place,
      checkedOn: Day.optional(),
    }),
    reply: AlarmTeam,
  }),
  removeFirePoint: endpoint({
    method: 'DELETE',
    path: '/api/communes/:keeperId/alarm-teams/:teamId/fire-points/:id',
    says: 'The point is gone.',
    input: z.object({ ...At, id: Id }),
    reply: AlarmTeam,
  }),
}

export type AlarmTeam = z.output<typeof AlarmTeam>
export type AlarmTeamBrief = z.output<typeof AlarmTeamBrief>
export type SetupStep = z.output<typeof SetupStep>
export type KitKind = z.output<typeof KitKind>
