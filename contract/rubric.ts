import { z } from 'zod'
import { Source } from './catalog.ts'
import { Words } from './wire.ts'

const Key = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)

/** What the house knows how to measure of a model, from its records alone. */
export const Measure = z.enum([
  'cadence',
  'attendance',
  'verified',
  'covenant',
  'outcomes',
  'equipment',
  'contributions',
  'satisfaction',
  'complaints',
])

/** One measure and how many of the hundred points it is worth. */
export const RubricPart = z.object({
  id: Key,
  measure: Measure,
  name: Words,
  /** How it is worked out, in words that anybody follows. */
  says: Words,
  weight: z.number().int().min(1).max(100),
})

/** Do the weights of a rubric, or of the criteria of a type, add up to a hundred? */
export function weightsAddUp(parts: readonly { weight: number }[]) {
  return sumOf(parts) === 100
}

/** What a model is scored by, and what is asked about when records look made up. */
export const Rubric = z
  .object({
    id: Key,
    version: z.number().int().min(1),
    name: Words,
    says: Words,
    /** From so many points on it is called effective, or average; below that poor. */
    effectiveFrom: z.number().min(0).max(100),
    averageFrom: z.number().min(0).max(100),
    /** Months a model must have been at work, and the most that are looked at. */
    earliestMonths: z.number().int().min(1),
    windowMonths: z.number().int().min(3).max(36),
    parts: z.array(RubricPart).min(3),
    measures: z.object({
      /** Groups of activities at which heads are counted against members. */
      gatherings: z.array(z.string()).min(1),
      /** Kinds of records that tell what came of it. */
      outcomes: z.array(Key).min(1),
      /** The kind of record that says something was given, held against the published list. */
      given: Key,
      /** A piece of equipment looked at longer ago has not been looked at. */
      checkedWithinDays: z.number().int().min(1),
      /** Fewer opinions than this are not said. */
      fewestOpinions: z.number().int().min(2),
      /** So many complaints found right take the whole part. */
      complaintsTakeAll: z.number().int().min(1),
      /** Days in which a commune answers a complaint. */
      complaintDays: z.number().int().min(1),
    }),
    flags: z.object({
      silenceDays: z.number().int().min(1),
      /** Written together on the eve of a deadline, for work of many days. */
      batch: z.object({
        records: z.number().int().min(2),
        minutes: z.number().int().min(1),
        spanDays: z.number().int().min(1),
        eveDays: z.number().int().min(1),
      }),
      sameText: z.object({ records: z.number().int().min(2), letters: z.number().int().min(1) }),
      /** People of a place whose number is not known, to each of its households. */
      perHousehold: z.number().min(1),
      apart: z.object({ kind: Key, metres: z.number().int().min(1) }),
      /** Days in which the question is the unit's alone. */
      unitFirstDays: z.number().int().min(1),
    }),
    rests_on: z.array(Source).min(1),
    unverified: z.array(Words),
  })
  .refine(({ averageFrom, effectiveFrom }) => averageFrom < effectiveFrom, {
    message: 'average must begin below effective',
    path: ['averageFrom'],
  })
  .superRefine(({ parts }, ctx) => {
    if (weightsAddUp(parts)) return
    const message = `the weights of the parts add up to ${sumOf(parts)}; they must add up to 100`
    ctx.addIssue({ code: 'custom', path: ['parts'], message })
  })

function sumOf(parts: readonly { weight: number }[]) {
  return parts.reduce((sum, { weight }) => sum + weight, 0)
}

export type Rubric = z.output<typeof Rubric>
export type RubricPart = z.output<typeof RubricPart>
export type Measure = z.output<typeof Measure>
