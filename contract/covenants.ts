import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Clock, CovenantKind } from './model-works.ts'
import { UnitBrief } from './units.ts'
import { Count, Day, Edition, Id, Line, Moment, Prose } from './wire.ts'

const Kind = CovenantKind.shape.kind
const Signer = CovenantKind.shape.signer

/**
 * Where a version stands: drafted; adopted or rejected by the vote; sent to the commune; recognised or
 * refused there. Adopted rules and commitments are in force at once; the version before is superseded.
 */
export const VersionState = z.enum([
  'draft',
  'adopted',
  'rejected',
  'sent',
  'recognised',
  'refused',
  'superseded',
])

/** How people voted: by hands or slips in a meeting, or by slips from home to home. */
export const VoteWay = z.enum(['show_of_hands', 'ballot', 'home_ballot'])

/** How many stand by it of those who are to: never more. */
const Coverage = z.object({ signed: z.number(), signers: z.number() })

const CovenantBrief = z.object({
  id: Id,
  kind: Kind,
  title: z.string(),
  signer: Signer,
  /** False where a signature would tell somebody's belief: it is counted and never named. */
  named: z.boolean(),
  money: z.boolean(),
  /** The last version, and the one in force. */
  state: VersionState,
  inForceSince: z.string().nullable(),
  endedOn: z.string().nullable(),
  coverage: Coverage,
})

/** A vote as everybody may read it: how it went, and nobody's name. */
const OpenVote = z.object({
  id: Id,
  on: z.string(),
  way: VoteWay,
  households: z.number(),
  present: z.number(),
  agreed: z.number(),
  against: z.number(),
  blank: z.number(),
  passed: z.boolean(),
})

/** Until when the next step is due by law, in working days; late when that day is past. */
const DueStep = z.object({
  step: z.enum(['send', 'decide']),
  dueOn: z.string(),
  daysLeft: z.number(),
  late: z.boolean(),
})

const Version = z.object({
  number: z.number(),
  text: z.string(),
  state: VersionState,
  madeAt: Moment,
  sentOn: z.string().nullable(),
  /** It was sent after its five working days. */
  sentLate: z.boolean(),
  decidedOn: z.string().nullable(),
  decidedLate: z.boolean(),
  decision: z.string().nullable(),
  reason: z.string(),
  from: z.string().nullable(),
  vote: OpenVote.nullable(),
  due: DueStep.nullable(),
})

export const Covenant = CovenantBrief.extend({
  keeperId: Id,
  modelId: Id,
  modelName: z.string(),
  unit: UnitBrief,
  edition: z.number(),
  /** The newest first. */
  versions: z.array(Version),
  /** Signatures that run out within 30 days, and those that ran out and were not given again. */
  renewals: z.object({ soon: z.number(), lapsed: z.number() }),
  /** Of those who stand by it, how many signed a version that another has followed. */
  onEarlier: z.number(),
  /** The reader's own signature. */
  mine: z.object({ id: Id, signer: z.string(), on: z.string(), until: z.string() }).nullable(),
  /** What the reader may do here. */
  mayKeep: z.boolean(),
  mayDecide: z.boolean(),
  maySeeNames: z.boolean(),
  maySign: z.boolean(),
})

