import pg from 'pg'
import { firstLine, StartProblem } from '../problems.ts'
import type { TerminalWord } from '../terminal-words.ts'

const oldest = 150_000

const meanings: Record<string, TerminalWord> = {
  ECONNREFUSED: 'database_down',
  ECONNRESET: 'database_down',
  ETIMEDOUT: 'database_down',
  EHOSTUNREACH: 'database_down',
  ENETUNREACH: 'database_down',
  ENOTFOUND: 'database_host_unknown',
  EAI_AGAIN: 'database_host_unknown',
  '28P01': 'database_refused_password',
  '28000': 'database_refused_password',
  '3D000': 'database_missing',
  '57P03': 'database_not_ready',
  '53300': 'database_busy',
  '53100': 'disk_full',
}

/** Makes sure a database somebody else runs is there, lets us in and is new enough. */
export async function reachDatabase(setting: 'DATABASE_URL' | 'DATABASE_REPLICA_URL', url: string) {
  const { host, pathname } = new URL(url)
  const about = { setting, where: host, database: decodeURIComponent(pathname.slice(1)), dir: host }
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 8000 })
  // A connection that breaks after we are done with it must not end the process.
  client.on('error', () => undefined)
  let version
  try {
    await client.connect()
    version = await client.query<{ number: string; name: string }>(
      `select current_setting('server_version_num') as number, current_setting('server_version') as name`,
    )
  } catch (error) {
    const key = meanings[(error as { code?: string }).code ?? ''] ?? timedOut(error)
    throw new StartProblem(key ?? 'database_failed', { ...about, message: firstLine(error) }, error)
  } finally {
    await client.end().catch(() => undefined)
  }
  const [found] = version.rows
  if (Number(found?.number) < oldest)
    throw new StartProblem('database_too_old', { ...about, found: found?.name ?? '?' })
}

// pg gives its own connect timeout no code.
function timedOut(error: unknown): TerminalWord | undefined {
  return /timeout/i.test(firstLine(error)) ? 'database_down' : undefined
}
