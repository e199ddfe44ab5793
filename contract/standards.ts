import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { ModelBrief } from './models.ts'
import { Measure, RubricPart } from './rubric.ts'
import { Cursor, Flag, Id, Line, Moment, Prose, Words } from './wire.ts'

export const Rating = z.enum(['effective', 'average', 'poor'])

/** The model that is scored, as lists and links show it. */
const ScoredModel = ModelBrief.pick({
  keeperId: true,
  id: true,
  type: true,
  name: true,
  unit: true,
  state: true,
  startedOn: true,
})

/** Why a part could not be measured: the other parts carry its weight. */
export const NothingToMeasure = z.enum([
  'no_rhythm_due',
  'no_gatherings_kept',
  'no_members_known',
  'no_records',
  'no_outcomes_in_type',
  'no_quarter_due',
  'no_equipment',
  'nothing_given',
  'too_few_opinions',
])

/** What is missing for a part to be whole: a kind of record between two days, or the thing itself. */
export const Missing = z.object({
  /** The kind of activity; null where it is not the diary that lacks something. */
  kind: z.string().nullable(),
  from: z.string(),
  to: z.string(),
  have: z.number(),
  need: z.number(),
})

/** One part of a score: its points, of how many, what there was and what there should have been. */
export const ScorePart = z.object({
  id: z.string(),
  measure: Measure,
  weight: z.number(),
  /** Of a hundred, with the weights of what could not be measured carried by the others. */
  of: z.number(),
  points: z.number(),
  have: z.number(),
  need: z.number(),
  left: NothingToMeasure.nullable(),
  missing: z.array(Missing),
  /** The kinds of records it was told from: the diary filtered by them shows every point. */
  kinds: z.array(z.string()),
})

const Scored = z.object({
  rubric: z.string(),
  version: z.number(),
  from: z.string(),
  to: z.string(),
  /** Months of the window in which it was paused: nothing was due in them. */
  paused: z.array(z.string()),
  points: z.number(),
  suggested: Rating,
  parts: z.array(ScorePart),
})

/** What a named person decided, beside what was suggested. */
const Judgement = z.object({
  id: Id,
  from: z.string(),
  to: z.string(),
  points: z.number(),
  suggested: Rating,
  rating: Rating,
  criteria: z.record(z.string(), z.boolean()),
  reason: z.string(),
  parts: z.array(ScorePart),
  /** Named to those who verify and keep; the public reads what was decided and why. */
  by: z.string().nullable(),
  at: Moment,
})

/** Signs that records may have been made up: each is a question, not an answer. */
export const FlagKind = z.enum([
  'silence',
  'batch',
  'same_text',
  'same_photo',
  'more_than_people',
  'two_places',
])

const Sign = z.object({
  id: Id,
  kind: FlagKind,
  said: z.record(z.string(), z.union([z.string(), z.number()])),
  records: z.array(Id),
  seenOn: z.string(),
  /** Until then it is between the house and the unit. */
  openFrom: z.string(),
  reply: z.string(),
  repliedAt: Moment.nullable(),
  settled: z.enum(['explained', 'stands']).nullable(),
  settledFor: z.string(),
  settledAt: Moment.nullable(),
})

const Complaint = z.object({
  id: Id,
  said: z.string(),
  /** For those who answer it; nobody who keeps the model reads a name. */
  by: z.string().nullable(),
  mine: z.boolean(),
  at: Moment,
  dueOn: z.string(),
  reply: z.string().nullable(),
  upheld: z.boolean().nullable(),
  repliedAt: Moment.nullable(),
})

const At = { keeperId: Id, modelId: Id }
const path = '/api/communes/:keeperId/models/:modelId'

