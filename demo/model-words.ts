import { z } from 'zod'
import { readSheet } from './book.ts'

const ModelWords = z.object({
  reasons: z.record(z.string(), z.array(z.string()).min(1)),
  /** What models of a group, or of one type, have in hand. */
  equipment: z.record(z.string(), z.array(z.string())),
  special: z.record(z.string(), z.array(z.string())),
  gifts: z.array(
    z.object({ gave: z.string(), cash: z.tuple([z.number(), z.number()]).optional() }),
  ),
})

export type ModelWords = z.output<typeof ModelWords>

export const readModelWords = () => readSheet('words/models.yaml', ModelWords)
