import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { temporaryFolder } from '../../testing/temporary-folder.ts'
import { loadNation } from '../modules/units/module.ts'
import { connect } from '../platform/db/connect.ts'
import { migrate, prepareRoles } from '../platform/db/migrate.ts'
import { prepareJobs } from '../platform/jobs.ts'
import { startPostgres } from '../platform/postgres/launcher.ts'
import { root } from '../platform/root.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The server the tests' databases live on, and the database each is copied from. */
    ownerUrl: string
    secret: string
  }
}

const secret = 'the secret of the tests, known to all'

/** One PostgreSQL for all stories, with a template that holds the whole country. */
export default async function setup(project: TestProject) {
  const { path: dir, remove } = temporaryFolder('stories')
  const server = await startPostgres({
    dir: join(dir, 'postgres'),
    port: 0,
    password: secret,
    say: () => {},
  })
  const template = new URL(server.url)
  template.pathname = '/template_house'

  const admin = new pg.Client({ connectionString: server.url })
  await admin.connect()
  // The server is started with its own word on this, which only a role's is heard above.
  await admin.query('alter role all set synchronous_commit = off')
  await admin.query('create database template_house')
  await admin.end()
  await prepareRoles(template.href, secret)
  await migrate(template.href, join(root, 'migrations'))
  const { pool, db } = connect(template.href, 2)
  await prepareJobs(pool)
  await loadNation(db)
  await db.destroy()

  project.provide('ownerUrl', server.url)
  project.provide('secret', secret)
  return async () => {
    await server.stop('immediate')
    remove()
  }
}
