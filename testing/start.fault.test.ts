import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { settings } from '../server/platform/settings.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
let base: string
let children: ChildProcess[]

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'start-'))
  chmodSync(base, 0o755)
  children = []
})

afterEach(async () => {
  for (const child of children)
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM')
      await once(child, 'exit')
    }
  rmSync(base, { recursive: true, force: true })
})

/** `node start.mjs` as an operator runs it; `said` grows, `until` waits for a word or the end. */
function start(env: Record<string, string> = {}, ...options: string[]) {
  const child = spawn(process.execPath, [join(root, 'start.mjs'), ...options], {
    cwd: base,
    env: {
      PATH: process.env.PATH,
      UI_LANGUAGE: 'en',
      DATA_DIR: join(base, 'data'),
      PORT: '0',
      MQTT_PORT: '0',
      TIPS_PORT: '0',
      ...env,
    },
  })
  children.push(child)
  let said = ''
  const listeners = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk
      for (const listener of listeners) listener()
    })
  const ended = once(child, 'close').then(() => child.exitCode)
  return {
    child,
    ended,
    said: () => said,
    until: (word: RegExp) =>
      new Promise<string>((resolve, reject) => {
        const look = () => word.test(said) && resolve(said)
        listeners.add(look)
        look()
        void ended.then(() => reject(new Error(`ended before ${word}:\n${said}`)))
      }),
  }
}

const running = /is running: (http:\S+) \(Ctrl-C to stop\)\s*$/

test('from nothing to an address; a second house is refused; told to stop, it leaves nothing behind', async () => {
  const first = start()
  const address = running.exec(await first.until(running))?.[1] ?? ''
  expect((await fetch(address)).status).toBeLessThan(500)

  const second = start()
  expect(await second.ended).toBe(1)
  expect(second.said()).toContain(`in use by another process (number ${first.child.pid})`)
  expect(second.said()).not.toMatch(/^\s+at /m)

  first.child.kill('SIGTERM')
  expect(await first.ended).toBe(0)
  expect(existsSync(join(base, 'data', 'postgres', 'postmaster.pid'))).toBe(false)
  expect(existsSync(join(base, 'data', 'claim'))).toBe(false)

  const began = performance.now()
  const third = start()
  await third.until(running)
  console.log(`second start: ${Math.round(performance.now() - began)} ms`)

  third.child.kill('SIGKILL')
  await third.ended
  const fourth = start()
  expect(await fourth.until(running)).toContain('PostgreSQL from the last run is still there')
}, 300_000)

test('a port in use is one sentence, and PostgreSQL does not stay behind', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, 'localhost', resolve))
  const { port } = other.address() as { port: number }
  const house = start({ PORT: String(port) })
  expect(await house.ended).toBe(1)
  expect(house.said()).toContain(`Port ${port} is already used by another program`)
  expect(existsSync(join(base, 'data', 'postgres', 'postmaster.pid'))).toBe(false)
  await new Promise((resolve) => other.close(resolve))
}, 120_000)

test('Ctrl-C while it is still starting ends it, and PostgreSQL with it', async () => {
  const house = start()
  await house.until(/Starting PostgreSQL/)
  house.child.kill('SIGINT')
  expect(await house.ended).toBe(0)
  expect(existsSync(join(base, 'data', 'postgres', 'postmaster.pid'))).toBe(false)
}, 120_000)

test.each([
  [{ PORT: 'abc' }, 'The setting PORT is wrong'],
  [{ DATABASE_URL: 'localhost/house' }, 'The setting DATABASE_URL is wrong'],
  [{ DATABASE_URL: 'postgres://a:b@127.0.0.1:1/house' }, '127.0.0.1:1 does not answer'],
  [{ DATA_DIR: '/proc/nowhere' }, 'cannot be written to'],
])(
  '%j: one sentence and nothing more',
  async (env, sentence) => {
    const house = start(env)
    expect(await house.ended).toBe(1)
    const lines = house.said().trim().split('\n')
    expect(lines.at(-1)).toContain(sentence)
    expect(house.said()).not.toMatch(/^\s+at /m)
  },
  120_000,
)

test('--help lists every setting', async () => {
  const help = start({}, '--help')
  expect(await help.ended).toBe(0)
  for (const { name } of Object.values(settings)) expect(help.said()).toContain(`  ${name} `)
}, 120_000)
