import { z } from 'zod'
import { Field } from './forms.ts'
import { Words } from './wire.ts'

const Key = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
const Name = z.string().regex(/^[a-z][A-Za-z0-9]*$/)

/** A time of day as a clock on the wall shows it, `19:30`. */
export const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** Days of the week, ISO: Monday is 1. */
export const Weekdays = z.array(z.number().int().min(1).max(7)).min(1).max(7)

/** Shifts a type of model is kept by, and the diary record that each becomes when it ends. */
export const Roster = z.object({
  activity: Key,
  /** The choice field of that activity that says which shift it was, when it has one. */
  says: Name.optional(),
  shifts: z
    .array(z.object({ id: Key, name: Words, from: Clock, to: Clock, weekdays: Weekdays }))
    .min(1),
  /** Fewer hands than this and the shift is short. */
  hands: z.number().int().min(1),
  /** The route is shown to those on the shift while it lasts, and then forgotten. */
  trace: z.boolean().default(false),
  /** Blanks of that activity which the shift itself knows: how long it was, when it began. */
  hours: Name.optional(),
  began: Name.optional(),
  /** A count that is the sum of others of that activity. */
  adds: z.object({ total: Name, of: z.array(Name).min(2) }).optional(),
})

/**
 * What must hold before an act of a book is done: a number in it is no more than another (of the act or of
 * the line it belongs to), or a yes is a yes. Against a rule the act is written down and nothing leaves.
 */
export const Rule = z.object({
  id: Key,
  says: Words,
  more: Name.optional(),
  than: Name.optional(),
  needs: Name.optional(),
})

/** A book that belongs to a type: boats, lamps, things found. Its lines and what is done about them are forms. */
export const Book = z.object({
  id: Key,
  version: z.number().int().min(1),
  name: Words,
  says: Words,
  /** The word for one line of it, and the field that names it in a list. */
  line: Words,
  title: Name,
  fields: z.array(Field).min(1),
  /** Everybody at home may read its lines: what is beaten on a gong is for all to know. */
  open: z.boolean().default(false),
  /** Where a line may stand; the first is where it begins. `open`: it still needs somebody. */
  states: z.array(z.object({ id: Key, name: Words, open: z.boolean() })).min(1),
  acts: z.array(
    z.object({
      id: Key,
      name: Words,
      says: Words.optional(),
      fields: z.array(Field).default([]),
      rules: z.array(Rule).default([]),
      /** The states it is done in; where none is named, any that is open. */
      from: z.array(Key).min(1).optional(),
      /** The state it leaves the line in, when it changes it. */
      to: Key.optional(),
      /** Refused while the model is stopped for weather. */
      stops: z.boolean().default(false),
    }),
  ),
})

/** The evening signal of a type: when, on which days, by what, and what it is in the diary. */
export const Signal = z.object({
  id: Key,
  name: Words,
  kinds: z.array(z.enum(['loudspeaker', 'drum', 'gong', 'lamps'])).min(1),
  at: Clock,
  /** From November to February, where the place says otherwise. */
  winterAt: Clock.optional(),
  /** For what stays on, such as lamps. */
  until: Clock.optional(),
  weekdays: Weekdays,
  activity: Key,
  /** What the diary's blanks say when it was played on time. */
  answers: z.record(Name, z.union([z.string(), z.number(), z.boolean()])),
})

/** A checklist whose items the locality writes: how many there must be. */
export const Checklist = z.object({
  name: Words,
  atLeast: z.number().int().min(1),
  atMost: z.number().int().min(1),
  /** Items to begin from, where a text gives them. */
  items: z.array(Words).default([]),
  per: z.enum(['month', 'quarter', 'half', 'year']),
})

/** What a type of model works with besides its diary. */
export const ModelWorks = z.object({
  roster: Roster.optional(),
  books: z.array(Book).default([]),
  signal: Signal.optional(),
  checklist: Checklist.optional(),
  /** Communes stand together in it: others are asked to join. */
  pact: z.boolean().default(false),
  /** Everything that `stops` may be called off for weather. */
  stop: z.boolean().default(false),
})

/** What people of a type agree on, and who signs it. */
export const CovenantKind = z.object({
  kind: z.enum(['convention', 'covenant', 'commitment', 'rules']),
  signer: z.enum(['household', 'stall', 'boat', 'family', 'class', 'enterprise']),
  /** False where a signature would tell somebody's belief: it is then counted and never named. */
  named: z.boolean().default(true),
})

export type ModelWorks = z.output<typeof ModelWorks>
export type Book = z.output<typeof Book>
export type Roster = z.output<typeof Roster>
export type Signal = z.output<typeof Signal>
