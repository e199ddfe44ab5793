import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { UnitBrief } from './units.ts'
import { Count, Cursor, Day, Done, Edition, Id, Line, Place, Prose } from './wire.ts'

/**
 * Where a model stands. Proposed, being talked over, approved, launched, active; then perhaps in
 * need of improvement, suspended, and at last dissolved (domain.md §3.0).
 */
export const ModelState = z.enum([
  'proposed',
  'consulting',
  'approved',
  'launched',
  'active',
  'needs_improvement',
  'suspended',
  'dissolved',
])

const BoardRole = z.enum(['head', 'deputy', 'member', 'secretary', 'treasurer'])

export const ModelBrief = z.object({
  keeperId: Id,
  id: Id,
  type: z.string(),
  name: z.string(),
  unit: UnitBrief,
  state: ModelState,
  startedOn: z.string().nullable(),
  points: z.number(),
  teams: z.number(),
  lastActivityOn: z.string().nullable(),
  /** The day of its founding decision. */
  decidedOn: z.string().nullable(),
  /** What it does otherwise than the model it was copied from, in a line. */
  changedFromOriginal: z.string(),
})

const Point = z.object({
  id: Id,
  name: z.string(),
  address: z.string().nullable(),
  place: z.object({ lat: z.number(), lon: z.number() }).nullable(),
  unit: UnitBrief.nullable(),
  since: z.string(),
  until: z.string().nullable(),
})

const Team = z.object({
  id: Id,
  name: z.string(),
  households: z.number().nullable(),
  members: z.number().nullable(),
  since: z.string(),
  until: z.string().nullable(),
})

/** In the public view a member is a role only; `name` is there for those who may see it. */
const Member = z.object({
  id: Id,
  role: BoardRole,
  name: z.string().nullable(),
  since: z.string(),
  until: z.string().nullable(),
})

const Equipment = z.object({
  id: Id,
  name: z.string(),
  count: z.number(),
  condition: z.enum(['good', 'worn', 'broken', 'missing']),
  checkedOn: z.string().nullable(),
})

const Contribution = z.object({
  id: Id,
  /** As the giver agreed to be named; null is “người dân”. */
  giver: z.string().nullable(),
  gave: z.string(),
  /** Đồng, when it was money. */
  cash: z.number().nullable(),
  on: z.string(),
})

/** A day in a model's life: it came to another state, or something happened that is remembered. */
const Happening = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('state'),
    state: ModelState,
    on: z.string(),
    reason: z.string(),
    by: z.string().nullable(),
  }),
  z.object({
    what: z.literal('moment'),
    /** Its key, such as `vote.passed`; the web has its words, with what was said in their blanks. */
    moment: z.string(),
    on: z.string(),
    said: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
])

export const Model = ModelBrief.extend({
  typeVersion: z.number(),
  story: z.string(),
  decision: z.string().nullable(),
  foundedOn: z.string().nullable(),
  households: z.number().nullable(),
  members: z.array(Member),
  pointList: z.array(Point),
  teamList: z.array(Team),
  equipment: z.array(Equipment),
  contributions: z.array(Contribution),
  history: z.array(Happening),
  copiedFrom: ModelBrief.nullable(),
  copies: z.array(ModelBrief),
  edition: z.number(),
  /** The reader lives here, keeps these books, or stands above them. */
  atHome: z.boolean(),
  /** What the reader may do here. */
  mayChange: z.boolean(),
  maySettle: z.boolean(),
  mayRecord: z.boolean(),
})

export const NewModel = z.object({
  keeperId: Id,
  id: Id,
  unitId: Id,
  type: z.string().min(1).max(80),
  name: Line.max(160),
  story: Prose.default(''),
  decision: Line.max(160).optional(),
  foundedOn: Day.optional(),
  households: Count.optional(),
  copiedFrom: z.object({ keeperId: Id, id: Id }).optional(),
  /** The playbook from another installation that its set-up begins with. */
  playbookId: Id.optional(),
  changedFromOriginal: Prose.max(300).default(''),
})

const At = { keeperId: Id, id: Id }

