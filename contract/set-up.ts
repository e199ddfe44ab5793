import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { ModelBrief } from './models.ts'
import { DocumentTemplate, Proof, SetUpKind } from './set-up-kinds.ts'
import { Day, Edition, Id, Line, Prose, Words } from './wire.ts'

const Step = z.object({
  id: Id,
  /** Its name in the playbook it came from. */
  step: z.string(),
  kind: SetUpKind,
  name: Words,
  /** Who does it, in the words of the playbook. */
  by: Words,
  /** The role that is responsible, an id of the catalog. */
  role: z.string(),
  dueOn: z.string().nullable(),
  /** It is open and its day has gone by. */
  late: z.boolean(),
  state: z.enum(['open', 'done', 'left_out']),
  doneOn: z.string().nullable(),
  /** Why it was left out, or what there is to say of it; for those who keep the model. */
  note: z.string().nullable(),
  /** What whoever does it next should know. */
  lesson: z.string(),
  /** What the model it was copied from learnt here. */
  told: z.string(),
  documents: z.array(z.string()),
  proof: Proof,
  evidence: z.array(Id),
  /** The steps that must be settled before this one. */
  waitsFor: z.array(Id),
  /** What it settles is for those who decide: the commune. */
  forDeciders: z.boolean(),
  edition: z.number(),
})

/** The way of one model to its launch, as it stands. */
const SetUp = z.object({
  model: ModelBrief.extend({ decision: z.string().nullable() }),
  /** None where it has not begun. */
  steps: z.array(Step),
  /** The papers of its steps, by id. */
  documents: z.array(DocumentTemplate.pick({ id: true, title: true, tag: true })),
  /** What it would begin with: the way of its type, or of the model it was copied from. */
  beginsWith: z.object({ steps: z.number(), from: ModelBrief.nullable() }),
  today: z.string(),
  mayChange: z.boolean(),
  maySettle: z.boolean(),
})

/** A paper of the set-up: its template, what the house knows, and what was typed in. */
const Document = z.object({
  model: ModelBrief,
  template: DocumentTemplate,
  known: z.record(z.string(), z.string()),
  typed: z.record(z.string(), z.string()),
  board: z.array(z.object({ role: z.string(), name: z.string().nullable() })),
  equipment: z.array(z.object({ name: z.string(), count: z.number(), condition: z.string() })),
  contributions: z.array(
    z.object({
      giver: z.string().nullable(),
      gave: z.string(),
      cash: z.number().nullable(),
      on: z.string(),
    }),
  ),
  commitments: z.array(Words),
  edition: z.number(),
  mayChange: z.boolean(),
})

const At = { keeperId: Id, modelId: Id }
const AtStep = { ...At, stepId: Id, edition: Edition }
const path = '/api/communes/:keeperId/models/:modelId/set-up'

export const setUp = {
  read: endpoint({
    method: 'GET',
    path,
    says: 'The way of a model to its launch: each step, who does it, until when, how it stands.',
    input: z.object(At),
    reply: SetUp,
  }),
  begin: endpoint({
    method: 'POST',
    path,
    says: 'Begins the set-up from the playbook of the type, or from the way and lessons of the model it was copied from.',
    input: z.object({ ...At, from: Day }),
    reply: SetUp,
  }),
  add: endpoint({
    method: 'POST',
    path: `${path}/steps`,
    says: 'Adds a step of the place’s own.',
    input: z.object({ ...At, stepId: Id, kind: SetUpKind, name: Line, dueOn: Day.optional() }),
    reply: SetUp,
  }),
  schedule: endpoint({
    method: 'POST',
    path: `${path}/steps/:stepId/due`,
    says: 'Sets the day a step is due.',
    input: z.object({ ...AtStep, dueOn: Day.nullable() }),
    reply: SetUp,
  }),
  finish: endpoint({
    method: 'POST',
    path: `${path}/steps/:stepId/done`,
    says: 'Writes a step down as done, with its day and proof; the founding decision with its number, once.',
    input: z.object({
      ...AtStep,
      on: Day,
      note: Prose.max(1000).default(''),
      lesson: Prose.max(1000).default(''),
      evidence: z.array(Id).max(12).default([]),
      decision: Line.max(160).optional(),
    }),
    reply: SetUp,
  }),
  leaveOut: endpoint({
    method: 'POST',
    path: `${path}/steps/:stepId/left-out`,
    says: 'Leaves a step out, with the reason.',
    input: z.object({ ...AtStep, reason: Line.max(500) }),
    reply: SetUp,
  }),
  reopen: endpoint({
    method: 'POST',
    path: `${path}/steps/:stepId/open`,
    says: 'Opens a step again that was done or left out by mistake; a decision and a launch stand.',
    input: z.object(AtStep),
    reply: SetUp,
  }),
  learn: endpoint({
    method: 'POST',
    path: `${path}/steps/:stepId/lesson`,
    says: 'Writes what whoever does this step next should know.',
    input: z.object({ ...AtStep, lesson: Prose.max(1000) }),
    reply: SetUp,
  }),
  document: endpoint({
    method: 'GET',
    path: `${path}/documents/:document`,
    says: 'A paper of the set-up with what is known and what was typed in its blanks.',
    input: z.object({ ...At, document: z.string().max(80) }),
    reply: Document,
  }),
  fill: endpoint({
    method: 'POST',
    path: `${path}/documents/:document`,
    says: 'Keeps what was typed in the blanks of a paper.',
    input: z.object({
      ...At,
      document: z.string().max(80),
      edition: z.number().int().min(0),
      blanks: z.record(z.string().max(40), Prose.max(4000)),
    }),
    reply: Document,
  }),
}

export type SetUp = z.output<typeof SetUp>
export type SetUpStep = z.output<typeof Step>
export type SetUpDocument = z.output<typeof Document>
