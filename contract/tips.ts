import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Bearer, Header, KeyHead, Recipient, SealedWords } from './sealed.ts'
import { Cursor, Day, Done, Edition, Id, Month } from './wire.ts'

const At = { keeperId: Id, id: Id }
const Key = z.string().max(60)

/** A clock of a tip as it stands: running, kept, or run out (and whether somebody said why). */
const Clock = z.object({
  clock: z.string(),
  dueAt: z.string(),
  keptAt: z.string().nullable(),
  breached: z.boolean(),
  answered: z.string().nullable(),
})

/** A tip as the queue shows it: nothing of what it says. */
export const TipBrief = z.object({
  keeperId: Id,
  id: Id,
  category: z.string(),
  urgent: z.boolean(),
  channel: z.enum(['door', 'app', 'box', 'meeting', 'hotline', 'visit', 'post']),
  receivedAt: z.string(),
  state: z.enum(['new', 'seen', 'in_case', 'closed']),
  valuable: z.boolean().nullable(),
  outcome: z.string().nullable(),
  joinedTo: Id.nullable(),
  caseId: Id.nullable(),
  disputed: z.boolean(),
  eraseAsked: z.boolean(),
  /** The sender said something since the desk last did. */
  answeredBySender: z.boolean(),
  files: z.number(),
  named: z.boolean(),
  sealedLate: z.boolean(),
  /** The next clock that runs, and how many ran out. */
  next: Clock.nullable(),
  breached: z.number(),
  header: z.string(),
  payload: z.string(),
  edition: z.number(),
})

const Entry = z.object({
  id: Id,
  side: z.enum(['sender', 'desk', 'note']),
  at: z.string(),
  by: z.string().nullable(),
  header: z.string(),
  payload: z.string(),
})

export const Tip = TipBrief.extend({
  clocks: z.array(Clock),
  replyTo: z.string().nullable(),
  messages: z.array(Entry),
  /** Each with its sealed `about`; the content is asked for when it is opened. */
  files: z.number(),
  attached: z.array(Entry.omit({ by: true }).extend({ bytes: z.number() })),
  joined: z.array(Id),
  transfers: z.array(
    z.object({
      id: Id,
      number: z.number(),
      year: z.number(),
      reason: z.string(),
      toKeeper: Id.nullable(),
      toName: z.string().nullable(),
      toBody: z.string().nullable(),
      by: z.string(),
      at: z.string(),
    }),
  ),
  identity: z
    .object({
      header: z.string(),
      payload: z.string(),
      /** One's own share, and what others agreed to. */
      share: z.string().nullable(),
      openings: z.array(
        z.object({
          id: Id,
          reason: z.string(),
          askedBy: z.string(),
          askedById: Id,
          askedKey: Id,
          askedAt: z.string(),
          agreedBy: z.string().nullable(),
          agreedAt: z.string().nullable(),
          refused: z.boolean(),
          /** The other's share, for the one who asked. */
          share: z.string().nullable(),
        }),
      ),
    })
    .nullable(),
  destroyOn: z.string().nullable(),
  box: z.object({ batchId: Id, kind: z.enum(['box', 'meeting']) }).nullable(),
})

/** A count of tips below the line is not said: `null` with `suppressed`. */
const Said = z.object({ value: z.number().nullable(), suppressed: z.boolean() })

