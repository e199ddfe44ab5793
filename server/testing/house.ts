import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import pg from 'pg'
import { inject, test as base } from 'vitest'
import type { z } from 'zod'
import type { RoleEntry } from '../../contract/catalog.ts'
import type { Endpoint } from '../../contract/endpoint.ts'
import { buildApp } from '../app.ts'
import { foldOnce } from '../modules/indicators/module.ts'
import { openSession } from '../modules/accounts/module.ts'
import { createBus } from '../platform/bus.ts'
import { loadCatalog } from '../platform/catalog.ts'
import { readConfig } from '../platform/config.ts'
import type { House } from '../platform/context.ts'
import { connect } from '../platform/db/connect.ts'
import { requestUrl, tipsUrl } from '../platform/db/migrate.ts'
import { inScope, itself } from '../platform/db/scope.ts'
import { openMqtt } from '../platform/mqtt.ts'
import { relayOnce } from '../platform/relay.ts'
import { root } from '../platform/root.ts'
import { openStorage } from '../platform/storage.ts'
import { uuid7 } from '../platform/uuid7.ts'
import { temporaryFolder } from '../../testing/temporary-folder.ts'
import { placesFor } from './places.ts'

const catalog = loadCatalog(join(root, 'catalog'))

export type TestHouse = Awaited<ReturnType<typeof openTestHouse>>

/** Somebody signed in: what their browser sends. */
export type Person = { accountId: string; cookie: string }

/** `test`, given a house: the real app on a database of its own. */
export const test = base.extend<{ house: TestHouse }>({
  house: [
    // oxlint-disable-next-line no-empty-pattern -- vitest reads the pattern
    async ({}, use) => {
      const house = await openTestHouse({})
      await use(house)
      await house.close()
    },
    { scope: 'file' },
  ],
})

/** What a second process of a house, or the same one started again, has in common with the first. */
type Beside = { databaseUrl: string; mqtt?: House['mqtt'] }

/** The house for tests; `env` sets it up otherwise than the tests' own way. */
export async function openTestHouse(env: Record<string, string>, beside?: Beside) {
  const databaseUrl = beside?.databaseUrl ?? (await freshDatabase())
  const { path: dir, remove } = temporaryFolder('house')
  const config = readConfig({ DATA_DIR: dir, NODE_ENV: 'test', LOG_LEVEL: 'error', ...env })
  const secret = inject('secret')
  const owner = connect(databaseUrl, 4)
  const statements: string[] = []
  const requests = connect(requestUrl(databaseUrl, secret), 6, (said) => statements.push(said))
  const sealed = connect(tipsUrl(databaseUrl, secret), 3)
  const mqtt = beside?.mqtt ?? (await openMqtt({ port: 0, host: '127.0.0.1' }))
  const house: House = {
    config,
    secret,
    catalog: await catalog,
    bus: createBus(),
    mqtt,
    storage: openStorage({ folder: join(dir, 'files') }),
    db: requests.db,
    reads: requests.db,
    urgent: requests.db,
    sealed: sealed.db,
    sealedFiles: openStorage({ folder: join(dir, 'sealed') }),
  }
  const app = await buildApp(house)
  await app.ready()

  return {
    /** The database as its owner sees it: everything. */
    db: owner.db,
    databaseUrl,
    /** What requests have asked of the database so far. */
    statements,
    app,
    house,
    ...placesFor(owner.db),
    async close() {
      await app.close()
      if (!beside?.mqtt) await mqtt.close()
      await sealed.db.destroy()
      await requests.db.destroy()
      await owner.db.destroy()
      remove()
    },
    /** Somebody with this role at this unit, signed in. */
    async person(
      role: RoleEntry['id'],
      unit: { id: string; keeperId: string },
      {
        strength = 'strong',
        name = 'Nguyễn Văn Thử',
      }: Partial<{ strength: 'code' | 'password' | 'strong'; name: string }> = {},
    ): Promise<Person> {
      const accountId = uuid7()
      await owner.db
        .insertInto('accounts.account')
        .values({ id: accountId, keeperId: unit.keeperId, name })
        .execute()
      await owner.db
        .insertInto('accounts.post')
        .values({
          id: uuid7(),
          accountId,
          role,
          unitId: unit.id,
          keeperId: unit.keeperId,
          since: '2020-01-01',
        })
        .execute()
      const { token } = await inScope(owner.db, itself, (db) =>
        openSession({ db, house }, { accountId, keeperId: unit.keeperId, strength, device: 'thử' }),
      )
      return { accountId, cookie: `binh_yen=${token}` }
    },
    /** Asks the house as a browser would; nobody signed in when `as` is undefined. */
    async ask<Input extends z.ZodType, Reply extends z.ZodType>(
      as: Person | undefined,
      at: Endpoint<Input, Reply>,
      input: z.input<Input>,
    ) {
      const given = { ...(input as Record<string, string>) }
      const url = at.path.replace(/:(\w+)/g, (_, name: string) => {
        const value = given[name] ?? ''
        delete given[name]
        return encodeURIComponent(value)
      })
      const inQuery = at.method === 'GET' || at.method === 'DELETE'
      const reply = await app.inject({
        method: at.method,
        url,
        headers: as ? { cookie: as.cookie } : {},
        ...(inQuery ? { query: given } : { payload: given }),
      })
      const body = reply.json() as z.output<Reply> & Refused
      return { status: reply.statusCode, body, cookie: String(reply.headers['set-cookie'] ?? '') }
    },
    /** Carries out what waits: announced facts, then entries into the months. */
    async settle() {
      while (await relayOnce(owner.db, house.bus, mqtt));
      while (await foldOnce(owner.db));
    },
  }
}

type Refused = { code?: string; fields?: { path: string; code: string }[]; current?: unknown }

async function freshDatabase() {
  const url = new URL(inject('ownerUrl'))
  const admin = new pg.Client({ connectionString: url.href })
  await admin.connect()
  const name = `house_${randomUUID().replaceAll('-', '')}`
  await admin.query(`create database ${name} template template_house`)
  await admin.end()
  url.pathname = `/${name}`
  return url.href
}
