import { z } from 'zod'
import { Source } from './catalog.ts'
import { Words } from './wire.ts'

const Key = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)

/** A kind of trouble that is recorded in a place, and which models are there for it. */
export const Problem = z.object({
  id: Key,
  name: Words,
  /** Flows of one unit of measure that tell how often it was recorded. */
  indicators: z.array(z.string()).min(1),
  /** Of these, what happened by itself and can be compared over the years; what was done about it cannot. */
  compare: z.array(z.string()).default([]),
  /** Groups of model types, and single types, that it argues for. */
  groups: z.array(z.string()).default([]),
  types: z.array(Key).default([]),
})

/** What is weighed when a place is looked for. */
export const FitPart = z.enum([
  'size',
  'terrain',
  'livelihood',
  'problems',
  'head',
  'meetingPlace',
  'team',
])

/** How a place is found for a model: each part and how many of the hundred points it is worth. */
export const Fit = z
  .object({
    version: z.number().int().min(1),
    parts: z.array(
      z.object({ id: FitPart, weight: z.number().int().min(1).max(100), name: Words, says: Words }),
    ),
    /** So many recorded in twelve months to 1,000 households are worth all the points of `problems`. */
    fullAtPerThousand: z.number().positive(),
    rests_on: z.array(Source).min(1),
    unverified: z.array(Words),
  })
  .superRefine(({ parts }, ctx) => {
    const sum = parts.reduce((all, { weight }) => all + weight, 0)
    if (sum !== 100)
      ctx.addIssue({ code: 'custom', path: ['parts'], message: `weights add up to ${sum}` })
    if (FitPart.options.some((id) => parts.filter((part) => part.id === id).length !== 1))
      ctx.addIssue({ code: 'custom', path: ['parts'], message: 'each part stands there once' })
  })

export type Problem = z.output<typeof Problem>
export type Fit = z.output<typeof Fit>
export type FitPart = z.output<typeof FitPart>
