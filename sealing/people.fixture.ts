import { newSecrets, publicOf, type Secrets } from './lock.ts'
import {
  type DeskKey,
  entryText,
  type KeyEntry,
  type LoggedEntry,
  readLog,
  sign,
} from './key-log.ts'

/** Somebody with keys of their own, as their browser has them. */
export type Keeper = { key: DeskKey; secrets: Secrets }

/** Somebody new. */
export async function somebody(
  holder: DeskKey['holder'],
  accountId: string = crypto.randomUUID(),
): Promise<Keeper> {
  const secrets = await newSecrets()
  return {
    secrets,
    key: { id: crypto.randomUUID(), accountId, holder, ...(await publicOf(secrets)) },
  }
}

/** What somebody does to the keys of a desk, and who signs it. */
export type Deed = Pick<KeyEntry, 'act'> &
  Partial<Pick<KeyEntry, 'key' | 'escrow' | 'on'>> & { by: Keeper; also?: Keeper }

/** The next entry of a log. */
export function nextEntry(desk: string, log: LoggedEntry[], deed: Deed): LoggedEntry {
  const { seq, head } = readLog(desk, log)
  const { by, also, act, on = '2026-11-21', ...what } = deed
  const signers = { by: by.key.id, ...(also ? { also: also.key.id } : {}) }
  return signedBy({ desk, seq: seq + 1, on, act, ...what, ...signers, prev: head }, by, also)
}

/** An entry as its signers made it, true or not. */
export function signedBy(said: KeyEntry, by: Keeper, also?: Keeper): LoggedEntry {
  const entry = entryText(said)
  return {
    entry,
    signature: sign(entry, by.secrets.signer),
    cosigned: also ? sign(entry, also.secrets.signer) : null,
  }
}
