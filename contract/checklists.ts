import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Day, Id, Line, Moment, Prose } from './wire.ts'

const At = { keeperId: Id, modelId: Id }

const Wording = z.object({
  version: z.number(),
  items: z.array(z.string()),
  at: Moment,
})

const Look = z.object({
  id: Id,
  version: z.number(),
  on: z.string(),
  /** Of each item of that version whether it is met. */
  met: z.array(z.boolean()),
  /** A word on each; only those who keep these books read it. */
  notes: z.array(z.string()).nullable(),
})

export const Checklist = z.object({
  /** As it is worded now; none while the place has not written it. */
  now: Wording.nullable(),
  /** How it was worded before, newest first. */
  before: z.array(Wording),
  /** Latest first. */
  looks: z.array(Look),
  mayWrite: z.boolean(),
  mayLook: z.boolean(),
})

export const checklists = {
  read: endpoint({
    method: 'GET',
    path: '/api/communes/:keeperId/models/:modelId/checklist',
    says: 'The checklist of a model as the place wrote it, and how it stood each time it was gone through.',
    input: z.object(At),
    reply: Checklist,
  }),
  write: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/models/:modelId/checklist',
    says: 'The place words its items: a new wording is the next version, and the old ones stay.',
    input: z.object({
      ...At,
      /** The version this becomes. */
      version: z.number().int().min(1).max(1000),
      items: z.array(Line.max(200)).max(40),
    }),
    reply: Checklist,
  }),
  look: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/models/:modelId/checklist/looks',
    says: 'Somebody goes through the checklist: of each item whether it is met, with a word on it.',
    input: z.object({
      ...At,
      id: Id,
      version: z.number().int().min(1),
      on: Day,
      met: z.array(z.boolean()).max(40),
      notes: z.array(Prose.max(500)).max(40),
    }),
    reply: Checklist,
  }),
}

export type Checklist = z.output<typeof Checklist>
