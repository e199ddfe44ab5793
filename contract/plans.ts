import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { ModelBrief } from './models.ts'
import { UnitBrief } from './units.ts'
import { Reason as FitReason } from './where-next.ts'
import { Count, Cursor, Day, Edition, Flag, Id, Line, Moment, Prose } from './wire.ts'

/** What a review may decide of a model: spread it, keep it, raise it, pause it, end it, call it advanced. */
const ReviewDecision = z.enum(['replicate', 'keep', 'raise', 'suspend', 'dissolve', 'recognise'])

/** Why a model is on the agenda: a key for the sentence, and the numbers in it. */
const Reason = z.object({
  key: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
})

const Item = z.object({
  model: ModelBrief,
  reasons: z.array(Reason),
  /** What may be decided of it as it stands now; nothing by those who may not. */
  open: z.array(ReviewDecision),
})

const Decided = z.object({
  id: Id,
  model: ModelBrief,
  decision: ReviewDecision,
  reason: z.string(),
  on: z.string(),
  /** For those who keep the books. */
  by: z.string().nullable(),
})

const Task = z.object({
  keeperId: Id,
  id: Id,
  modelId: Id,
  decisionId: Id.nullable(),
  what: z.string(),
  who: z.string(),
  dueOn: z.string(),
  doneOn: z.string().nullable(),
  /** For those who keep the books; empty to others. */
  note: z.string(),
  late: z.boolean(),
})

const ReviewBrief = z.object({
  keeperId: Id,
  id: Id,
  unit: UnitBrief,
  kind: z.enum(['briefing', 'interim', 'final']),
  on: z.string(),
  since: z.string(),
  state: z.enum(['called', 'held']),
  models: z.number(),
  decided: z.number(),
})

const Review = ReviewBrief.extend({
  agenda: z.array(Item),
  /** Models with nothing new since the last review: the first few hundred of `quietCount`. */
  quiet: z.array(Item),
  quietCount: z.number(),
  notes: z.string(),
  decisions: z.array(Decided),
  edition: z.number(),
  mayHold: z.boolean(),
})

const NewTask = z.object({ id: Id, what: Line.max(300), who: Line.max(120), dueOn: Day })

const Offer = z.object({
  unit: UnitBrief,
  unitKeeper: Id,
  within: z.array(z.string()),
  fit: z.array(FitReason),
  state: z.enum(['offered', 'accepted', 'declined', 'set_up']),
  /** Why it was declined. */
  reason: z.string(),
  /** The copy that stands there, from the day it is registered. */
  model: ModelBrief.nullable(),
  offeredAt: Moment,
  answeredAt: Moment.nullable(),
  mayAnswer: z.boolean(),
})

const CampaignBrief = z.object({
  keeperId: Id,
  id: Id,
  unit: UnitBrief,
  model: ModelBrief,
  type: z.string(),
  name: z.string(),
  /** How many copies it is to bring about. */
  target: z.number(),
  offered: z.number(),
  accepted: z.number(),
  setUp: z.number(),
  from: z.string(),
  to: z.string(),
  endedOn: z.string().nullable(),
  /** How many there should be by today, if they came evenly over its time. */
  expected: z.number(),
})

const Campaign = CampaignBrief.extend({
  reason: z.string(),
  /** Why it was ended before its time. */
  endedFor: z.string(),
  /** Empty for those who neither run it nor are asked. */
  offers: z.array(Offer),
  edition: z.number(),
  mayRun: z.boolean(),
})

const At = { keeperId: Id, id: Id }

