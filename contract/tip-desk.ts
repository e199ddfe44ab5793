import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Bytes, Header, KeyHead, LoggedEntry, Recipient } from './sealed.ts'
import { Done, Id } from './wire.ts'

const At = { keeperId: Id }

/** A key of the desk and whose it is. `standing` is what the log says; nothing here replaces checking it. */
const Key = z.object({
  id: Id,
  accountId: Id,
  name: z.string(),
  role: z.string().nullable(),
  holder: z.enum(['officer', 'custodian']),
  recipient: z.string(),
  verifier: z.string(),
  state: z.enum(['proposed', 'standing', 'retired']),
  madeAt: z.string(),
})

/** The keys of a desk, their log, one's own locked secrets, and what waits. */
export const TipDesk = z.object({
  keeperId: Id,
  title: z.string(),
  name: z.string(),
  log: z.array(LoggedEntry),
  keys: z.array(Key),
  mine: z
    .object({
      id: Id,
      holder: z.enum(['officer', 'custodian']),
      state: z.enum(['proposed', 'standing', 'retired']),
      locked: z.string(),
      lock: z.enum(['passphrase', 'passkey']),
      hint: z.string().nullable(),
      /** One's share of the escrow key as it stands. */
      share: z.string().nullable(),
    })
    .nullable(),
  /** How many sealed pieces are not yet sealed to the keys as they stand. */
  behind: z.number(),
  recoveries: z.array(
    z.object({
      id: Id,
      keyId: Id,
      seq: z.number(),
      reason: z.string(),
      askedBy: z.string(),
      askedAt: z.string(),
      endedAt: z.string().nullable(),
      outcome: z.string().nullable(),
      given: z.array(z.object({ fromKey: Id, by: z.string() })),
      /** The shares, for the one who asked. */
      shares: z.array(z.string()),
    }),
  ),
  /** Identities somebody else asks to open, of which one holds a share. */
  openings: z.array(
    z.object({
      id: Id,
      tipId: Id,
      reason: z.string(),
      askedBy: z.string(),
      askedKey: Id,
      askedAt: z.string(),
      share: z.string(),
    }),
  ),
  may: z.object({ read: z.boolean(), guard: z.boolean() }),
})

/** One head to be written anew. `part`: the tip, a message, a file, or what a file is about; a case's or step's note. */
const Part = z.enum(['tip', 'message', 'file', 'about', 'case', 'step'])

export const tipDesk = {
  read: endpoint({
    method: 'GET',
    path: '/api/communes/:keeperId/tip-desk',
    says: 'The keys of a desk, their log, one’s own locked secrets, and what waits to be sealed anew.',
    input: z.object(At),
    reply: TipDesk,
  }),
  propose: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/tip-desk/keys',
    says: 'Somebody made their keys in their browser; an officer of the desk admits them by signing.',
    input: z.object({
      ...At,
      id: Id,
      holder: z.enum(['officer', 'custodian']),
      recipient: Recipient,
      verifier: z.string().max(60),
      locked: Bytes(8000),
      lock: z.enum(['passphrase', 'passkey']),
      hint: z.string().max(2000).nullable().default(null),
    }),
    reply: TipDesk,
  }),
  relock: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/tip-desk/keys/:id/lock',
    says: 'The owner of a key locks it otherwise: new words, or a passkey.',
    input: z.object({
      ...At,
      id: Id,
      locked: Bytes(8000),
      lock: z.enum(['passphrase', 'passkey']),
      hint: z.string().max(2000).nullable().default(null),
    }),
    reply: TipDesk,
  }),
  log: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/tip-desk/log',
    says: 'Adds a signed entry to the key log; with an escrow entry come its shares.',
    input: z.object({
      ...At,
      logged: LoggedEntry,
      shares: z
        .array(z.object({ keyId: Id, sealed: Bytes(4096) }))
        .max(40)
        .default([]),
    }),
    reply: TipDesk,
  }),
  behind: endpoint({
    method: 'GET',
    path: '/api/communes/:keeperId/tip-desk/behind',
    says: 'Heads that are not yet written for the keys as they stand, some at a time.',
    input: z.object({ ...At, most: z.coerce.number().int().min(1).max(500).default(200) }),
    reply: z.array(
      z.object({
        part: Part,
        tipId: Id,
        id: Id,
        header: z.string(),
        /** The sender, where the piece is for their eyes too. */
        replyTo: z.string().nullable(),
      }),
    ),
  }),
  rewrap: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/tip-desk/heads',
    says: 'Puts new heads on sealed pieces; their content stays as it is.',
    input: z.object({
      ...At,
      keyHead: KeyHead,
      heads: z.array(z.object({ part: Part, tipId: Id, id: Id, header: Header })).max(500),
    }),
    reply: Done,
  }),
  askRecovery: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/tip-desk/recoveries',
    says: 'Somebody whose keys are lost asks two holders for their shares of the escrow key.',
    input: z.object({
      ...At,
      id: Id,
      keyId: Id,
      reason: z.enum(['passphrase_forgotten', 'device_lost', 'nobody_left']),
    }),
    reply: TipDesk,
  }),
  giveShare: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/tip-desk/recoveries/:id/shares',
    says: 'A holder hands their share on, sealed to the one who asked.',
    input: z.object({ ...At, id: Id, fromKey: Id, sealed: Bytes(4096) }),
    reply: TipDesk,
  }),
  endRecovery: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/tip-desk/recoveries/:id/end',
    says: 'A recovery came about or was refused; the shares handed on are destroyed.',
    input: z.object({ ...At, id: Id, outcome: z.enum(['recovered', 'refused']) }),
    reply: TipDesk,
  }),
  settleOpening: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/tip-desk/openings/:id',
    says: 'The second person, officer or custodian, agrees to open an identity and hands their share on; or refuses.',
    input: z.object({ ...At, id: Id, tipId: Id, share: Bytes(4096).nullable() }),
    reply: TipDesk,
  }),
}
