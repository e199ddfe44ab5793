import { type ChildProcess, execFile, spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { StartProblem } from '../problems.ts'
import type { Say } from '../terminal-words.ts'
import type { Account } from './account.ts'
import { binaries } from './binaries.ts'
import { placeFor } from './place.ts'
import { addressOf, ask, isInUse, type Key, portOfOurs } from './running.ts'

const run = promisify(execFile)
const user = 'house_owner'
const database = 'binh_yen'

/** What a server that keeps people's word needs; its log never repeats what people wrote. */
const serverSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  shared_buffers: '256MB',
  max_connections: '60',
  timezone: 'UTC',
  log_checkpoints: 'off',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
}

type Wanted = { dir: string; port: number; password: string; say: Say; shelter?: string }
type Server = { dir: string; as: object; tools: ReturnType<typeof binaries>; key: Key }

/** Brings up the house's own PostgreSQL, whatever state the last run left it in. */
export async function startPostgres({ dir, port, password, say, shelter }: Wanted) {
  const place = placeFor(dir, say, shelter)
  const server: Server = {
    dir: place.dir,
    as: runningAs(place.account),
    tools: binaries(place.account, shelter),
    key: { user, password },
  }
  if (!existsSync(join(server.dir, 'PG_VERSION'))) {
    say('postgres_preparing', { dir: server.dir })
    await prepare(server, place.account)
  }
  const found = await leftRunning(server)
  say(found ? 'postgres_found' : 'postgres_starting')
  const at = found ?? (await launch(server, port))
  const keeper = addressOf(server.key, at, 'postgres')
  if (!(await ask(keeper, `select 1 as one from pg_database where datname = '${database}'`)))
    await ask(keeper, `create database ${database}`)
  return {
    url: addressOf(server.key, at, database),
    /** `fast` lets nobody finish but loses nothing; `immediate` leaves the tidying to the next start. */
    stop: (how: 'fast' | 'immediate' = 'fast') => stop(server, how),
  }
}

function runningAs(account: Account | undefined) {
  // The caller's PGDATA, PGPORT and the like are meant for another database.
  const own = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name))
  const env = { ...Object.fromEntries(own), LC_ALL: 'C', TZ: 'UTC' }
  return { env, cwd: '/', ...(account && { uid: account.uid, gid: account.gid }) }
}

// Prepared aside and renamed, so that a database cut short while being made is made again.
async function prepare({ dir, as, tools, key }: Server, account: Account | undefined) {
  const aside = `${dir}.new`
  const cluster = join(aside, 'cluster')
  rmSync(aside, { recursive: true, force: true })
  mkdirSync(aside)
  const passwordFile = join(aside, 'password')
  writeFileSync(passwordFile, key.password)
  for (const [path, mode] of [
    [passwordFile, 0o600],
    [aside, 0o700],
  ] as const) {
    chmodSync(path, mode)
    if (account) chownSync(path, account.uid, account.gid)
  }
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const safety = ['--locale=C', '--auth=scram-sha-256', '--data-checksums']
  const who = [`--username=${key.user}`, `--pwfile=${passwordFile}`]
  try {
    await run(tools.initdb, ['-D', cluster, ...who, ...locale, ...safety], as)
    renameSync(cluster, dir)
  } catch (error) {
    const said = (error as { stderr?: string }).stderr?.trim().split('\n')
    throw failure(dir, said?.find((line) => /error|fatal/i.test(line)) ?? String(error), error)
  } finally {
    rmSync(aside, { recursive: true, force: true })
  }
}

// After a kill -9 the old server may be ending, or recovering, or already ready: look until it is clear.
async function leftRunning({ dir, key }: Server) {
  const until = Date.now() + 20_000
  while (Date.now() < until) {
    if (!isInUse(dir)) return undefined
    const port = await portOfOurs(dir, key)
    if (port) return port
    await pause(100)
  }
  throw new StartProblem('database_not_ready', { where: dir })
}

async function launch(server: Server, wanted: number) {
  if (wanted !== 0 && !(await freePort(wanted)))
    throw new StartProblem('port_in_use_postgres', { port: wanted })
  const port = wanted || (await freePort(0))
  const { dir, as, tools } = server
  const log = join(dir, 'server.log')
  if (existsSync(log)) renameSync(log, join(dir, 'server.log.before'))
  const options = Object.entries({ port, ...serverSettings }).map(
    ([name, to]) => `-c ${name}=${to}`,
  )
  // Piped output would be inherited by the server: it would keep us open, or die of our closing it.
  const starter = spawn(
    tools.pgCtl,
    ['-D', dir, '-w', '-t', '300', '-l', log, '-o', options.join(' '), 'start'],
    { ...as, stdio: 'ignore' },
  )
  if ((await exitCode(starter)) === 0) return port
  const lines = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : []
  throw failure(
    dir,
    lines.findLast((line) => /FATAL|PANIC|could not/.test(line)) ?? lines.at(-1) ?? '',
  )
}

async function stop({ dir, as, tools }: Server, how: 'fast' | 'immediate') {
  const end = (mode: string) =>
    run(tools.pgCtl, ['-D', dir, '-m', mode, '-w', '-t', '3', 'stop'], as)
  try {
    await end(how)
  } catch {
    if (isInUse(dir)) await end('immediate')
  }
}

function exitCode(child: ChildProcess) {
  return new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('exit', resolve)
  })
}

/** The port, if nobody has it (0: any); 0 when it is taken. */
function freePort(wanted: number) {
  return new Promise<number>((resolve) => {
    const probe = createServer().once('error', () => resolve(0))
    probe.listen(wanted, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}

function failure(dir: string, message: string, cause?: unknown) {
  if (/No space left|quota exceeded|wrote only|could not extend/i.test(message))
    return new StartProblem('disk_full', { dir }, cause)
  if (/Permission denied|Read-only file system/i.test(message))
    return new StartProblem('data_not_writable', { dir }, cause)
  if (/incompatible with server/i.test(message))
    return new StartProblem('postgres_other_version', { dir }, cause)
  return new StartProblem('postgres_failed', { message }, cause)
}
