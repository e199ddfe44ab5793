import { z } from 'zod'
import { ModelType } from './catalog.ts'
import { endpoint } from './endpoint.ts'
import { Outcome } from './library.ts'
import { SetUpKind } from './set-up-kinds.ts'
import { Id, Moment, Words } from './wire.ts'

/** The version of the file that this house writes, and the newest it reads. */
export const playbookVersion = 1

/** No file is larger than this. */
export const largestPlaybook = 1024 * 1024

const Step = z.strictObject({
  step: z.string().min(1).max(80),
  kind: SetUpKind,
  name: Words,
  by: Words,
  role: z.string().max(40),
  days: z.number().int().min(0).max(3650),
  lesson: z.string().max(2000),
  /** It was left out, for this reason. */
  leftBecause: z.string().max(600).nullable(),
})

const Story = z.strictObject({
  name: z.string().min(1).max(160),
  story: z.string().max(8000),
  steps: z.array(Step).min(1).max(200),
  covenants: z
    .array(z.strictObject({ title: z.string().max(160), text: z.string().max(20_000) }))
    .max(20),
  rhythms: ModelType.shape.rhythms,
  /** Its papers as they are before anybody writes on them. */
  papers: z
    .array(z.strictObject({ id: z.string().max(80), title: Words, blanks: z.array(Words).max(60) }))
    .max(60),
  numbers: Outcome,
})

/** What is signed: everything in the file but the signature itself. */
export const PlaybookBody = z.strictObject({
  format: z.literal('binh-yen-playbook'),
  version: z.literal(playbookVersion),
  type: ModelType,
  playbook: Story,
  made: z.strictObject({ on: z.iso.date(), by: z.string().max(200) }),
})

/** Whose key signed the file. `key` and `value`: base64 of an Ed25519 key and signature (RFC 8032). */
const Signature = z.strictObject({
  algorithm: z.literal('Ed25519'),
  key: z.string().max(60),
  fingerprint: z.string().max(40),
  value: z.string().max(120),
})

const PlaybookFile = PlaybookBody.extend({ signature: Signature })

/** A playbook as it is looked at, before it is kept and after. */
const Looked = z.object({
  type: z.object({ id: z.string(), name: Words, version: z.number() }),
  /** The version of the type in this house’s own catalog. */
  ownVersion: z.number(),
  playbook: Story,
  made: z.object({ on: z.string(), by: z.string() }),
  /** The short form of the key that signed it, to be compared by a person. */
  fingerprint: z.string(),
  /** It was signed here. */
  own: z.boolean(),
})

const Kept = Looked.extend({ keeperId: Id, id: Id, broughtAt: Moment })

const KeptBrief = z.object({
  keeperId: Id,
  id: Id,
  type: z.string(),
  name: z.string(),
  fingerprint: z.string(),
  madeBy: z.string(),
  broughtAt: Moment,
})

/** The text of a file that came from elsewhere. */
const Came = z.string().min(2)

const path = '/api/communes/:keeperId/playbooks'

export const playbooks = {
  export: endpoint({
    method: 'GET',
    path: '/api/communes/:keeperId/models/:modelId/playbook',
    says: 'The playbook of a model as one signed file for another installation: nobody’s name is in it.',
    input: z.object({ keeperId: Id, modelId: Id }),
    reply: PlaybookFile,
  }),
  look: endpoint({
    method: 'POST',
    path: `${path}/look`,
    says: 'Checks a playbook file and shows what is in it and whose key signed it; nothing is kept.',
    input: z.object({ keeperId: Id, playbookFile: Came }),
    reply: Looked,
  }),
  keep: endpoint({
    method: 'POST',
    path,
    says: 'Checks a playbook file and keeps it as it came; the same file twice is the same playbook.',
    input: z.object({ keeperId: Id, id: Id, playbookFile: Came }),
    reply: Kept,
  }),
  list: endpoint({
    method: 'GET',
    path,
    says: 'The playbooks from other installations that a commune keeps, the newest first.',
    input: z.object({ keeperId: Id }),
    reply: z.object({ playbooks: z.array(KeptBrief), mayKeep: z.boolean() }),
  }),
  read: endpoint({
    method: 'GET',
    path: `${path}/:id`,
    says: 'One playbook from another installation.',
    input: z.object({ keeperId: Id, id: Id }),
    reply: Kept,
  }),
}

export type PlaybookBody = z.output<typeof PlaybookBody>
export type PlaybookFile = z.output<typeof PlaybookFile>
export type Looked = z.output<typeof Looked>
export type Playbooks = z.output<typeof playbooks.list.reply>
