import { join } from 'node:path'
import { loadNation } from '../server/modules/units/module.ts'
import { connect } from '../server/platform/db/connect.ts'
import { migrate, prepareRole } from '../server/platform/db/migrate.ts'
import { prepareJobs } from '../server/platform/jobs.ts'
import { startPostgres } from '../server/platform/postgres/launcher.ts'
import { root } from '../server/platform/root.ts'
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
  await prepareRole(server.url, secret)
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
