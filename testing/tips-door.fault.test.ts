import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { sealed as s } from '../contract/sealed.ts'
import { openDesk, sealedTip } from '../server/modules/tips/desk.fixture.ts'
import { loadCatalog } from '../server/platform/catalog.ts'
import { connect } from '../server/platform/db/connect.ts'
import { root } from '../server/platform/root.ts'
import { uuid7 } from '../server/platform/uuid7.ts'
import { placesFor } from '../server/testing/places.ts'
import { breakablePostgres } from './breakable.ts'
import { houseWithDoor, neighbourOf, throughDoor, traces } from './door-house.ts'
import { until } from './stand-in-servers.ts'
import { temporaryFolder } from './temporary-folder.ts'

const folder = temporaryFolder('door')
let postgres: Awaited<ReturnType<typeof breakablePostgres>>
let owner: ReturnType<typeof connect>

beforeAll(async () => {
  postgres = await breakablePostgres(folder.path)
  owner = connect(postgres.url, 2)
})

afterAll(async () => {
  await owner.db.destroy()
  await postgres.stop()
  folder.remove()
})

let running: Awaited<ReturnType<typeof houseWithDoor>> | undefined

afterEach(() => running?.kill())

async function house(env: Record<string, string> = {}) {
  const place = { DATABASE_URL: postgres.url, DATA_DIR: join(folder.path, 'data') }
  running = await houseWithDoor({ ...place, ...env })
  return running
}

test('after a thousand tips, neither door nor any table knows where one came from', async () => {
  const both = await house({ LOG_LEVEL: 'debug', TIPS_FLOOD: '99999', TRUST_PROXY: 'on' })
  const catalog = { catalog: await loadCatalog(join(root, 'catalog')) }
  const commune = await placesFor(owner.db).commune()
  for (const address of [both.house, both.door]) {
    const { ask, raw } = throughDoor(address)
    const person = async () => ({ accountId: uuid7(), cookie: '' })
    const keeper = address === both.house ? commune : await placesFor(owner.db).commune()
    const ground = { db: owner.db, ask, person, house: catalog }
    const desk = await openDesk(ground, { keeper, officers: 1 })
    const { body: model } = await sealedTip(desk, 'một nghìn tin')
    const { body: work } = await ask(undefined, s.work, {})
    for (let one = 0; one < 500; one += 20)
      await Promise.all(
        Array.from({ length: 20 }, async () => {
          const bearer = randomBytes(32)
          const done = { challenge: work.challenge, nonce: quickWork(work, bearer) }
          const tip = { ...model, id: randomUUID(), bearer: bearer.toString('base64'), work: done }
          expect((await ask(undefined, s.send, tip)).status).toBe(200)
        }),
      )
    // What goes wrong is what is logged.
    const wrongly = [
      await raw('POST', s.send.path, '{ not json'),
      await raw('POST', s.thread.path, JSON.stringify({ bearer: 'x' })),
      await raw('POST', s.send.path, JSON.stringify({ text: 'x'.repeat(2_000_000) })),
      await raw('GET', '/api/nowhere?code=12345678901234567890', ''),
      await neighbourOf(address, 'not even http\r\n\r\n'),
    ]
    expect(wrongly.slice(0, 4)).toEqual([400, 400, 413, 404])
  }
  const { rows } = await sql<{ count: number }>`select count(*) from tips.tip`.execute(owner.db)
  await both.stop()

  expect(rows[0]?.count).toBe(1000)
  expect(both.said()).toContain('The sealed door for tips is open')
  expect(traces.filter((trace) => both.said().includes(trace))).toEqual([])
  expect(await inTables(owner.db, traces)).toEqual([])
  expect(inFiles(join(folder.path, 'data'), traces)).toEqual([])
})

test('the door is handed neither the secret of the house nor the way into its database', async () => {
  const both = await house()
  const environment = readFileSync(`/proc/${both.doorPid()}/environ`, 'utf8')
  const secret = readFileSync(join(folder.path, 'data', 'secret'), 'utf8')
  await both.stop()

  expect(environment).toContain('binh_yen_tips')
  expect(environment).not.toContain(secret)
  expect(environment).not.toContain(new URL(postgres.url).password)
})

test('fallen, the door comes back where it was; told to stop, it goes with the house', async () => {
  const both = await house()
  const first = both.doorPid()
  process.kill(first, 'SIGKILL')
  await until(async () => (await both.doorAnswers()) && both.doorPid() !== first)
  expect(both.said()).toContain('is being opened again')
  const second = both.doorPid()

  expect(await both.stop()).toBe(0)
  expect(isThere(second)).toBe(false)
})

test('a door whose house was killed does not stay behind', async () => {
  const both = await house()
  const pid = both.doorPid()
  await both.kill()

  await until(async () => !isThere(pid))
})

test('where its port is taken the house says so and goes on; told that it must open, it does not', async () => {
  const other = createServer()
  const port = await new Promise<string>((resolve) =>
    other.listen(0, '127.0.0.1', () => resolve(String((other.address() as { port: number }).port))),
  )
  const going = await house({ TIPS_PORT: port })
  const sentence = `Port ${port} of the sealed door is already used by another program`
  expect(going.said()).toContain(sentence)
  await going.stop()
  const stopped = await house({ TIPS_PORT: port, TIPS: 'on' })
  other.close()

  expect(await stopped.ended).toBe(1)
  expect(stopped.said()).toContain(sentence)
})

/** The same work as in a browser, with Node's own hash. */
function quickWork({ challenge, tipBits }: { challenge: string; tipBits: number }, bearer: Buffer) {
  const receipt = createHash('sha256').update(bearer).digest('base64')
  for (let nonce = 0; ; nonce += 1) {
    const hash = createHash('sha256').update(`${challenge}|${receipt}|${nonce}`).digest()
    if (Math.clz32(hash.readUInt32BE(0)) >= tipBits) return nonce
  }
}

function isThere(pid: number) {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** The tables in which one of these words stands. */
async function inTables(db: typeof owner.db, words: string[]) {
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname !~ '^(pg_|information_schema|units)'`.execute(db)
  const found = await Promise.all(
    tables.map(async ({ name }) => {
      const { rows } = await sql<{ text: string }>`
        select t::text as text from ${sql.raw(name)} t`.execute(db)
      return rows.some(({ text }) => words.some((word) => text.includes(word))) ? [name] : []
    }),
  )
  return found.flat()
}

function inFiles(dir: string, words: string[]) {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name))
    .filter((path) => words.some((word) => readFileSync(path, 'latin1').includes(word)))
}
