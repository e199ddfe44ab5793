import { z } from 'zod'
import type { ActivityKind } from '../../../contract/catalog.ts'
import type { Field } from '../../../contract/forms.ts'
import { fieldsOf } from '../../platform/refusals.ts'

type Answers = Record<string, string | number | boolean | string[]>
type Fault = { path: string; code: string }
type Form = { whole: z.ZodType<Answers>; unfinished: z.ZodType<Answers> }
/** What a form is made of; two of one id and version ask the same. */
type Asking = Pick<ActivityKind, 'id' | 'version' | 'fields'>

/** Forms are built once for each kind and version of it, and used for every record. */
const forms = new Map<string, Form>()

/** The answers as the catalog's form takes them, or what is wrong with each blank. A draft may lack any. */
export function readAnswers(
  kind: Asking,
  answers: unknown,
  draft: boolean,
): { answers: Answers; faults: Fault[] } {
  const form = formOf(kind)
  const read = (draft ? form.unfinished : form.whole).safeParse(answers, { reportInput: true })
  if (read.success) return { answers: read.data, faults: [] }
  return { answers: {}, faults: read.error.issues.flatMap(faultsOf) }
}

function formOf(kind: Asking): Form {
  const key = `${kind.id} ${kind.version}`
  const known = forms.get(key)
  if (known) return known
  const blanks = kind.fields.map((field) => [field, blankOf(field)] as const)
  const whole = blanks.map(([{ name, required }, blank]) => [
    name,
    required ? blank : blank.optional(),
  ])
  const unfinished = blanks.map(([{ name }, blank]) => [name, blank.optional()])
  const form = {
    whole: z.strictObject(Object.fromEntries(whole)),
    unfinished: z.strictObject(Object.fromEntries(unfinished)),
  } as Form
  forms.set(key, form)
  return form
}

const most = 1_000_000_000
const text = z.string().trim().normalize('NFC').min(1)

function blankOf(field: Field): z.ZodType {
  switch (field.kind) {
    case 'count':
      return z
        .number()
        .int()
        .min(field.min ?? 0)
        .max(field.max ?? most)
    case 'measure':
      return z
        .number()
        .min(field.min ?? 0)
        .max(field.max ?? most)
        .refine((amount) => fits(amount, 3), { message: 'too_fine' })
    case 'line':
      return text.max(200)
    case 'prose':
      return text.max(8000)
    case 'choice':
      return offered(field)
    case 'choices':
      return z
        .array(offered(field))
        .min(field.required ? 1 : 0)
        .max(40)
    case 'yes_no':
      return z.boolean()
    case 'day':
      return z.iso.date()
    case 'time':
      return z.iso.time({ precision: -1 })
  }
}

function offered({ options = [] }: Field) {
  return z.enum(options.map(({ value }) => value))
}

/** Has an amount no more decimals than it may have? */
export function fits(amount: number, decimals: number) {
  const scaled = amount * 10 ** decimals
  return Math.abs(scaled - Math.round(scaled)) < 1e-6 * Math.max(1, Math.abs(scaled))
}

function faultsOf(issue: z.core.$ZodIssue): Fault[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: `answers.${key}`, code: 'unknown_field' }))
  const path = ['answers', ...issue.path].join('.')
  if (issue.code === 'invalid_value')
    return [{ path, code: issue.input === undefined ? 'missing' : 'not_offered' }]
  return fieldsOf(new z.ZodError([issue])).map(({ code }) => ({ path, code }))
}
