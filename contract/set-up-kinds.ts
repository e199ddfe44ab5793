import { z } from 'zod'
import { Words } from './wire.ts'

const Key = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
const Name = z.string().regex(/^[a-z][A-Za-z0-9]*$/)

/** The way of a model from the first look at a place to its first activities, in its order (domain.md §3.0). */
export const SetUpKind = z.enum([
  'survey',
  'submission',
  'meeting',
  'covenant',
  'decision',
  'board',
  'regulation',
  'equipment',
  'launch',
  'activities',
])

/** Whether a step asks for a photo of the paper or of the thing done. */
export const Proof = z.enum(['required', 'optional', 'no'])

/** One step of the way that every type goes unless it says otherwise. */
export const StandardStep = z.object({
  id: SetUpKind,
  name: Words,
  by: Words,
  /** The role that is responsible for it, an id of roles.yaml. */
  role: z.string(),
  /** Due so many days after the set-up began. */
  days: z.number().int().min(0),
  documents: z.array(Key).default([]),
  proof: Proof,
  rests_on: z.array(
    z.object({ title: z.string(), ref: z.string().optional(), tag: z.enum(['V', 'S', 'U', 'P']) }),
  ),
})

/** How a type goes a step: in the place of the standard one of its kind, or beside it. */
export const TypeStep = z.object({
  id: Key,
  kind: SetUpKind,
  name: Words,
  by: Words,
  beside: z.boolean().default(false),
  role: z.string().optional(),
  days: z.number().int().min(0).optional(),
  documents: z.array(Key).optional(),
  proof: Proof.optional(),
})

/** What the house may know, and then puts in the blank of that name by itself. */
export const KnownBlank = z.enum([
  'unit',
  'commune',
  'province',
  'type',
  'model',
  'purpose',
  'households',
  'day',
  'decision',
  'decidedOn',
  'voteOn',
  'voteHouseholds',
  'votePresent',
  'voteAgreed',
  'voteAgainst',
  'voteBlank',
])

/** A blank that somebody fills in. */
const Blank = z.object({
  name: Name,
  label: Words,
  long: z.boolean().default(false),
  /** Somebody's name: where names may not be kept it is written on the paper by hand. */
  person: z.boolean().default(false),
  /** Left empty it is not printed, not even as a line to write on. */
  optional: z.boolean().default(false),
})

/** A part of a paper: a heading, a paragraph with blanks `{…}`, or a table from the model's books. */
const Part = z.union([
  z.object({ heading: Words }),
  z.object({ says: Words }),
  z.object({
    table: z.enum(['board', 'equipment', 'contributions', 'commitments', 'signers']),
  }),
])

/** A paper of the set-up as it is printed, laid out as Decree 30/2020/NĐ-CP has it. */
export const DocumentTemplate = z.object({
  id: Key,
  title: Words,
  /** What it is about, under the title. */
  of: Words,
  /** Whose paper it is: what stands at its head. */
  from: z.enum(['police', 'commune', 'unit', 'model']),
  /** The letters behind its number, such as `QĐ-UBND`; a paper without a number has none. */
  symbol: z.string().optional(),
  to: Words.optional(),
  grounds: z.array(Words).default([]),
  parts: z.array(Part).min(1),
  blanks: z.array(Blank).default([]),
  signs: z.array(Words).min(1),
  receivers: z.array(Words).default([]),
  /** V: after a form in law; P: proposed here, for no form is known. */
  tag: z.enum(['V', 'S', 'U', 'P']),
  rests_on: z.string(),
})

export type SetUpKind = z.output<typeof SetUpKind>
export type StandardStep = z.output<typeof StandardStep>
export type TypeStep = z.output<typeof TypeStep>
export type DocumentTemplate = z.output<typeof DocumentTemplate>