export const models = {
  list: endpoint({
    method: 'GET',
    path: '/api/models',
    says: 'Models under a unit, newest first, by type and state.',
    input: z.object({
      under: Id,
      type: z.string().max(80).optional(),
      state: ModelState.optional(),
      /** The `next` of the page before. */
      after: Cursor.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(40),
    }),
    reply: z.object({ models: z.array(ModelBrief), total: z.number(), next: Cursor.nullable() }),
  }),
  byType: endpoint({
    method: 'GET',
    path: '/api/models/types',
    says: 'How many models, points and teams of each type stand under a unit: never added to one another.',
    input: z.object({ under: Id }),
    reply: z.array(
      z.object({ type: z.string(), models: z.number(), points: z.number(), teams: z.number() }),
    ),
  }),
  read: endpoint({
    method: 'GET',
    path: '/api/communes/:keeperId/models/:id',
    says: 'One model: its board by role, points, teams, equipment, contributions, dated history, copies.',
    input: z.object(At),
    reply: Model,
  }),
  register: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/models',
    says: 'Enters a model in the register as proposed.',
    input: NewModel,
    reply: Model,
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/api/communes/:keeperId/models/:id',
    says: 'Changes what is written of a model.',
    input: z.object({
      ...At,
      edition: Edition,
      name: Line.max(160).optional(),
      story: Prose.optional(),
      decision: Line.max(160).nullable().optional(),
      foundedOn: Day.nullable().optional(),
      households: Count.nullable().optional(),
      changedFromOriginal: Prose.max(300).optional(),
    }),
    reply: Model,
  }),
  settle: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/models/:id/state',
    says: 'Moves a model to another state, with the day and the reason; both stay in its history.',
    input: z.object({ ...At, edition: Edition, state: ModelState, on: Day, reason: Line.max(500) }),
    reply: Model,
  }),
  addPoint: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/models/:id/points',
    says: 'Adds a point (điểm) where the model works.',
    input: z.object({
      ...At,
      pointId: Id,
      name: Line.max(160),
      address: Line.max(200).optional(),
      place: Place.optional(),
      unitId: Id.optional(),
      since: Day,
    }),
    reply: Model,
  }),
  endPoint: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/models/:id/points/:pointId/end',
    says: 'Ends a point from a day on.',
    input: z.object({ ...At, pointId: Id, until: Day }),
    reply: Model,
  }),
  addTeam: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/models/:id/teams',
    says: 'Adds a team (tổ) of the model.',
    input: z.object({
      ...At,
      teamId: Id,
      name: Line.max(160),
      households: Count.optional(),
      members: Count.optional(),
      since: Day,
    }),
    reply: Model,
  }),
  endTeam: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/models/:id/teams/:teamId/end',
    says: 'Ends a team from a day on.',
    input: z.object({ ...At, teamId: Id, until: Day }),
    reply: Model,
  }),
  addMember: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/models/:id/members',
    says: 'Writes somebody on the board or among the members; the public sees the role only.',
    input: z.object({ ...At, memberId: Id, name: Line.max(80), role: BoardRole, since: Day }),
    reply: Model,
  }),
  endMember: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/models/:id/members/:memberId/end',
    says: 'Takes somebody off the board from a day on.',
    input: z.object({ ...At, memberId: Id, until: Day }),
    reply: Model,
  }),
  keepEquipment: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/models/:id/equipment',
    says: 'Writes down a piece of equipment, or its condition when it is already listed.',
    input: z.object({
      ...At,
      equipmentId: Id,
      name: Line.max(160),
      count: Count,
      condition: z.enum(['good', 'worn', 'broken', 'missing']),
      checkedOn: Day.optional(),
    }),
    reply: Model,
  }),
  receive: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/models/:id/contributions',
    says: 'Writes a contribution on the published list; without a name it is “người dân”.',
    input: z.object({
      ...At,
      contributionId: Id,
      giver: Line.max(120).optional(),
      gave: Line.max(200),
      cash: Count.optional(),
      on: Day,
    }),
    reply: Model,
  }),
  strike: endpoint({
    method: 'DELETE',
    path: '/api/communes/:keeperId/models/:id/contributions/:contributionId',
    says: 'Strikes a contribution entered by mistake; the audit keeps it.',
    input: z.object({ ...At, contributionId: Id }),
    reply: Done,
  }),
}

export type ModelState = z.output<typeof ModelState>
export type ModelBrief = z.output<typeof ModelBrief>
export type Model = z.output<typeof Model>
export type NewModel = z.output<typeof NewModel>
