import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { openSession } from '../server/modules/accounts/module.ts'
import { loadNation } from '../server/modules/units/module.ts'
import { loadCatalog } from '../server/platform/catalog.ts'
import type { House } from '../server/platform/context.ts'
import { connect } from '../server/platform/db/connect.ts'
import { migrate, prepareRoles } from '../server/platform/db/migrate.ts'
import type { DB } from '../server/platform/db/schema.ts'
import { inScope, itself } from '../server/platform/db/scope.ts'
import { prepareJobs } from '../server/platform/jobs.ts'
import { startPostgres } from '../server/platform/postgres/launcher.ts'
import { root } from '../server/platform/root.ts'
import { uuid7 } from '../server/platform/uuid7.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'

export const secret = 'the secret of the bench, known to all'

/** A database of its own with the whole country in it, durable as in real use, gone afterwards. */
export async function openGround() {
  const { path: dir, remove } = temporaryFolder('bench')
  const server = await startPostgres({
    dir: join(dir, 'postgres'),
    port: 0,
    password: secret,
    say: () => {},
  })
  await prepareRoles(server.url, secret)
  await migrate(server.url, join(root, 'migrations'))
  const { pool, db } = connect(server.url, 6)
  await prepareJobs(pool)
  await loadNation(db)
  return {
    url: server.url,
    dir,
    db,
    async close() {
      await db.destroy()
      await server.stop()
      remove()
    },
  }
}

export type Ground = Awaited<ReturnType<typeof openGround>>

/** Somebody with a post at a unit, signed in; answers what their browser sends. */
export async function signedIn(
  db: Kysely<DB>,
  role: string,
  unit: { id: string; keeperId: string },
) {
  const accountId = uuid7()
  const { id: unitId, keeperId } = unit
  await db.insertInto('accounts.account').values({ id: accountId, keeperId, name: role }).execute()
  await db
    .insertInto('accounts.post')
    .values({ id: uuid7(), keeperId, accountId, role, unitId, since: '2020-01-01' })
    .execute()
  const house = { secret, catalog: await loadCatalog(join(root, 'catalog')) } as House
  const { token } = await inScope(db, itself, (inside) =>
    openSession(
      { db: inside, house },
      { accountId, keeperId, strength: 'strong', device: 'bench' },
    ),
  )
  return { accountId, cookie: `binh_yen=${token}` }
}
