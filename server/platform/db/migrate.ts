import { createHash, createHmac } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'

const requestRole = 'binh_yen_app'
const tipsRole = 'binh_yen_tips'

/** The address requests connect with: the role that owns nothing, its password derived from the house's secret. */
export function requestUrl(ownerUrl: string, secret: string) {
  return urlAs(ownerUrl, requestRole, passwordOf(secret, 'database'))
}

/** The address the sealed door connects with: a role that puts tips in, and gets nothing out but by a receipt. */
export function tipsUrl(ownerUrl: string, secret: string) {
  return urlAs(ownerUrl, tipsRole, passwordOf(secret, 'tips database'))
}

function urlAs(ownerUrl: string, role: string, password: string) {
  const url = new URL(ownerUrl)
  url.username = role
  url.password = password
  return url.href
}

/** Makes the roles that requests and tips arrive as, or gives them this house's passwords. */
export async function prepareRoles(ownerUrl: string, secret: string) {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    for (const [role, purpose] of [
      [requestRole, 'database'],
      [tipsRole, 'tips database'],
    ] as const) {
      const password = pg.escapeLiteral(passwordOf(secret, purpose))
      await client.query(
        `do $$ begin create role ${role} login; exception when duplicate_object or unique_violation then null; end $$`,
      )
      await client.query(`alter role ${role} login password ${password}`)
      // A request is answered before helpers or a compiler would have started.
      await client.query(`alter role ${role} set max_parallel_workers_per_gather = 0`)
      await client.query(`alter role ${role} set jit = off`)
    }
  } finally {
    await client.end()
  }
}

/** Runs every .sql file that has not run yet, in name order, each in its own transaction; one starter at a time. */
export async function migrate(ownerUrl: string, folder: string) {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const ran: string[] = []
  try {
    await client.query("select pg_advisory_lock(hashtext('binh-yen migrations'))")
    await client.query(
      'create table if not exists public.migration (name text primary key, hash text not null, at timestamptz not null default now())',
    )
    const { rows } = await client.query<{ name: string; hash: string }>(
      'select name, hash from public.migration',
    )
    const done = new Map(rows.map((row) => [row.name, row.hash]))
    for (const name of (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()) {
      const text = await readFile(join(folder, name), 'utf8')
      const hash = createHash('sha256').update(text).digest('hex')
      if (done.has(name)) {
        if (done.get(name) !== hash) throw new Error(`${name} was edited after it ran`)
        continue
      }
      await client.query('begin')
      await client.query(text)
      await client.query('insert into public.migration (name, hash) values ($1, $2)', [name, hash])
      await client.query('commit')
      ran.push(name)
    }
    return ran
  } finally {
    await client.end()
  }
}

function passwordOf(secret: string, purpose: string) {
  return createHmac('sha256', secret).update(purpose).digest('base64url')
}
