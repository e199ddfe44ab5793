import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { KeyHead, SealedWords } from './sealed.ts'
import { Cursor, Day, Done, Edition, Id, Line, Moment } from './wire.ts'

const At = { keeperId: Id, id: Id }
const Key = z.string().max(60)

export const CaseBrief = z.object({
  keeperId: Id,
  id: Id,
  number: z.number(),
  year: z.number(),
  category: z.string(),
  header: z.string(),
  payload: z.string(),
  openedAt: Moment,
  openedBy: z.string(),
  assignedTo: z.object({ id: Id, name: z.string() }).nullable(),
  dueOn: z.string(),
  late: z.boolean(),
  extended: z.boolean(),
  state: z.enum(['open', 'closed']),
  outcome: z.string().nullable(),
  valuable: z.boolean().nullable(),
  closedAt: Moment.nullable(),
  tips: z.number(),
  edition: z.number(),
})

export const Case = CaseBrief.extend({
  /** `disputed`: the sender of this tip says the outcome is wrong. */
  sources: z.array(
    z.object({ kind: z.enum(['tip', 'alarm', 'direct']), id: Id, disputed: z.boolean() }),
  ),
  steps: z.array(
    z.object({
      id: Id,
      kind: z.string(),
      on: z.string(),
      by: z.string(),
      at: Moment,
      header: z.string().nullable(),
      payload: z.string().nullable(),
    }),
  ),
  links: z.array(z.object({ id: Id, number: z.number(), year: z.number(), category: z.string() })),
  officers: z.array(z.object({ id: Id, name: z.string() })),
})

export const cases = {
  list: endpoint({
    method: 'GET',
    path: '/api/communes/:keeperId/cases',
    says: 'The cases of a desk: what they came from, who has them, when they are due.',
    input: z.object({
      keeperId: Id,
      show: z.enum(['open', 'mine', 'late', 'closed']).default('open'),
      after: Cursor.optional(),
    }),
    reply: z.object({ cases: z.array(CaseBrief), next: z.string().nullable() }),
  }),
  read: endpoint({
    method: 'GET',
    path: '/api/communes/:keeperId/cases/:id',
    says: 'One case: its sources, steps, links, outcome.',
    input: z.object(At),
    reply: Case,
  }),
  open: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/cases',
    says: 'Opens a case from tips, an alarm, or something seen directly.',
    input: z.object({
      ...At,
      category: Key,
      keyHead: KeyHead,
      sealed: SealedWords,
      sources: z
        .array(z.object({ kind: z.enum(['tip', 'alarm', 'direct']), id: Id }))
        .min(1)
        .max(50),
    }),
    reply: Case,
  }),
  addTip: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/cases/:id/sources',
    says: 'Another tip belongs to the case.',
    input: z.object({ ...At, edition: Edition, tipId: Id }),
    reply: Case,
  }),
  assign: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/cases/:id/assign',
    says: 'Gives the case to an officer of the desk.',
    input: z.object({ ...At, edition: Edition, to: Id }),
    reply: Case,
  }),
  step: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/cases/:id/steps',
    says: 'Something was done in the case on a day; a note to it is sealed.',
    input: z.object({
      ...At,
      stepId: Id,
      kind: Key,
      on: Day,
      keyHead: KeyHead.optional(),
      sealed: SealedWords.optional(),
    }),
    reply: Case,
  }),
  extend: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/cases/:id/extend',
    says: 'Lengthens the time for deciding, once, as the law allows.',
    input: z.object({ ...At, edition: Edition, to: Day }),
    reply: Case,
  }),
  link: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/cases/:id/links',
    says: 'Links two cases, or unlinks them.',
    input: z.object({ ...At, otherId: Id, linked: z.boolean() }),
    reply: Case,
  }),
  close: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/cases/:id/close',
    says: 'Ends the case with an outcome from the list; every sender of its tips reads it in plain words.',
    input: z.object({ ...At, edition: Edition, outcome: Key, valuable: z.boolean() }),
    reply: Case,
  }),
  reopen: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/cases/:id/reopen',
    says: 'Opens a closed case again: a sender disputed it, or something new is known.',
    input: z.object({ ...At, edition: Edition }),
    reply: Case,
  }),
}

/** One line of what was handed in; its unit of measure is the item's. */
const SurrenderLine = z.object({
  item: Key,
  quantity: z.number().min(0).max(1_000_000),
  mark: z.string().trim().max(80).default(''),
  condition: z.string().trim().max(120).default(''),
})