const Minutes = OpenVote.extend({
  number: z.number(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  place: z.string(),
  announcedOn: z.string().nullable(),
  gatherers: z.number().nullable(),
  clusters: z.number(),
  content: z.string(),
  decision: z.string(),
  /** None where a name would tell somebody's belief: they stand on the paper alone. */
  signedBy: z
    .object({
      chair: z.string(),
      secretary: z.string(),
      front: z.string(),
      witnesses: z.array(z.string()),
    })
    .nullable(),
  evidence: z.array(Id),
})

const Signature = z.object({
  id: Id,
  signer: z.string().nullable(),
  number: z.number(),
  way: z.enum(['phone', 'sheet']),
  evidence: Id.nullable(),
  on: z.string(),
  until: z.string(),
  withdrawnOn: z.string().nullable(),
})

/** Where a scanned sheet, a drawn signature or a photo of minutes is read by those who keep the covenant. */
export const covenantEvidencePath =
  '/api/communes/:keeperId/models/:modelId/covenants/:id/evidence/:evidenceId'

const OfModel = { keeperId: Id, modelId: Id }
const At = { ...OfModel, id: Id }
const base = '/api/communes/:keeperId/models/:modelId/covenants'
const Text = Prose.min(1).max(20_000)

export const covenants = {
  list: endpoint({
    method: 'GET',
    path: base,
    says: 'The covenants of a model, with how far each is signed.',
    input: z.object(OfModel),
    reply: z.object({ covenants: z.array(CovenantBrief), mayKeep: z.boolean() }),
  }),
  read: endpoint({
    method: 'GET',
    path: `${base}/:id`,
    says: 'One covenant: every version with its vote and clock, coverage and renewals; nobody’s name.',
    input: z.object(At),
    reply: Covenant,
  }),
  make: endpoint({
    method: 'POST',
    path: base,
    says: 'Begins a covenant of a model with its first draft; who signs it and whether by name is the type’s.',
    input: z.object({
      ...At,
      title: Line.max(160),
      text: Text,
      /** How many there are to sign. */
      signers: Count.min(1).max(100_000),
      /** Otherwise as its type has it. */
      kind: Kind.optional(),
      signer: Signer.optional(),
      /** About money: two thirds must agree. */
      money: z.boolean().default(false),
    }),
    reply: Covenant,
  }),
  change: endpoint({
    method: 'PATCH',
    path: `${base}/:id`,
    says: 'Changes its title or how many there are to sign, or ends it from a day on.',
    input: z.object({
      ...At,
      edition: Edition,
      title: Line.max(160).optional(),
      signers: Count.min(1).max(100_000).optional(),
      endedOn: Day.optional(),
    }),
    reply: Covenant,
  }),
  write: endpoint({
    method: 'POST',
    path: `${base}/:id/text`,
    says: 'Writes the draft anew, or opens the next version from what is in force.',
    input: z.object({ ...At, edition: Edition, text: Text }),
    reply: Covenant,
  }),
  vote: endpoint({
    method: 'POST',
    path: `${base}/:id/votes`,
    says: 'Records the vote on the draft with its legal minutes; more than half of all households, or two thirds for money, adopt it.',
    input: z.object({
      ...At,
      voteId: Id,
      number: z.number().int().min(1),
      on: Day,
      from: Clock.nullable().default(null),
      to: Clock.nullable().default(null),
      place: Prose.max(200).default(''),
      way: VoteWay,
      announcedOn: Day.nullable().default(null),
      gatherers: Count.nullable().default(null),
      clusters: Count.min(1).max(50).default(1),
      households: Count.min(1).max(100_000),
      present: Count,
      agreed: Count,
      against: Count,
      blank: Count.default(0),
      content: Prose.min(1),
      decision: Prose.min(1),
      signedBy: z
        .object({
          chair: Line.max(120),
          secretary: Line.max(120),
          front: Line.max(120),
          witnesses: z.array(Line.max(120)).max(20),
        })
        .optional(),
      evidence: z.array(Id).max(10).default([]),
    }),
    reply: Covenant,
  }),
  minutes: endpoint({
    method: 'GET',
    path: `${base}/:id/votes`,
    says: 'The minutes of every vote, for those who keep the covenant.',
    input: z.object(At),
    reply: z.array(Minutes),
  }),
  send: endpoint({
    method: 'POST',
    path: `${base}/:id/sent`,
    says: 'The adopted version was sent to the commune.',
    input: z.object({ ...At, number: z.number().int().min(1), on: Day }),
    reply: Covenant,
  }),
  decide: endpoint({
    method: 'POST',
    path: `${base}/:id/decision`,
    says: 'The commune recognises what was sent, or refuses in writing with its reason.',
    input: z.object({
      ...At,
      number: z.number().int().min(1),
      on: Day,
      recognised: z.boolean(),
      decision: Line.max(160),
      reason: Prose.max(2000).default(''),
    }),
    reply: Covenant,
  }),
  sign: endpoint({
    method: 'POST',
    path: `${base}/:id/signature`,
    says: 'A household of the place signs on its own phone, for a year; once more when that runs out.',
    input: z.object({ ...At, signatureId: Id, who: Line.max(120) }),
    reply: Covenant,
  }),
  enter: endpoint({
    method: 'POST',
    path: `${base}/:id/signatures`,
    says: 'Enters who signed before the keeper: on the screen, or on a sheet that was scanned.',
    input: z.object({
      ...At,
      on: Day,
      way: z.enum(['phone', 'sheet']),
      signatures: z
        .array(z.object({ id: Id, who: Line.max(120) }))
        .min(1)
        .max(500),
      evidence: Id.nullable().default(null),
    }),
    reply: Covenant,
  }),
  withdraw: endpoint({
    method: 'POST',
    path: `${base}/:id/withdrawals`,
    says: 'A household takes its signature back, or the keeper does for it: the name goes, the number falls.',
    input: z
      .object({ ...At, signatureId: Id.optional(), who: Line.max(120).optional() })
      .refine(({ signatureId, who }) => (signatureId === undefined) !== (who === undefined), {
        message: 'missing',
        path: ['who'],
      }),
    reply: Covenant,
  }),
  signatures: endpoint({
    method: 'GET',
    path: `${base}/:id/signatures`,
    says: 'Who signed, for those who keep the covenant; without names where it has none.',
    input: z.object(At),
    reply: z.array(Signature),
  }),
}

export type Covenant = z.output<typeof Covenant>
export type VersionState = z.output<typeof VersionState>
