import type { Kysely, Transaction } from 'kysely'
import type { Permission, RoleEntry } from '../../contract/catalog.ts'
import type { Bus } from './bus.ts'
import type { Catalog } from './catalog.ts'
import type { Config } from './config.ts'
import type { DB } from './db/schema.ts'
import type { Scope } from './db/scope.ts'
import type { Mqtt } from './mqtt.ts'
import type { Storage } from './storage.ts'

export type HeldPost = {
  role: RoleEntry['id']
  unitId: string
  unitPath: string
  keeperId: string
  may: Permission[]
  /** The role asks for a strong session, and this one is not. */
  dormant: boolean
}

/** Who is asking: an account, how strongly it came in, and the posts it holds. */
export type Actor = {
  accountId: string
  sessionId: string
  name: string
  strength: 'demonstration' | 'code' | 'password' | 'strong'
  demonstration: boolean
  posts: HeldPost[]
  scope: Scope
}

/** What every part of the house is handed: its settings, catalog, bus, file store and database. */
export type House = {
  config: Config
  catalog: Catalog
  bus: Bus
  mqtt: Mqtt
  storage: Storage
  /** Signs and seals; never leaves the house. */
  secret: string
  db: Kysely<DB>
  /** Where what everybody may read is read: the replica, when there is one. */
  reads: Kysely<DB>
  /** A line of its own for what cannot wait behind other requests: the alarm. */
  urgent: Kysely<DB>
  /** The sealed door's own line: it puts tips in, and gets nothing out but by a receipt. */
  sealed: Kysely<DB>
  /** What is sealed, apart from every other file. */
  sealedFiles: Storage
}

/** What every verb is given. `db` is already inside the request's transaction. */
export type Ctx = { db: Transaction<DB>; actor: Actor; house: House }

/** What a verb behind an open door is given: `actor` is there only when somebody is signed in. */
export type OpenCtx = { db: Transaction<DB>; actor: Actor | undefined; house: House }
