import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Id } from './wire.ts'

// What a sender says to the sealed door. Bytes travel as base64; times are blunt; ids are by chance (UUID
// version 4): nothing here tells when somebody sat down to write.

/** Bytes as base64, at most so many. */
export const Bytes = (most: number) =>
  z
    .string()
    .max(Math.ceil(most / 3) * 4)
    .regex(/^[A-Za-z0-9+/]*={0,2}$/)

/** The head of an age file. */
export const Header = Bytes(16_384)
/** A sealed text. */
export const SealedWords = z.object({ header: Header, payload: Bytes(262_144) })
/** What proves a receipt: 32 bytes made from the code; the code itself never travels. */
export const Bearer = z.string().regex(/^[A-Za-z0-9+/]{43}=$/)
export const Recipient = z.string().regex(/^age1[a-z0-9]{58}$/)
/** Names a state of a desk's key log. */
export const KeyHead = z.string().regex(/^[0-9a-f]{64}$/)

/** Work done for one receipt: the challenge of the door, and the number that solves it. */
export const Work = z.object({ challenge: z.string().max(120), nonce: z.number().int().min(0) })

/** One entry of a desk's key log, exactly as it was signed. */
export const LoggedEntry = z.object({
  entry: z.string().max(4000),
  signature: z.string().max(120),
  cosigned: z.string().max(120).nullable().default(null),
})

/** A desk that receives tips. */
const DeskBrief = z.object({
  keeperId: Id,
  title: z.string(),
  name: z.string(),
  kind: z.enum(['commune', 'province']),
  province: z.string(),
  /** The desk above, which receives what concerns somebody at this one. */
  aboveId: Id.nullable(),
})

const Message = z.object({
  id: Id,
  side: z.enum(['sender', 'desk']),
  at: z.string(),
  header: z.string(),
  payload: z.string(),
})

/** What a sender finds behind their receipt. */
export const Thread = z.object({
  keeperId: Id,
  id: Id,
  category: z.string(),
  urgent: z.boolean(),
  receivedAt: z.string(),
  state: z.enum(['new', 'seen', 'in_case', 'closed']),
  seenAt: z.string().nullable(),
  outcome: z.string().nullable(),
  closedAt: z.string().nullable(),
  disputedAt: z.string().nullable(),
  eraseAskedAt: z.string().nullable(),
  destroyOn: z.string().nullable(),
  named: z.boolean(),
  messages: z.array(Message),
  files: z.array(Message.extend({ bytes: z.number() })),
  /** Each time two people opened the identity, and why. */
  openings: z.array(z.object({ at: z.string(), reason: z.string() })),
  transfers: z.array(
    z.object({ at: z.string(), toKeeper: Id.nullable(), toBody: z.string().nullable() }),
  ),
})

const Shown = { bearer: Bearer, work: Work }

export const sealed = {
  desks: endpoint({
    method: 'GET',
    path: '/api/sealed/desks',
    says: 'The desks that receive tips.',
    input: z.object({}),
    reply: z.array(DeskBrief),
  }),
  desk: endpoint({
    method: 'GET',
    path: '/api/sealed/desks/:keeperId',
    says: 'A desk with its key log: what is sent to it is sealed to what the log says, after checking it.',
    input: z.object({ keeperId: Id }),
    reply: DeskBrief.extend({ log: z.array(LoggedEntry) }),
  }),
  door: endpoint({
    method: 'GET',
    path: '/api/sealed/door',
    says: 'Where the sealed door of its own is found, to be printed on slips and posters; its onion address, if it has one.',
    input: z.object({}),
    reply: z.object({ door: z.string(), onion: z.string().nullable() }),
  }),
  work: endpoint({
    method: 'GET',
    path: '/api/sealed/work',
    says: 'A challenge, and how many bits of work a tip or a look-up costs at this moment.',
    input: z.object({}),
    reply: z.object({ challenge: z.string(), tipBits: z.number(), lookBits: z.number() }),
  }),
  send: endpoint({
    method: 'POST',
    path: '/api/sealed/tips',
    says: 'A tip, sealed by its sender. Sent twice it is one tip.',
    input: z.object({
      id: Id,
      keeperId: Id,
      category: z.string().max(60),
      urgent: z.boolean(),
      ...Shown,
      replyTo: Recipient,
      keyHead: KeyHead,
      sealed: SealedWords,
      /** Who they are, when they say so: sealed to a key of its own, and its shares. */
      identity: z
        .object({
          sealed: SealedWords,
          shares: z.array(z.object({ keyId: Id, sealed: Bytes(4096) })).max(40),
        })
        .optional(),
    }),
    reply: z.object({ kept: z.literal(true) }),
  }),
  thread: endpoint({
    method: 'POST',
    path: '/api/sealed/thread',
    says: 'What became of a tip, by its receipt. A wrong receipt and one that has ended are answered alike.',
    input: z.object(Shown),
    reply: Thread,
  }),
  say: endpoint({
    method: 'POST',
    path: '/api/sealed/messages',
    says: 'The sender answers, sealed.',
    input: z.object({ ...Shown, id: Id, keyHead: KeyHead, sealed: SealedWords }),
    reply: z.object({ kept: z.literal(true) }),
  }),
  /** Multipart: the fields of `input` as JSON in `about`, then the sealed content (payload) as `file`. */
  attach: endpoint({
    method: 'POST',
    path: '/api/sealed/files',
    says: 'The sender adds a file, sealed; its content is streamed as multipart `file` behind the field `about`.',
    input: z.object({
      ...Shown,
      id: Id,
      keyHead: KeyHead,
      header: Header,
      about: SealedWords,
    }),
    reply: z.object({ kept: z.literal(true) }),
  }),
  file: endpoint({
    method: 'POST',
    path: '/api/sealed/files/read',
    says: 'A file the desk sent: its content, sealed, as base64.',
    input: z.object({ ...Shown, id: Id }),
    reply: z.object({ header: z.string(), payload: z.string() }),
  }),
  act: endpoint({
    method: 'POST',
    path: '/api/sealed/acts',
    says: 'The sender disputes the outcome, asks for destruction, or takes their name back.',
    input: z.object({ ...Shown, act: z.enum(['dispute', 'erase', 'unname']) }),
    reply: z.object({ done: z.literal(true) }),
  }),
}

/** What is inside a sealed tip; officers check it before they show it. */
export type TipWords = {
  v: 1
  text: string
  /** Where and when, in the sender's words. */
  where: string
  when: string
  /** Answers to what the category asks, in its order. */
  answers: string[]
}
/** What is inside a sealed message, note, case summary or step note. */
export type MessageWords = { v: 1; text: string }
/** What is inside the sealed `about` of a file. */
export type FileWords = { v: 1; name: string; type: string; bytes: number; cleaned: boolean }
/** What is inside a sealed identity. */
export type IdentityWords = { v: 1; name: string; contact: string }