export const tips = {
  queue: endpoint({
    method: 'GET',
    path: '/api/communes/:keeperId/tips',
    says: 'The queue of a desk, newest first or most pressing first: what came, which clocks run.',
    input: z.object({
      keeperId: Id,
      show: z.enum(['open', 'pressing', 'mine', 'closed', 'all']).default('open'),
      category: Key.optional(),
      channel: z.string().max(20).optional(),
      after: Cursor.optional(),
    }),
    reply: z.object({
      tips: z.array(TipBrief),
      next: z.string().nullable(),
      counts: z.object({
        open: z.number(),
        unseen: z.number(),
        urgent: z.number(),
        breached: z.number(),
      }),
    }),
  }),
  read: endpoint({
    method: 'GET',
    path: '/api/communes/:keeperId/tips/:id',
    says: 'One tip whole, sealed: its thread, files, clocks, transfers.',
    input: z.object(At),
    reply: Tip,
  }),
  file: endpoint({
    method: 'GET',
    path: '/api/communes/:keeperId/tips/:id/files/:fileId',
    says: 'A file of a tip, sealed, as it was sent: an age file.',
    input: z.object({ ...At, fileId: Id }),
    reply: z.unknown(),
  }),
  seen: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/tips/:id/seen',
    says: 'An officer looked: the first clock stops.',
    input: z.object(At),
    reply: Tip,
  }),
  say: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/tips/:id/messages',
    says: 'A word to the sender, or a note the sender never sees; sealed.',
    input: z.object({
      ...At,
      messageId: Id,
      side: z.enum(['desk', 'note']),
      keyHead: KeyHead,
      sealed: SealedWords,
    }),
    reply: Tip,
  }),
  settle: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/tips/:id/settle',
    says: 'Judges a tip: of value or not; another category; urgent or not; the procuracy was told; time lengthened.',
    input: z.object({
      ...At,
      edition: Edition,
      valuable: z.boolean().optional(),
      category: Key.optional(),
      urgent: z.boolean().optional(),
      notified: z.literal(true).optional(),
      extendedTo: Day.optional(),
    }),
    reply: Tip,
  }),
  close: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/tips/:id/close',
    says: 'Ends a tip without a case, with an outcome from the list; the sender reads it in plain words.',
    input: z.object({ ...At, edition: Edition, outcome: Key, valuable: z.boolean() }),
    reply: Tip,
  }),
  join: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/tips/:id/join',
    says: 'Says that a tip is about the same as another one; undone with `to: null`.',
    input: z.object({ ...At, edition: Edition, to: Id.nullable() }),
    reply: Tip,
  }),
  forward: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/tips/:id/forward',
    says: 'Sends a tip at once to another desk, sealed anew for it, or records that it went to a body outside.',
    input: z.object({
      ...At,
      edition: Edition,
      transferId: Id,
      reason: Key,
      toBody: Key.optional(),
      toKeeper: Id.optional(),
      keyHead: KeyHead.optional(),
      /** New heads by the id of each piece, for the desk it goes to. */
      heads: z
        .object({
          tip: z.record(Id, Header),
          message: z.record(Id, Header),
          file: z.record(Id, Header),
          about: z.record(Id, Header),
        })
        .optional(),
    }),
    reply: Done,
  }),
  answerBreach: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/tips/:id/breaches/:clock',
    says: 'Somebody says why a clock ran out.',
    input: z.object({
      ...At,
      clock: Key,
      why: z.enum(['many_at_once', 'nobody_on_duty', 'power_or_network', 'needed_more_checking']),
    }),
    reply: Tip,
  }),
  takeIn: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/tips',
    says: 'Writes in a tip that came by telephone, visit, post, letter box or meeting, sealed where it is typed.',
    input: z.object({
      ...At,
      category: Key,
      urgent: z.boolean(),
      channel: z.enum(['box', 'meeting', 'hotline', 'visit', 'post']),
      batchId: Id.optional(),
      /** Made from the code of the stub or the slip, where there is one. */
      bearer: Bearer.optional(),
      replyTo: Recipient.optional(),
      keyHead: KeyHead,
      sealed: SealedWords,
    }),
    reply: z.object({ number: z.number().nullable(), year: z.number().nullable() }),
  }),
  askIdentity: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/tips/:id/identity',
    says: 'Asks a second person to open with me who the sender is; the sender will see it.',
    input: z.object({ ...At, openingId: Id, reason: Key }),
    reply: Tip,
  }),
  destroy: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/tips/:id/destroy',
    says: 'Destroys a tip before its day: the sender asked, or it never was one. Leaves a certificate.',
    input: z.object({
      ...At,
      edition: Edition,
      reason: z.enum(['asked_by_sender', 'not_a_tip']),
    }),
    reply: z.object({ certificateId: Id, hash: z.string(), at: z.string() }),
  }),
  certificates: endpoint({
    method: 'GET',
    path: '/api/communes/:keeperId/tip-certificates',
    says: 'What was destroyed: when, why, and the hash of what was sealed.',
    input: z.object({ keeperId: Id }),
    reply: z.array(
      z.object({
        id: Id,
        tipId: Id,
        category: z.string(),
        channel: z.string(),
        reason: z.string(),
        pieces: z.number(),
        hash: z.string(),
        at: z.string(),
      }),
    ),
  }),
  summary: endpoint({
    method: 'GET',
    path: '/api/units/:unitId/tip-summary',
    says: 'How many came, were of value, how fast they were looked at, how they ended; counts below five are not said.',
    input: z.object({ unitId: Id, from: Month, to: Month }),
    reply: z.object({
      total: Said,
      valuable: Said,
      byCategory: z.array(z.object({ category: z.string(), total: Said, valuable: Said })),
      byOutcome: z.array(z.object({ outcome: z.string(), total: Said })),
      byMonth: z.array(z.object({ month: z.string(), total: Said, valuable: Said })),
      /** Minutes to the first look: the middle one, and the share within the deadline. */
      firstLook: z.object({ median: z.number().nullable(), inTime: z.number().nullable() }),
    }),
  }),
  register: endpoint({
    method: 'GET',
    path: '/api/communes/:keeperId/tip-register',
    says: 'The register of tips received by telephone, visit and post in a year: number, day, channel; nothing said in them.',
    input: z.object({ keeperId: Id, year: z.coerce.number().int().min(2020).max(2100) }),
    reply: z.array(
      z.object({
        tipId: Id,
        number: z.number().nullable(),
        channel: z.string(),
        category: z.string(),
        receivedAt: z.string(),
        state: z.string(),
      }),
    ),
  }),
}
