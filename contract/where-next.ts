import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Fit, FitPart, Problem } from './fit-kinds.ts'
import { ModelBrief } from './models.ts'
import { UnitBrief } from './units.ts'
import { Id } from './wire.ts'

export const Terrain = z.enum([
  'urban',
  'delta',
  'coast',
  'midland',
  'highland',
  'border',
  'island',
])

export const Livelihood = z.enum([
  'farming',
  'fishing',
  'forestry',
  'craft',
  'trade',
  'industry',
  'services',
  'tourism',
])

/** What is known of a place beside its size. */
export const Ground = z.object({
  unitId: Id,
  keeperId: Id,
  terrain: Terrain.nullable(),
  livelihood: Livelihood.nullable(),
  meetingPlace: z.boolean().nullable(),
  /** Nought until somebody writes it down. */
  edition: z.number(),
})

/** How a part stands between a place and the original. */
const Why = z.enum([
  'known',
  'same',
  'other',
  'unknown_here',
  'unknown_there',
  'recorded',
  'none',
  'not_answered',
  'has',
  'lacks',
])

/** One reason for a place: its points, of how many, and what they come from. */
export const Reason = z.object({
  part: FitPart,
  points: z.number(),
  of: z.number(),
  /** Words for it are under the part and this. */
  why: Why,
  /** Households here and at the original, teams, a terrain here and there: whatever the part is told from. */
  said: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Of `problems`: how many of each kind in twelve months. */
  problems: z.record(z.string(), z.number()).optional(),
})

const Place = z.object({
  unit: UnitBrief,
  keeperId: Id,
  commune: UnitBrief,
  place: z.object({ lat: z.number(), lon: z.number() }).nullable(),
  households: z.number().nullable(),
  points: z.number(),
  reasons: z.array(Reason),
})

export const whereNext = {
  find: endpoint({
    method: 'GET',
    path: '/api/where-next',
    says: 'Residential units that lack a model, those that fit it best first, each with its reasons in points.',
    input: z.object({
      /** The keeper and the id of the model that is to be carried on. */
      model: z.string().regex(/^[0-9a-f-]{36}\/[0-9a-f-]{36}$/),
      /** Only units under this one; the whole country without it. */
      under: Id.optional(),
    }),
    reply: z.object({
      model: ModelBrief.pick({ keeperId: true, id: true, type: true, name: true, state: true }),
      /** The residential unit it is carried on from; null for a model that spans several. */
      original: z.object({ unit: UnitBrief, households: z.number().nullable() }).nullable(),
      /** How it was judged last. */
      rating: z.enum(['effective', 'average', 'poor']).nullable(),
      under: UnitBrief,
      /** Units under it that lack the model, and those of them that are listed. */
      lacking: z.number(),
      places: z.array(Place),
    }),
  }),
  mayTry: endpoint({
    method: 'GET',
    path: '/api/units/:id/may-try',
    says: 'Types of model a residential unit lacks, each with the nearest original judged effective and the reasons.',
    input: z.object({ id: Id }),
    reply: z.array(
      z.object({
        type: z.string(),
        original: ModelBrief.pick({ keeperId: true, id: true, name: true }),
        unit: UnitBrief,
        commune: UnitBrief,
        /** In the same commune, in the same province, or elsewhere in the country. */
        near: z.enum(['commune', 'province', 'country']),
        judged: z.object({ points: z.number(), on: z.string() }),
        points: z.number(),
        reasons: z.array(Reason),
      }),
    ),
  }),
  weights: endpoint({
    method: 'GET',
    path: '/api/where-next/weights',
    says: 'How places are found for a model: what is weighed, how heavily, and which trouble argues for which types.',
    input: z.object({}),
    reply: z.object({ fit: Fit, problems: z.array(Problem) }),
  }),
  ground: endpoint({
    method: 'GET',
    path: '/api/units/:id/ground',
    says: 'Terrain, livelihood and meeting place of a residential unit.',
    input: z.object({ id: Id }),
    reply: Ground,
  }),
  describeGround: endpoint({
    method: 'PATCH',
    path: '/api/communes/:keeperId/units/:id/ground',
    says: 'Writes down terrain, livelihood and meeting place of a residential unit.',
    input: z.object({
      keeperId: Id,
      id: Id,
      edition: z.number().int().min(0),
      terrain: Terrain.nullable(),
      livelihood: Livelihood.nullable(),
      meetingPlace: z.boolean().nullable(),
    }),
    reply: Ground,
  }),
}

export type Ground = z.output<typeof Ground>
export type Terrain = z.output<typeof Terrain>
export type Livelihood = z.output<typeof Livelihood>
export type Reason = z.output<typeof Reason>
