import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

/** Name and password of the bundled database's owner. */
export type Key = { user: string; password: string }

/** The address of one database on this machine. */
export function addressOf({ user, password }: Key, port: number, database: string) {
  return `postgres://${user}:${password}@127.0.0.1:${port}/${database}?sslmode=disable`
}

/** The port of a PostgreSQL that serves this very folder and knows our password, if there is one. */
export async function portOfOurs(dir: string, key: Key) {
  const port = Number(lockLines(dir)[3])
  if (!port) return undefined
  const address = addressOf(key, port, 'postgres')
  const served = await ask(address, 'show data_directory').catch(() => undefined)
  return served?.data_directory === dir ? port : undefined
}

/**
 * Whether any process still works in this folder. Where Linux can tell, a lock file whose writer is gone is
 * removed: after a crash its number may belong to a stranger, and PostgreSQL would refuse to start for ever.
 */
export function isInUse(dir: string) {
  const lock = join(dir, 'postmaster.pid')
  if (!existsSync(lock)) return false
  // Every process of a PostgreSQL server, orphans included, has its data folder as working directory.
  if (process.platform !== 'linux') return signalReaches(Number(lockLines(dir)[0]))
  if (readdirSync('/proc').some((pid) => /^\d+$/.test(pid) && workingFolder(pid) === dir))
    return true
  rmSync(lock, { force: true })
  return false
}

/** Asks one question of a database on this machine. */
export async function ask(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return (await client.query<Record<string, string>>(sql)).rows[0]
  } finally {
    await client.end().catch(() => undefined)
  }
}

function lockLines(dir: string) {
  try {
    return readFileSync(join(dir, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return []
  }
}

function workingFolder(pid: string) {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined
  }
}

function signalReaches(pid: number) {
  try {
    return pid > 0 && process.kill(pid, 0)
  } catch {
    return false
  }
}
