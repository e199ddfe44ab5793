import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { StartProblem } from '../problems.ts'
import type { TerminalWord } from '../terminal-words.ts'
import { startPostgres } from './launcher.ts'
import { isInUse } from './running.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const password = 'a-password-for-the-test'
const isRoot = process.getuid?.() === 0
let base: string
let said: TerminalWord[]
let stops: (() => Promise<void>)[]

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'house-'))
  chmodSync(base, 0o755)
  said = []
  stops = []
})

afterEach(async () => {
  for (const stop of stops) await stop()
  rmSync(base, { recursive: true, force: true })
})

async function start(more: { dir?: string; port?: number; shelter?: string } = {}) {
  const dir = join(base, 'data', 'postgres')
  const started = await startPostgres({
    dir,
    port: 0,
    password,
    say: (key) => said.push(key),
    ...more,
  })
  stops.push(() => started.stop('immediate').catch(() => undefined))
  return started
}

async function query(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<Record<string, string>>(sql)
  await client.end()
  return rows[0] ?? {}
}

function postmaster(dir: string) {
  return Number(readFileSync(join(dir, 'postmaster.pid'), 'utf8').split('\n')[0])
}

test('made, filled, killed with -9, brought up again, stopped: nothing is lost', async () => {
  const dir = join(base, 'data', 'postgres')
  const first = await start()
  expect(said).toEqual(['postgres_preparing', 'postgres_starting'])
  await query(first.url, `create table word as select 'ĐẶNG THỊ ƯỚC' as said`)
  process.kill(postmaster(dir), 'SIGKILL')

  const second = await start()
  expect(await query(second.url, `select lower(said) as said from word`)).toEqual({
    said: 'đặng thị ước',
  })
  await second.stop()
  expect(isInUse(dir)).toBe(false)
  expect(existsSync(join(dir, 'postmaster.pid'))).toBe(false)
})

test('a server left behind by a house that was killed is found and used again', async () => {
  const first = await start()
  const second = await start()
  expect(second.url).toBe(first.url)
  expect(said).toContain('postgres_found')
})

test('it is durable, speaks UTF-8, and only this machine can reach it', async () => {
  const { url } = await start()
  const shown = await query(
    url,
    `select current_setting('fsync') as fsync, current_setting('data_checksums') as checksums,
       current_setting('server_encoding') as encoding, current_setting('listen_addresses') as listens,
       current_setting('unix_socket_directories') as sockets`,
  )
  expect(shown).toEqual({
    fsync: 'on',
    checksums: 'on',
    encoding: 'UTF8',
    listens: '127.0.0.1',
    sockets: '',
  })
  await expect(query(url.replace(password, 'wrong'), 'select 1')).rejects.toMatchObject({
    code: '28P01',
  })
  expect(statSync(join(base, 'data', 'postgres')).mode & 0o077).toBe(0)
})

test('a lock file whose number now belongs to a stranger does not stop the house', async () => {
  const dir = join(base, 'data', 'postgres')
  const first = await start()
  await first.stop()
  writeFileSync(join(dir, 'postmaster.pid'), `${process.pid}\n${dir}\n0\n5432\n\n127.0.0.1\n`)
  const second = await start()
  expect(await query(second.url, 'select 1 as one')).toEqual({ one: 1 })
})

test('a port somebody else has is refused by name', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const { port } = other.address() as { port: number }
  await expect(start({ port })).rejects.toMatchObject({
    constructor: StartProblem,
    key: 'port_in_use_postgres',
    values: { port },
  })
  await new Promise((resolve) => other.close(resolve))
})

test.runIf(isRoot)(
  'root in a closed home keeps the database in the shelter, and says so',
  async () => {
    chmodSync(base, 0o700)
    const shelter = mkdtempSync(join(tmpdir(), 'shelter-'))
    chmodSync(shelter, 0o755)
    try {
      const first = await start({ shelter })
      expect(said).toContain('postgres_sheltered')
      await query(first.url, 'create table kept ()')
      await first.stop()

      // Opening the home later must not make the full database look like an empty one.
      chmodSync(base, 0o755)
      const second = await start({ shelter })
      expect(await query(second.url, `select to_regclass('kept') as kept`)).toEqual({
        kept: 'kept',
      })
      await second.stop()
    } finally {
      rmSync(shelter, { recursive: true, force: true })
    }
  },
)

test.runIf(isRoot)(
  'a database that its account can no longer reach is not replaced by a new one',
  async () => {
    const first = await start()
    await first.stop()
    chmodSync(base, 0o700)
    await expect(start()).rejects.toMatchObject({ key: 'data_not_reachable' })
  },
)