export const reviews = {
  list: endpoint({
    method: 'GET',
    path: '/api/communes/:keeperId/reviews',
    says: 'Reviews of these books, newest first.',
    input: z.object({ keeperId: Id, after: Cursor.optional() }),
    reply: z.object({
      reviews: z.array(ReviewBrief),
      next: Cursor.nullable(),
      mayCall: z.boolean(),
    }),
  }),
  call: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/reviews',
    says: 'Calls a review; its agenda is drawn up from what changed since the day given, or since the last.',
    input: z.object({
      ...At,
      unitId: Id,
      kind: ReviewBrief.shape.kind,
      on: Day,
      since: Day.optional(),
    }),
    reply: Review,
  }),
  read: endpoint({
    method: 'GET',
    path: '/api/communes/:keeperId/reviews/:id',
    says: 'One review: its agenda with reasons, what was decided.',
    input: z.object(At),
    reply: Review,
  }),
  hold: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/reviews/:id/hold',
    says: 'Writes what the review decided of each model, all at once; each decision takes effect with it.',
    input: z.object({
      ...At,
      edition: Edition,
      notes: Prose.default(''),
      attendance: Count.optional(),
      decisions: z
        .array(
          z.object({
            id: Id,
            modelId: Id,
            decision: ReviewDecision,
            reason: Line.max(500),
            tasks: z.array(NewTask).max(20).default([]),
          }),
        )
        .max(300),
    }),
    reply: Review,
  }),
  ofModel: endpoint({
    method: 'GET',
    path: '/api/communes/:keeperId/models/:modelId/plan',
    says: 'What reviews decided of a model, and the tasks of its plan.',
    input: z.object({ keeperId: Id, modelId: Id }),
    reply: z.object({
      model: ModelBrief,
      decisions: z.array(Decided),
      tasks: z.array(Task),
      mayPlan: z.boolean(),
    }),
  }),
  addTask: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/models/:modelId/plan/tasks',
    says: 'Adds a task to the plan of a model.',
    input: z.object({ keeperId: Id, modelId: Id, ...NewTask.shape }),
    reply: Task,
  }),
  settleTask: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/models/:modelId/plan/tasks/:id',
    says: 'Says that a task is done on a day, or that it is not after all.',
    input: z.object({
      keeperId: Id,
      modelId: Id,
      id: Id,
      doneOn: Day.nullable(),
      note: Prose.max(500).default(''),
    }),
    reply: Task,
  }),
}

export const campaigns = {
  list: endpoint({
    method: 'GET',
    path: '/api/campaigns',
    says: 'Campaigns of replication at, under and above a unit, with their progress.',
    input: z.object({ under: Id, ended: Flag.optional() }),
    reply: z.array(CampaignBrief),
  }),
  read: endpoint({
    method: 'GET',
    path: '/api/communes/:keeperId/campaigns/:id',
    says: 'One campaign; its offers for those who run it and those who are asked.',
    input: z.object(At),
    reply: Campaign,
  }),
  begin: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/campaigns',
    says: 'Begins to carry a model on to other places, with a target and a time.',
    input: z.object({
      ...At,
      unitId: Id,
      model: z.object({ keeperId: Id, id: Id }),
      name: Line.max(160),
      target: z.number().int().min(1).max(100_000),
      from: Day,
      to: Day,
      reason: Line.max(500),
    }),
    reply: Campaign,
  }),
  end: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/campaigns/:id/end',
    says: 'Ends a campaign before its time, with the reason.',
    input: z.object({ ...At, edition: Edition, reason: Line.max(500) }),
    reply: Campaign,
  }),
  offer: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/campaigns/:id/offers',
    says: 'Asks a place whether it will try; the reasons are kept as they were shown.',
    input: z.object({ ...At, unitId: Id, fit: z.array(FitReason).max(12).default([]) }),
    reply: Campaign,
  }),
  answer: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/campaigns/:id/offers/:unitId/answer',
    says: 'The place that was asked says yes or no, with a reason for no.',
    input: z.object({
      ...At,
      unitId: Id,
      accepted: z.boolean(),
      reason: Line.max(500).optional(),
    }),
    reply: Campaign,
  }),
  mine: endpoint({
    method: 'GET',
    path: '/api/campaigns/offers',
    says: 'The offers that wait for an answer from the places of whoever asks.',
    input: z.object({}),
    reply: z.array(z.object({ campaign: CampaignBrief, offer: Offer })),
  }),
}

export type Review = z.output<typeof Review>
export type ReviewBrief = z.output<typeof ReviewBrief>
export type ReviewDecision = z.output<typeof ReviewDecision>
export type Decided = z.output<typeof Decided>
export type Task = z.output<typeof Task>
export type Campaign = z.output<typeof Campaign>
export type CampaignBrief = z.output<typeof CampaignBrief>
export type Offer = z.output<typeof Offer>
