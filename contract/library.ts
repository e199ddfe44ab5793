import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { ModelBrief, ModelState } from './models.ts'
import { SetUpKind } from './set-up-kinds.ts'
import { Rating } from './standards.ts'
import { UnitBrief } from './units.ts'
import { Id, Moment, Words } from './wire.ts'

const Latest = z.object({ rating: Rating, points: z.number(), on: z.string() })

/** A model in its family: where it stands, since when, and what it does otherwise than its original. */
const Relative = ModelBrief.extend({
  /** Its original, where that is in the tree. */
  parentId: Id.nullable(),
  commune: UnitBrief.nullable(),
  province: UnitBrief.nullable(),
  endedOn: z.string().nullable(),
  latest: Latest.nullable(),
})

/** The public numbers of a model over some whole months; null where there is nothing to say. */
export const Outcome = z.object({
  /** The months looked at, and how many there are. */
  from: z.string().nullable(),
  to: z.string().nullable(),
  months: z.number(),
  /** Whole months since its launch, to today or to its end. */
  alive: z.number().nullable(),
  recordsAMonth: z.number().nullable(),
  /** How many came to a gathering at which heads were counted. */
  attendance: z.number().nullable(),
  coverage: z.object({ signed: z.number(), signers: z.number() }).nullable(),
  latest: Latest.nullable(),
  points: z.number(),
  teams: z.number(),
  households: z.number().nullable(),
  copies: z.number(),
})

/** How much of something happened where the model is, for every thousand households, in the same months. */
const Happened = z.object({
  indicator: z.string(),
  perThousand: z.number().nullable(),
  /** There were too few for the number to be said. */
  suppressed: z.boolean(),
})

/** A step of the way it went, with what was learnt there. */
const WayStep = z.object({
  step: z.string(),
  kind: SetUpKind,
  name: Words,
  by: Words,
  state: z.enum(['open', 'done', 'left_out']),
  doneOn: z.string().nullable(),
  lesson: z.string(),
  told: z.string(),
  leftBecause: z.string(),
})

/** What others can learn from a model. */
const Lessons = z.object({
  model: ModelBrief,
  story: z.string(),
  foundedOn: z.string().nullable(),
  commune: UnitBrief.nullable(),
  province: UnitBrief.nullable(),
  numbers: Outcome,
  way: z.array(WayStep),
  covenants: z.array(z.object({ id: Id, title: z.string(), text: z.string(), from: z.string() })),
  /** The papers of its way, as they are printed empty. */
  papers: z.array(z.object({ id: z.string(), title: Words })),
  /** Who at its place knows it: offices, never a person. */
  offices: z.array(z.string()),
  copies: z.array(ModelBrief),
  notices: z.array(z.object({ keeperId: Id, id: Id, title: z.string(), publishedOn: z.string() })),
  mayExport: z.boolean(),
  mayWriteNotice: z.boolean(),
})

const News = z.discriminatedUnion('what', [
  z.object({ what: z.literal('state'), state: ModelState, on: z.string() }),
  z.object({
    what: z.literal('moment'),
    moment: z.string(),
    on: z.string(),
    said: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
  z.object({
    what: z.literal('notice'),
    keeperId: Id,
    id: Id,
    title: z.string(),
    on: z.string(),
  }),
])

const At = { keeperId: Id, modelId: Id }
const path = '/api/communes/:keeperId/models/:modelId'

/** Up to twelve models of one family, by their ids with commas between. */
const Chosen = z
  .string()
  .max(600)
  .transform((text) => [...new Set(text.split(','))])
  .pipe(z.array(Id).min(1).max(12))

export const library = {
  family: endpoint({
    method: 'GET',
    path: `${path}/family`,
    says: 'The family of a model: its first original and everything copied from it, with when, where and what was changed.',
    input: z.object(At),
    reply: z.object({
      rootId: Id,
      relatives: z.array(Relative),
      /** There are more than are shown. */
      more: z.boolean(),
      provinces: z.array(z.object({ unit: UnitBrief, mapIds: z.array(z.string()) })),
    }),
  }),
  compare: endpoint({
    method: 'GET',
    path: `${path}/comparison`,
    says: 'Models of one family beside each other by what came of them: public numbers alone.',
    input: z.object({ ...At, ids: Chosen, indicator: z.string().max(80).optional() }),
    reply: z.object({
      indicator: z.string(),
      /** What may be chosen: what happens by itself, and not because of the model. */
      indicators: z.array(z.string()),
      models: z.array(z.object({ model: ModelBrief, outcome: Outcome, happened: Happened })),
    }),
  }),
  lessons: endpoint({
    method: 'GET',
    path: `${path}/lessons`,
    says: 'What others can learn from a model: its story, numbers, way with lessons, covenant, papers and whom to ask.',
    input: z.object(At),
    reply: Lessons,
  }),
  followed: endpoint({
    method: 'GET',
    path: `${path}/follow`,
    says: 'Whether one follows a model oneself.',
    input: z.object(At),
    reply: z.object({ follows: z.boolean() }),
  }),
  follow: endpoint({
    method: 'POST',
    path: `${path}/follow`,
    says: 'Follows a model; whom it interests nobody else can read.',
    input: z.object(At),
    reply: z.object({ follows: z.boolean() }),
  }),
  unfollow: endpoint({
    method: 'DELETE',
    path: `${path}/follow`,
    says: 'Follows a model no more, and nothing is left of it.',
    input: z.object(At),
    reply: z.object({ follows: z.boolean() }),
  }),
  following: endpoint({
    method: 'GET',
    path: '/api/following',
    says: 'The models one follows, with what is new since one last saw them.',
    input: z.object({}),
    reply: z.object({
      asOf: Moment,
      models: z.array(z.object({ model: ModelBrief, news: z.array(News), more: z.boolean() })),
    }),
  }),
  seen: endpoint({
    method: 'POST',
    path: '/api/following/seen',
    says: 'What was new up to a moment has been seen: of one model, or of all.',
    input: z.object({ asOf: z.iso.datetime(), modelId: Id.optional() }),
    reply: z.object({ seen: z.literal(true) }),
  }),
}

export type Family = z.output<typeof library.family.reply>
export type Relative = z.output<typeof Relative>
export type Outcome = z.output<typeof Outcome>
export type Compared = z.output<typeof library.compare.reply>
export type Lessons = z.output<typeof Lessons>
export type Following = z.output<typeof library.following.reply>
export type News = z.output<typeof News>
