import { ed25519 } from '@noble/curves/ed25519.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { base64, hex } from '@scure/base'
import { type DeskKey, entryIn, type Escrow, type KeyEntry } from './key-entry.ts'

// What happened to the keys of a desk, each entry signed by who did it and chained to the one before. A
// sender seals to what it says after checking it; an officer who has seen it before knows if it was swapped.

export { entryIn }
export type { DeskKey, KeyEntry }

/** An entry as it is kept: its text exactly as it was signed. */
export type LoggedEntry = { entry: string; signature: string; cosigned?: string | null }

/** What a log comes to. `head`: names this state, in letters and digits; `open`: tips can be sealed to it. */
export type Standing = {
  keys: DeskKey[]
  escrow: (Escrow & { seq: number }) | undefined
  head: string
  seq: number
  open: boolean
}

const text = new TextEncoder()
const signed = (entry: string) => text.encode(`binh-yen key log\n${entry}`)

/** What is to be written next, as text to sign. */
export function entryText(entry: KeyEntry) {
  return JSON.stringify(entry)
}

/** Signs an entry with one's own signing key (base64). */
export function sign(entry: string, signer: string) {
  return base64.encode(ed25519.sign(signed(entry), base64.decode(signer)))
}

export function headOf(entry: string) {
  return hex.encode(sha256(text.encode(entry)))
}

/** Reads a log from its beginning. Throws at the first entry that does not fit: that log is not to be trusted. */
export function readLog(desk: string, log: LoggedEntry[]): Standing {
  let standing: Standing = { keys: [], escrow: undefined, head: '', seq: -1, open: false }
  for (const logged of log) standing = after(desk, standing, logged)
  return standing
}

/** Everybody a word for this desk is sealed to: each officer, and the key that no one person has. */
export function recipientsOf({ keys, escrow }: Standing) {
  const officers = keys.filter(({ holder }) => holder === 'officer')
  return [...officers.map(({ recipient }) => recipient), ...(escrow ? [escrow.recipient] : [])]
}

/** What a log's first entry comes to, to be printed on letter boxes and read out: six groups of four digits. */
export function fingerprint(head: string) {
  const hash = sha256(text.encode(`binh-yen fingerprint\n${head}`))
  const groups = Array.from({ length: 6 }, (_, at) => {
    const value = ((hash[at * 2] ?? 0) * 256 + (hash[at * 2 + 1] ?? 0)) % 10_000
    return String(value).padStart(4, '0')
  })
  return groups.join(' ')
}

/** One key of each person, their newest: two shares in one hand would be no second person. */
export function holdersOf({ keys }: Pick<Standing, 'keys'>) {
  return [...new Map(keys.map((key) => [key.accountId, key])).values()]
}

/** The log with one more entry, or the reason why it does not fit. */
export function after(desk: string, before: Standing, logged: LoggedEntry): Standing {
  const said = entryIn(logged.entry)
  if (said.desk !== desk || said.seq !== before.seq + 1 || said.prev !== before.head)
    throw new Error('key_log.broken_chain')
  const founds = said.act === 'found'
  if (founds !== (said.seq === 0)) throw new Error('key_log.not_first')
  const signers = founds ? (said.key ? [said.key] : []) : before.keys
  const by = signers.find(({ id }) => id === said.by)
  const also = said.also === undefined ? undefined : signers.find(({ id }) => id === said.also)
  if (!by || !holds(logged.entry, logged.signature, by.verifier))
    throw new Error('key_log.bad_signature')
  if (said.also !== undefined && (!also || !cosigned(logged, also)))
    throw new Error('key_log.bad_signature')
  if (also?.accountId === by.accountId) throw new Error('key_log.one_person')
  // An officer speaks alone; without one, two holders speak together.
  if (by.holder !== 'officer' && !also) throw new Error('key_log.two_needed')
  const { keys, escrow } = changed(said, before)
  const holding = keys.filter(({ id }) => escrow?.holders.includes(id))
  return {
    keys,
    escrow,
    head: headOf(logged.entry),
    seq: said.seq,
    open: peopleOf(holding) >= 2 && keys.some(({ holder }) => holder === 'officer'),
  }
}

function changed({ act, key, escrow, seq }: KeyEntry, before: Standing) {
  const { keys } = before
  if (act === 'escrow') {
    if (!escrow || !mayHold(escrow, keys)) throw new Error('key_log.holders_wrong')
    return { keys, escrow: { ...escrow, seq } }
  }
  if (!key) throw new Error('key_log.key_missing')
  if (act === 'retire') {
    if (!keys.some((held) => isSame(held, key))) throw new Error('key_log.key_missing')
    return { keys: keys.filter(({ id }) => id !== key.id), escrow: before.escrow }
  }
  // One pair of keys under two names would pass for two people.
  const twice = keys.some(
    (held) =>
      held.id === key.id || held.recipient === key.recipient || held.verifier === key.verifier,
  )
  if (twice) throw new Error('key_log.key_twice')
  return { keys: [...keys, key], escrow: before.escrow }
}

/** Shares are for two people at least, each with one, and the key is nobody’s own. */
function mayHold({ recipient, holders }: Escrow, keys: DeskKey[]) {
  const held = keys.filter(({ id }) => holders.includes(id))
  return (
    held.length === holders.length &&
    held.length >= 2 &&
    peopleOf(held) === held.length &&
    keys.every((key) => key.recipient !== recipient)
  )
}

function peopleOf(keys: DeskKey[]) {
  return new Set(keys.map(({ accountId }) => accountId)).size
}

function isSame(held: DeskKey, named: DeskKey) {
  const told = ['id', 'accountId', 'holder', 'recipient', 'verifier'] as const
  return told.every((field) => held[field] === named[field])
}

function cosigned({ entry, cosigned: signature }: LoggedEntry, { verifier }: DeskKey) {
  return signature ? holds(entry, signature, verifier) : false
}

function holds(entry: string, signature: string, verifier: string) {
  try {
    return ed25519.verify(
      base64.decode(signature),
      signed(entry),
      base64.decode(verifier),
      // A key of small order would sign for anybody.
      { zip215: false },
    )
  } catch {
    return false
  }
}
