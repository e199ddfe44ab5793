import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from './config.ts'
import { makeFolder } from './folder.ts'
import { reachDatabase } from './postgres/reach.ts'
import { startPostgres } from './postgres/launcher.ts'
import { sentenceFor } from './problems.ts'
import catalogue from './terminal-words.json' with { type: 'json' }

const base = mkdtempSync(join(tmpdir(), 'problems-'))
const english = readConfig({ UI_LANGUAGE: 'en', DATA_DIR: base })
let postgres: Awaited<ReturnType<typeof startPostgres>>

beforeAll(async () => {
  chmodSync(base, 0o755)
  postgres = await startPostgres({
    dir: join(base, 'postgres'),
    port: 0,
    password: 'a-password-for-the-test',
    say: () => undefined,
  })
}, 30_000)

afterAll(async () => {
  await postgres.stop()
  rmSync(base, { recursive: true, force: true })
})

async function whyNot(attempt: () => unknown, config = english) {
  try {
    await attempt()
  } catch (error) {
    return sentenceFor(error, config)
  }
  return undefined
}

function listen(port: number, server: Server = createServer()) {
  return new Promise<Server>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', () => resolve(server))
  })
}

test('a port in use is named after what wanted it', async () => {
  const other = await listen(0)
  const { port } = other.address() as { port: number }
  const again = () => listen(port)
  expect(await whyNot(again, { ...english, port })).toBe(
    `Port ${port} is already used by another program: stop it, or set another PORT.`,
  )
  expect(await whyNot(again, { ...english, mqttPort: port })).toMatch(/^The MQTT port/)
  expect(await whyNot(again, { ...english, port, language: 'vi' })).toMatch(/^Cổng \d+ đã có/)
  await new Promise((resolve) => other.close(resolve))
})

test('every way a database can be out of reach has its own sentence', async () => {
  const reach = (change: (url: URL) => void) => () => {
    const url = new URL(postgres.url)
    change(url)
    return reachDatabase('DATABASE_URL', url.href)
  }
  expect(await whyNot(reach(() => undefined))).toBeUndefined()
  expect(await whyNot(reach((url) => (url.password = 'wrong')))).toMatch(
    /refuses the name or password in DATABASE_URL/,
  )
  expect(await whyNot(reach((url) => (url.pathname = '/nowhere')))).toMatch(
    /has no database named “nowhere”/,
  )
  expect(await whyNot(reach((url) => (url.port = '1')))).toMatch(/127\.0\.0\.1:1 does not answer/)
  expect(await whyNot(reach((url) => (url.hostname = 'no-such-host.invalid')))).toMatch(
    /no-such-host\.invalid:\d+ cannot be found/,
  )
})

test('something that is no PostgreSQL at that address is a sentence, not a stack', async () => {
  const other = await listen(
    0,
    createServer((socket) => socket.resume().end('HTTP/1.1 400 \r\n\r\n')),
  )
  const { port } = other.address() as { port: number }
  const sentence = await whyNot(() =>
    reachDatabase('DATABASE_URL', `postgres://a:b@127.0.0.1:${port}/house`),
  )
  expect(sentence).toMatch(/^The database at 127\.0\.0\.1:\d+ cannot be reached/)
  await new Promise((resolve) => other.close(resolve))
})

test.each([
  [{ code: 'ENOSPC', path: '/data/files' }, 'The disk is full: free some space for /data/files'],
  [{ code: '53100' }, `The disk is full: free some space for ${base}`],
  [{ code: 'EROFS', path: '/data' }, '/data cannot be written to'],
  [{ code: 'EACCES', syscall: 'listen', port: 80 }, 'Opening port 80 is not permitted'],
  [{ code: 'EADDRNOTAVAIL' }, 'This machine has no network address localhost'],
])('%j becomes “%s”', (machine, sentence) => {
  const inner = Object.assign(new Error('x'), machine)
  expect(sentenceFor(inner, english)).toContain(sentence)
  expect(sentenceFor(new Error('wrapped', { cause: inner }), english)).toContain(sentence)
})

test('a data folder that is a file cannot be written to', async () => {
  writeFileSync(join(base, 'file'), '')
  expect(await whyNot(() => makeFolder(join(base, 'file')))).toContain('cannot be written to')
})

test('a wrong setting is named with its reason', async () => {
  expect(await whyNot(() => readConfig({ PORT: 'abc' }))).toBe(
    'The setting PORT is wrong: it must be a port number from 0 to 65535.',
  )
})

test('what nobody foresaw is still one line', async () => {
  expect(sentenceFor(new Error('first\nsecond'), english)).toMatch(/^The start failed: first \(/)
})

test('every sentence is there in both languages, with the same blanks', () => {
  const blanks = (text: string) => text.match(/\{\w+\}/g)?.sort()
  for (const [key, { vi, en }] of Object.entries(catalogue))
    expect(blanks(vi), key).toEqual(blanks(en))
})
