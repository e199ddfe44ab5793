import { z } from 'zod'
import { Words } from './wire.ts'

const Key = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)

/** One blank on a form, drawn and checked from this description alone. */
export const Field = z.object({
  name: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
  kind: z.enum(['count', 'measure', 'line', 'prose', 'choice', 'choices', 'yes_no', 'day', 'time']),
  label: Words,
  hint: Words.optional(),
  unit: Words.optional(),
  required: z.boolean().default(false),
  min: z.number().optional(),
  max: z.number().optional(),
  options: z.array(z.object({ value: Key, label: Words })).optional(),
})

export type Field = z.output<typeof Field>