/** A drawn signature: a small PNG as base64. */
const Mark = z
  .string()
  .max(60_000)
  .regex(/^[A-Za-z0-9+/]*={0,2}$/)

export const Surrender = z.object({
  keeperId: Id,
  id: Id,
  unitId: Id,
  unitName: z.string(),
  number: z.number(),
  year: z.number(),
  on: z.string(),
  how: z.enum(['handed-in', 'found', 'dug-up']),
  lines: z.array(SurrenderLine),
  remarks: z.string(),
  receivedBy: z.string(),
  /** Null: nameless, or no right to see it. */
  deliverer: z
    .object({
      name: z.string(),
      bornOn: z.string().nullable(),
      idNumber: z.string().nullable(),
      address: z.string().nullable(),
      signature: z.string().nullable(),
    })
    .nullable(),
  evidence: z.array(Id),
  custody: z.array(
    z.object({
      seq: z.number(),
      step: z.enum(['received', 'checked', 'sealed_up', 'handed_over', 'destroyed']),
      on: z.string(),
      givenBy: z.string(),
      takenBy: z.string(),
      toBody: z.string().nullable(),
      givenMark: z.string().nullable(),
      takenMark: z.string().nullable(),
    }),
  ),
  voidedAt: Moment.nullable(),
  voidReason: z.string().nullable(),
  edition: z.number(),
})

/** Where a photo of a record of handing-in is read. */
export const surrenderPhotoPath = '/api/communes/:keeperId/surrenders/:id/photos/:photoId'

export const surrenders = {
  list: endpoint({
    method: 'GET',
    path: '/api/communes/:keeperId/surrenders',
    says: 'Weapons and explosives handed in at a commune, newest first.',
    input: z.object({ keeperId: Id, after: Cursor.optional() }),
    reply: z.object({ surrenders: z.array(Surrender), next: z.string().nullable() }),
  }),
  read: endpoint({
    method: 'GET',
    path: '/api/communes/:keeperId/surrenders/:id',
    says: 'One record of handing-in, with its custody.',
    input: z.object(At),
    reply: Surrender,
  }),
  receive: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/surrenders',
    says: 'Receives what somebody hands in, named or nameless, without blame; it counts by item in its own unit.',
    input: z.object({
      ...At,
      unitId: Id,
      on: Day,
      how: z.enum(['handed-in', 'found', 'dug-up']),
      lines: z.array(SurrenderLine).min(1).max(40),
      remarks: z.string().trim().max(500).default(''),
      deliverer: z
        .object({
          name: Line.max(120),
          bornOn: Day.nullable().default(null),
          idNumber: z
            .string()
            .regex(/^\d{9,12}$/)
            .nullable()
            .default(null),
          address: Line.nullable().default(null),
          signature: Mark.nullable().default(null),
        })
        .nullable()
        .default(null),
      evidence: z.array(Id).max(10).default([]),
    }),
    reply: Surrender,
  }),
  custody: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/surrenders/:id/custody',
    says: 'The next step of custody, signed by who gives and who takes; where it lies is never written.',
    input: z.object({
      ...At,
      edition: Edition,
      step: z.enum(['checked', 'sealed_up', 'handed_over', 'destroyed']),
      on: Day,
      givenBy: Line.max(120),
      takenBy: Line.max(120),
      toBody: Line.nullable().default(null),
      givenMark: Mark.nullable().default(null),
      takenMark: Mark.nullable().default(null),
    }),
    reply: Surrender,
  }),
  classify: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/surrenders/:id/lines',
    says: 'The police classify what was handed in, or correct a quantity; the figures follow.',
    input: z.object({ ...At, edition: Edition, lines: z.array(SurrenderLine).min(1).max(40) }),
    reply: Surrender,
  }),
  voidIt: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/surrenders/:id/void',
    says: 'Takes back a record made by mistake; it stays to be seen, and counts no more.',
    input: z.object({ ...At, edition: Edition, reason: Line }),
    reply: Surrender,
  }),
  unname: endpoint({
    method: 'DELETE',
    path: '/api/communes/:keeperId/surrenders/:id/deliverer',
    says: 'Destroys the name of who handed it in; the record stays.',
    input: z.object(At),
    reply: Done,
  }),
}
