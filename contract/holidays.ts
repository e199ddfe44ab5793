import { z } from 'zod'
import { Source } from './catalog.ts'
import { Day, Words } from './wire.ts'

/** A year's public holidays, on which no working day is counted. */
export const Holidays = z.object({
  year: z.number().int().min(1990).max(2100),
  off: z
    .array(
      z.object({
        on: Day,
        /** The last day, where it lasts longer than one. */
        until: Day.optional(),
        name: Words,
        /** How sure it is: S secondary, U to be checked against the yearly notice. */
        tag: Source.shape.tag,
      }),
    )
    .min(1),
  /** Days of a weekend that are worked for another day that is not. */
  worked: z.array(Day).default([]),
  rests_on: z.array(Source).min(1),
  unverified: z.array(Words).default([]),
})

export type Holidays = z.output<typeof Holidays>
