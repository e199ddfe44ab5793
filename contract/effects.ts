import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { UnitBrief } from './units.ts'
import { Id, Moment } from './wire.ts'

/** Incidents per 1,000 households and year, before and after. */
const BeforeAfter = z.object({ before: z.number(), after: z.number() })

/** What a model changed, or why it cannot be said yet. */
export const Effect = z.discriminatedUnion('enough', [
  z.object({
    enough: z.literal(false),
    why: z.enum(['too_few_models', 'too_few_months', 'too_few_matches', 'too_few_incidents']),
    /** Units with the model that came as far as this. */
    units: z.number(),
  }),
  z.object({
    enough: z.literal(true),
    perThousand: z.number(),
    low: z.number(),
    high: z.number(),
    units: z.number(),
    matches: z.number(),
    tooYoung: z.number(),
    leftOut: z.number(),
    yearsBefore: z.union([z.literal(1), z.literal(2)]),
    withModel: BeforeAfter,
    without: BeforeAfter,
    trendsAlike: z.boolean(),
  }),
])

export const effects = {
  read: endpoint({
    method: 'GET',
    path: '/api/effects',
    says: 'What a type of model changed under a unit, against places without it that were alike; never for fewer than five.',
    input: z.object({ type: z.string().max(80), under: Id, indicator: z.string().max(80) }),
    reply: z.discriminatedUnion('state', [
      /** A large area takes a while: it is worked out beside, and asked for again. */
      z.object({ state: z.literal('working') }),
      z.object({
        state: z.literal('done'),
        under: UnitBrief,
        /** The first and the last month that was looked at. */
        from: z.string(),
        to: z.string(),
        asOf: Moment,
        effect: Effect,
      }),
    ]),
  }),
}

export type Effect = z.output<typeof Effect>
