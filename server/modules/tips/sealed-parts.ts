import { createHmac } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Catalog } from '../../platform/catalog.ts'
import type { Config } from '../../platform/config.ts'
import type { DB } from '../../platform/db/schema.ts'
import type { Storage } from '../../platform/storage.ts'
import { type Desks, rememberDesks } from './sealed-desks.ts'
import { type Labour, openLabour } from './sealed-work.ts'
import { type KeepTip, tipKeeper } from './sealed-send.ts'
import { type Line, line } from './sealed-line.ts'

type Given = {
  /** Connected as the role that puts tips in, and gets nothing out but by a receipt. */
  db: Kysely<DB>
  files: Storage
  catalog: Catalog
  /** Signs challenges. */
  key: Buffer
  /** Bits of work asked in calm, and tips a minute from which on it grows. */
  costs: { calm: number; flood: number }
  /** Where people find the door of its own, and its onion address if it has one. */
  addresses: { door: string; onion: string | null }
  /** By which way a tip says it came. */
  channel: 'door' | 'app'
}

/** All that the sealed verbs stand on: no house, no secret of it, nobody's name. */
export type Sealed = Given & {
  desks: Desks
  labour: Labour
  keepTip: KeepTip
  uploads: Line
}

/** Files that are read at the same time, and how many more may wait before the door says it is busy. */
const uploading = { together: 8, waiting: 32 }

export function openSealed(given: Given): Sealed {
  return {
    ...given,
    desks: rememberDesks(given.db),
    labour: openLabour(given.key, given.costs),
    keepTip: tipKeeper(given.db),
    uploads: line(uploading),
  }
}

/** Where the door is found; beside a house that was given any free port, only the door itself knows. */
export function addressesOf({ tipsUrl, tipsOnionUrl, tipsPort }: Addressed, port = tipsPort) {
  const door = tipsUrl?.replace(/\/+$/, '') ?? `http://localhost:${port}`
  return { door, onion: tipsOnionUrl?.replace(/\/+$/, '') ?? null }
}

type Addressed = Pick<Config, 'tipsUrl' | 'tipsOnionUrl' | 'tipsPort'>

/** The key that challenges are signed with: made from the house's secret, and nothing else is. */
export function workKey(secret: string) {
  return createHmac('sha256', secret).update('tips work').digest()
}
