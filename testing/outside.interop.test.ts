import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import S3rver from 's3rver'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accounts } from '../contract/accounts.ts'
import { units } from '../contract/units.ts'
import { root } from '../server/platform/root.ts'
import { startDebianPostgres, startMosquitto, until } from './stand-in-servers.ts'
import { temporaryFolder } from './temporary-folder.ts'

type Stopping = () => unknown

const stops: Stopping[] = []
let outside: { DATABASE_URL: string; MQTT_URL: string; S3_URL: string } | undefined

beforeAll(async () => {
  const postgres = await startDebianPostgres()
  const mosquitto = await startMosquitto()
  if (!postgres || !mosquitto) return
  const folder = temporaryFolder('outside')
  const options = { port: 0, address: '127.0.0.1', silent: true, directory: folder.path }
  const bucket = new S3rver({ ...options, configureBuckets: [{ name: 'house', configs: [] }] })
  const { port } = await bucket.run()
  stops.push(
    folder.remove,
    () => bucket.close(),
    () => mosquitto.stop(),
    () => postgres.stop(),
  )
  outside = {
    DATABASE_URL: postgres.url,
    MQTT_URL: mosquitto.url,
    S3_URL: `http://S3RVER:S3RVER@127.0.0.1:${port}/house?region=us-east-1`,
  }
})

afterAll(async () => {
  for (const stop of stops.splice(0)) await stop()
})

/** The house as an authority runs it: over servers of its own, several processes with one secret. */
async function start(env: Record<string, string>) {
  const folder = temporaryFolder('authority')
  const child: ChildProcess = spawn(process.execPath, [join(root, 'start.mjs')], {
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      UI_LANGUAGE: 'en',
      SECRET_KEY: 'one secret for every process of this house',
      DATA_DIR: folder.path,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (said += chunk.toString()))
  stops.unshift(folder.remove)
  stops.unshift(async () => {
    child.kill('SIGTERM')
    if (child.exitCode === null) await once(child, 'exit')
  })
  await until(
    async () => /is running at (\S+)|running: (\S+)/i.test(said) || child.exitCode !== null,
    Date.now() + 60_000,
  )
  const address =
    /http:\/\/localhost:\d+(?!\d*\/)/.exec(
      said.slice(said.toLowerCase().lastIndexOf('running')),
    )?.[0] ?? ''
  return { said, address }
}

test('three settings take the house to PostgreSQL, a broker and a bucket of somebody else’s', async (context) => {
  if (!outside) return context.skip('PostgreSQL or Mosquitto is not on this machine')
  const one = await start(outside)

  expect(one.said).not.toMatch(/demonstration/i)
  const link = /\/quan-tri-dau-tien\/(\S+)/.exec(one.said)?.[1] ?? ''
  expect(link.length).toBeGreaterThan(20)
  const demo = await fetch(one.address + accounts.demoPeople.path)
  expect(await demo.json()).toEqual([])

  const made = await fetch(one.address + accounts.firstAdministrator.path.replace(':token', link), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      name: 'Người Quản Trị',
      username: 'quan.tri',
      password: 'mat khau that dai',
    }),
  })
  expect(made.status).toBe(200)
  const found = await fetch(`${one.address}${units.search.path}?q=hoa%20binh`)
  expect(((await found.json()) as { name: string }[]).map(({ name }) => name)).toContain(
    'Hoà Bình'.normalize('NFC').replace('oà', 'òa'),
  )

  const other = await start(outside)
  expect(other.said).not.toContain('quan-tri-dau-tien')
  expect((await fetch(`${other.address}${units.search.path}?q=hoa%20binh`)).status).toBe(200)
})

test('a database that is away, or an address that is none, is one clear sentence', async () => {
  const down = await start({ DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' })
  const wrong = await start({ DATABASE_URL: 'not an address' })

  for (const { said } of [down, wrong]) {
    expect(said.trim().split('\n')).toHaveLength(1)
    expect(said).toMatch(/database/i)
    expect(said).not.toMatch(/\n\s+at /)
  }
})
