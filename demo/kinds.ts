import { z } from 'zod'
import { readSheet } from './book.ts'

/** How a kind of activity is written about: how often, when, and in which words. */
const Telling = z.object({
  /** Of the times the catalog asks for, how many are written down. */
  share: z.number(),
  /** Times a year in a model whose type has no rhythm for it. */
  extra: z.number(),
  hours: z.tuple([z.number(), z.number()]),
  days: z.enum(['any', 'school', 'weekend', 'drum']).default('any'),
  /** How much of it there is at Tết and in the weeks before. */
  tet: z.number().default(0.1),
  beforeTet: z.number().default(1),
  months: z.array(z.number()).length(12).optional(),
  /** How many of the records carry a picture, and which. */
  photo: z.number().default(0),
  pictures: z.array(z.string()).default([]),
  /** The answer on which the words depend. */
  by: z.string().optional(),
  says: z.union([z.array(z.string()), z.record(z.string(), z.array(z.string()))]),
})

const Tellings = z.record(z.string(), Telling)
const Marks = z.object({
  returned: z.array(z.string()),
  voided: z.array(z.string()),
  corrected: z.array(z.string()),
})

export type Telling = z.output<typeof Telling>
export type Marks = z.output<typeof Marks>

/** The telling of every kind, from the sheets of words. */
export async function readTellings() {
  const sheets = ['watch', 'fire', 'meeting', 'care', 'founding']
  const read = await Promise.all(sheets.map((name) => readSheet(`words/${name}.yaml`, Tellings)))
  return new Map(read.flatMap((sheet) => Object.entries(sheet)))
}

export const readMarks = () => readSheet('words/marks.yaml', Marks)
