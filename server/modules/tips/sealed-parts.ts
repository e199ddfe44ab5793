import { createHmac } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Catalog } from '../../platform/catalog.ts'
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
  /** Tips a minute from which on the work grows. */
  flood: number
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
    labour: openLabour(given.key, given.flood),
    keepTip: tipKeeper(given.db),
    uploads: line(uploading),
  }
}

/** The key that challenges are signed with: made from the house's secret, and nothing else is. */
export function workKey(secret: string) {
  return createHmac('sha256', secret).update('tips work').digest()
}
