import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { UnitBrief } from './units.ts'
import { Count, Cursor, Day, Flag, Id, Line, Moment, Place, Prose } from './wire.ts'

/**
 * Draft: the writer's own. Submitted: waits for verification, or counts at once where the kind needs
 * none. Verified: counts. Returned: back to the writer with a reason. Voided: no longer counts; kept.
 * Corrected: a newer record stands in its place; kept.
 */
export const ActivityState = z.enum([
  'draft',
  'submitted',
  'verified',
  'returned',
  'voided',
  'corrected',
])

/** Values of the blanks that the catalog's form asks for. */
export const Answers = z.record(
  z.string().max(40),
  z.union([z.string().max(8000), z.number(), z.boolean(), z.array(z.string().max(80)).max(40)]),
)

const SurrenderLine = z.object({
  item: z.string().max(60),
  quantity: z.number().positive().max(1_000_000),
  note: Line.max(200).optional(),
})

const Evidence = z.object({
  id: Id,
  kind: z.enum(['photo', 'file', 'signature']),
  name: z.string(),
  type: z.string(),
  bytes: z.number(),
  /** Read from the photo before it was stripped, and only with the writer's yes. */
  takenAt: Moment.nullable(),
  place: z.object({ lat: z.number(), lon: z.number() }).nullable(),
})

export const ActivityBrief = z.object({
  keeperId: Id,
  id: Id,
  modelId: Id,
  modelName: z.string(),
  unit: UnitBrief,
  kind: z.string(),
  on: z.string(),
  state: ActivityState,
  attendance: z.number().nullable(),
  summary: z.string(),
  photos: z.number(),
})

export const Activity = ActivityBrief.extend({
  kindVersion: z.number(),
  answers: Answers,
  lines: z.array(SurrenderLine),
  place: z.object({ lat: z.number(), lon: z.number() }).nullable(),
  writtenBy: z.string().nullable(),
  writtenAt: Moment,
  verifiedBy: z.string().nullable(),
  verifiedAt: Moment.nullable(),
  /** Why it was given back, corrected or voided. */
  returnedFor: z.string().nullable(),
  /** What it counted: the entries behind the figures above. */
  counted: z.array(z.object({ indicator: z.string(), month: z.string(), amount: z.number() })),
  evidence: z.array(Evidence),
  /** The record this one corrects, and the one that corrects this. */
  corrects: Id.nullable(),
  correctedBy: Id.nullable(),
  mayChange: z.boolean(),
  mayVerify: z.boolean(),
})

export const NewActivity = z.object({
  keeperId: Id,
  id: Id,
  modelId: Id,
  kind: z.string().min(1).max(60),
  on: Day,
  attendance: Count.optional(),
  summary: Prose.max(2000).default(''),
  answers: Answers.default({}),
  lines: z.array(SurrenderLine).max(40).default([]),
  place: Place.optional(),
  /** Files already uploaded that prove it. */
  evidence: z.array(Id).max(20).default([]),
  /** True keeps it a draft for its writer alone. */
  draft: z.boolean().default(false),
})

const At = { keeperId: Id, id: Id }

export const activities = {
  record: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/activities',
    says: 'Writes an activity in the diary; sent twice it is the same record.',
    input: NewActivity,
    reply: z.object({ keeperId: Id, id: Id, state: ActivityState }),
  }),
  list: endpoint({
    method: 'GET',
    path: '/api/activities',
    says: 'The diary of a model or of everything under a unit, newest first.',
    input: z.object({
      under: Id,
      modelId: Id.optional(),
      kind: z.string().max(60).optional(),
      state: ActivityState.optional(),
      from: Day.optional(),
      to: Day.optional(),
      /** Those behind a figure: of this indicator. */
      indicator: z.string().max(80).optional(),
      mine: Flag.optional(),
      /** The `next` of the page before. */
      after: Cursor.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(30),
    }),
    reply: z.object({ activities: z.array(ActivityBrief), next: Cursor.nullable() }),
  }),
  waiting: endpoint({
    method: 'GET',
    path: '/api/activities/waiting',
    says: 'What waits for verification by the one who asks, oldest first.',
    input: z.object({}),
    reply: z.object({ activities: z.array(Activity), total: z.number() }),
  }),
  read: endpoint({
    method: 'GET',
    path: '/api/communes/:keeperId/activities/:id',
    says: 'One record with its evidence, who verified it and what it counted.',
    input: z.object(At),
    reply: Activity,
  }),
  submit: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/activities/:id/submit',
    says: 'Sends a draft or a returned record on, with any change made to it.',
    input: NewActivity.omit({ draft: true }),
    reply: Activity,
  }),
  verify: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/activities/:id/verify',
    says: 'Confirms that it happened as written; from then on it counts.',
    input: z.object(At),
    reply: Activity,
  }),
  giveBack: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/activities/:id/return',
    says: 'Gives a record back to its writer with the reason.',
    input: z.object({ ...At, reason: Line.max(500) }),
    reply: Activity,
  }),
  correct: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/activities/:id/correct',
    says: 'Puts a corrected record in place of one that counted; the first is kept and no longer counts.',
    input: z.object({ ...At, reason: Line.max(500), corrected: NewActivity.omit({ draft: true }) }),
    reply: Activity,
  }),
  voidIt: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/activities/:id/void',
    says: 'Voids a record entered by mistake; it is kept and no longer counts.',
    input: z.object({ ...At, reason: Line.max(500) }),
    reply: Activity,
  }),
}

export type ActivityState = z.output<typeof ActivityState>
export type ActivityBrief = z.output<typeof ActivityBrief>
export type Activity = z.output<typeof Activity>
export type NewActivity = z.output<typeof NewActivity>
