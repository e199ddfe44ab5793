import { randomUUID } from 'node:crypto'
import type { Insertable } from 'kysely'
import {
  type DeskKey,
  entryText,
  type KeyEntry,
  type LoggedEntry,
  readLog,
  sign,
} from '../sealing/key-log.ts'
import { lock, newSecrets, passphraseLock, publicOf, type Secrets } from '../sealing/lock.ts'
import { newSharedKey } from '../sealing/two-people.ts'
import type { DB } from '../server/platform/db/schema.ts'

/** Who holds a key of a desk. The first is its founder, an officer. */
export type Holder = { accountId: string; holder: 'officer' | 'custodian' }

/** What opens everybody's keys in the demonstration; the page that asks for it says so. */
export const demonstrationWords = 'chuông tre đầu bản ngân xa'

/** So little work locks them: nothing is behind that lock. */
const effort = 12

/** A desk as its holders would have set it up on one day: keys, the signed log, the shares of the escrow key. */
export async function makeDesk(keeperId: string, holders: Holder[], on: string) {
  const made = await Promise.all(holders.map(keysFor))
  const log: LoggedEntry[] = []
  const standing = () => readLog(keeperId, log)
  const [founder] = made
  if (!founder) throw new Error('a desk needs an officer')
  const write = (said: Pick<KeyEntry, 'act' | 'key' | 'escrow'>) => {
    const { seq, head } = standing()
    const entry = entryText({
      desk: keeperId,
      seq: seq + 1,
      on,
      ...said,
      by: founder.key.id,
      prev: head,
    })
    log.push({ entry, signature: sign(entry, founder.secrets.signer) })
  }
  for (const [at, { key }] of made.entries()) write({ act: at === 0 ? 'found' : 'admit', key })
  const { recipient, shares } = await newSharedKey(standing().keys)
  write({ act: 'escrow', escrow: { recipient, holders: shares.map(({ holder }) => holder) } })
  const now = standing()
  const at = `${on}T02:00:00Z`
  const rows = {
    keys: made.map(({ key, locked }): Insertable<DB['tips.key']> => ({
      keeperId,
      ...key,
      locked: Buffer.from(locked),
      lock: 'passphrase',
      state: 'standing',
      madeAt: at,
    })),
    log: log.map((logged, seq): Insertable<DB['tips.keyLog']> => ({
      keeperId,
      seq,
      ...logged,
      at,
    })),
    shares: shares.map(({ holder, sealed }): Insertable<DB['tips.escrowShare']> => ({
      keeperId,
      seq: now.seq,
      keyId: holder,
      sealed: Buffer.from(sealed),
    })),
  }
  return { keeperId, standing: now, rows, founder: founder.secrets }
}

export type MadeDesk = Awaited<ReturnType<typeof makeDesk>>

async function keysFor({ accountId, holder }: Holder) {
  const secrets: Secrets = await newSecrets()
  const key: DeskKey = { id: randomUUID(), accountId, holder, ...(await publicOf(secrets)) }
  return { key, secrets, locked: await lock(secrets, passphraseLock(demonstrationWords, effort)) }
}
