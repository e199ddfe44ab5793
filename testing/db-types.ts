import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { migrate, prepareRoles } from '../server/platform/db/migrate.ts'
import { startPostgres } from '../server/platform/postgres/launcher.ts'
import { root } from '../server/platform/root.ts'
import { temporaryFolder } from './temporary-folder.ts'

const kept = join(root, 'server/platform/db/schema.ts')

/** Prints the types of a database to `file`, as the house keeps them. */
export function printTypes(databaseUrl: string, file: string) {
  const bin = (name: string) => join(root, 'node_modules/.bin', name)
  const options = [
    '--dialect',
    'postgres',
    '--camel-case',
    '--exclude-pattern',
    '{public,graphile_worker}.*',
  ]
  const parsers = ['--date-parser', 'string', '--numeric-parser', 'number']
  execFileSync(
    bin('kysely-codegen'),
    [...options, ...parsers, '--url', databaseUrl, '--out-file', file],
    {
      cwd: root,
      stdio: 'pipe',
    },
  )
  execFileSync(bin('oxfmt'), [file], { cwd: root, stdio: 'pipe' })
  return readFileSync(file, 'utf8')
}

if (process.argv[1]?.endsWith('db-types.ts')) {
  const { path: dir, remove } = temporaryFolder('types')
  const server = await startPostgres({
    dir: join(dir, 'postgres'),
    port: 0,
    password: 'types',
    say: () => {},
  })
  try {
    await prepareRoles(server.url, 'types')
    await migrate(server.url, join(root, 'migrations'))
    printTypes(server.url, kept)
  } finally {
    await server.stop()
    remove()
  }
}
