import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { toolPath } from '../testing/tools.ts'
import type { Ground } from './ground.ts'

/** pgbench: one row, one commit, so many clients, on the same server. Answers commits a second. */
export async function oneRowCommits(
  { url, dir }: Pick<Ground, 'url' | 'dir'>,
  { connections, seconds }: { connections: number; seconds: number },
) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(
    'create table if not exists public.bench_row (id uuid primary key default gen_random_uuid(), on_day date, attendance int, summary text)',
  )
  await client.end()
  const pgbench = toolPath('pgbench')
  if (!pgbench) throw new Error('pgbench was not found and could not be installed')
  const script = join(dir, 'row.sql')
  writeFileSync(
    script,
    "insert into public.bench_row (on_day, attendance, summary) values (current_date, 42, 'Tuyên truyền phòng cháy');\n",
  )
  const { username, password, hostname, port, pathname } = new URL(url)
  const how = ['-n', '-c', String(connections), '-j', '2', '-T', String(seconds), '-f', script]
  const where = ['-h', hostname, '-p', port, '-U', username, pathname.slice(1)]
  const told = execFileSync(pgbench, [...how, ...where], {
    env: { ...process.env, PGPASSWORD: decodeURIComponent(password) },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  return Number(/tps = ([\d.]+)/.exec(told)?.[1])
}