export const standards = {
  score: endpoint({
    method: 'GET',
    path: `${path}/score`,
    says: 'The score of a model, worked out now from its records: every part with what there was and what is missing.',
    input: z.object(At),
    reply: Scored.extend({
      model: ScoredModel,
      /** What it was scored by, in words. */
      by: z.object({
        says: Words,
        effectiveFrom: z.number(),
        averageFrom: z.number(),
        parts: z.array(RubricPart),
        unverified: z.array(Words),
      }),
      mayJudge: z.boolean(),
    }),
  }),
  scores: endpoint({
    method: 'GET',
    path: '/api/standards/scores',
    says: 'The models under a unit as they were last scored, the lowest first, with what was decided and how many questions stand open.',
    input: z.object({
      under: Id,
      suggested: Rating.optional(),
      decided: Rating.optional(),
      /** Only those where what is suggested now is not what was decided. */
      changed: Flag.optional(),
      flagged: Flag.optional(),
      /** The `next` of the page before. */
      after: Cursor.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    reply: z.object({
      scores: z.array(
        z.object({
          model: ScoredModel,
          month: z.string(),
          points: z.number(),
          suggested: Rating,
          decided: Rating.nullable(),
          decidedAt: Moment.nullable(),
          flags: z.number(),
        }),
      ),
      total: z.number(),
      next: Cursor.nullable(),
    }),
  }),
  judge: endpoint({
    method: 'POST',
    path: `${path}/judgements`,
    says: 'Decides how good a model is, with a reason; the suggestion and its points stay beside the decision.',
    input: z.object({
      ...At,
      id: Id,
      rating: Rating,
      criteria: z.array(z.object({ id: z.string().max(60), met: z.boolean() })).max(40),
      reason: Line.max(1000),
    }),
    reply: Judgement,
  }),
  judgements: endpoint({
    method: 'GET',
    path: `${path}/judgements`,
    says: 'Every decision about a model so far, the newest first, beside what was suggested.',
    input: z.object(At),
    reply: z.object({ judgements: z.array(Judgement) }),
  }),
  flags: endpoint({
    method: 'GET',
    path: `${path}/flags`,
    says: 'Questions about records that look made up: the unit sees them at once, those above when it has answered or after a week.',
    input: z.object(At),
    reply: z.object({ flags: z.array(Sign), mayReply: z.boolean(), maySettle: z.boolean() }),
  }),
  replyToFlag: endpoint({
    method: 'POST',
    path: `${path}/flags/:flagId/reply`,
    says: 'The unit answers a question about its records.',
    input: z.object({ ...At, flagId: Id, reply: Prose.min(5).max(2000) }),
    reply: Sign,
  }),
  settleFlag: endpoint({
    method: 'POST',
    path: `${path}/flags/:flagId/settle`,
    says: 'Finds a question explained, or that it stands, with the reason.',
    input: z.object({
      ...At,
      flagId: Id,
      settled: z.enum(['explained', 'stands']),
      reason: Line.max(500),
    }),
    reply: Sign,
  }),
  opinion: endpoint({
    method: 'GET',
    path: `${path}/opinion`,
    says: 'What residents think of a model, as an average and a number of people, where enough of them spoke.',
    input: z.object(At),
    reply: z.object({
      half: z.string(),
      /** The latest half-year in which enough spoke. */
      known: z.object({ half: z.string(), mean: z.number(), count: z.number() }).nullable(),
      fewest: z.number(),
      mayGive: z.boolean(),
      mine: z.number().nullable(),
    }),
  }),
  giveOpinion: endpoint({
    method: 'POST',
    path: `${path}/opinion`,
    says: 'A resident’s opinion of a model, once each half-year; given again it takes the place of the first.',
    input: z.object({ ...At, answer: z.number().int().min(1).max(5) }),
    reply: z.object({ half: z.string(), mine: z.number() }),
  }),
  complain: endpoint({
    method: 'POST',
    path: `${path}/complaints`,
    says: 'A resident complains about a model to the commune, which answers.',
    input: z.object({ ...At, id: Id, what: Prose.min(10).max(4000) }),
    reply: Complaint,
  }),
  complaints: endpoint({
    method: 'GET',
    path: `${path}/complaints`,
    says: 'Complaints about a model: one’s own; all of them for the commune; the answered ones, without names, for its keepers.',
    input: z.object(At),
    reply: z.object({
      complaints: z.array(Complaint),
      mayComplain: z.boolean(),
      mayReply: z.boolean(),
    }),
  }),
  replyToComplaint: endpoint({
    method: 'POST',
    path: `${path}/complaints/:complaintId/reply`,
    says: 'The commune answers a complaint and says whether it was right.',
    input: z.object({ ...At, complaintId: Id, reply: Prose.min(5).max(4000), upheld: z.boolean() }),
    reply: Complaint,
  }),
}

export type Rating = z.output<typeof Rating>
export type FlagKind = z.output<typeof FlagKind>
export type ScorePart = z.output<typeof ScorePart>
export type Missing = z.output<typeof Missing>
export type ScoredModel = z.output<typeof ScoredModel>
export type Scored = z.output<typeof Scored>
export type Judgement = z.output<typeof Judgement>
export type Sign = z.output<typeof Sign>
export type Complaint = z.output<typeof Complaint>
