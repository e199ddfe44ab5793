import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { connectAsync } from 'mqtt'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { alarms as a } from '../contract/alarms.ts'
import { openScreen } from '../server/modules/alarms/screen.fixture.ts'
import { uuid7 } from '../server/platform/uuid7.ts'
import { breakableBroker, breakableHouse, breakablePostgres } from './breakable.ts'
import { type Lane, tables } from './lanes-in-tables.ts'
import { until } from './stand-in-servers.ts'
import { temporaryFolder } from './temporary-folder.ts'

const { path: dir, remove } = temporaryFolder('away')
const secret = 'the secret of this house, known to the test'
const journals = join(dir, 'data', 'alarm-journal')
let postgres: Awaited<ReturnType<typeof breakablePostgres>>
let broker: Awaited<ReturnType<typeof breakableBroker>>
let house: Awaited<ReturnType<typeof breakableHouse>>
let town: Awaited<ReturnType<typeof tables>>

beforeAll(async () => {
  postgres = await breakablePostgres(dir)
  broker = await breakableBroker()
  town = await tables(postgres.url, secret)
})
afterAll(async () => {
  await house?.kill()
  await broker?.kill()
  await town?.db.destroy()
  await postgres?.stop()
  remove()
})

async function open() {
  await house?.kill()
  house = await breakableHouse({
    DATABASE_URL: postgres.url,
    SECRET_KEY: secret,
    DATA_DIR: join(dir, 'data'),
    ...(broker ? { MQTT_URL: broker.url } : {}),
  })
  await house.start()
}

async function post(path: string, { cookie }: Lane['caller'], body: object) {
  const given = { ...body } as Record<string, string>
  const url = path.replace(/:(\w+)/g, (_, name: string) => given[name] ?? '')
  const headers = { cookie, 'content-type': 'application/json' }
  const reply = await fetch(house.address + url, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(20_000),
  })
  return reply.status
}

function pressOf({ keeperId, teamId }: Lane) {
  return { keeperId, teamId, id: uuid7(), kind: 'fire' }
}

function inJournal() {
  if (!existsSync(journals)) return ''
  return readdirSync(journals)
    .map((name) => readFileSync(join(journals, name), 'utf8'))
    .join('')
}

/** What the database holds of an alarm. */
async function kept(id: string) {
  const events = await town.db
    .selectFrom('alarms.event')
    .select('what')
    .where('alarmId', '=', id)
    .orderBy('id')
    .execute()
  const counted = await town.db
    .selectFrom('indicators.entry')
    .select('indicator')
    .where('sourceId', '=', id)
    .orderBy('indicator')
    .execute()
  return [events.map(({ what }) => what), counted.map(({ indicator }) => indicator)]
}

test('the database hangs: who presses is answered, everybody hears it before that, and it is written once', async () => {
  const lane = await town.lane()
  await open()
  const rung: string[] = []
  const siren = broker && (await connectAsync(broker.url))
  siren?.on('message', (_, payload) => rung.push(JSON.parse(payload.toString()).id))
  await siren?.subscribeAsync(`team/${lane.teamId}/ring`)
  const [mine, helper] = [
    await openScreen(house.address, lane.caller),
    await openScreen(house.address, lane.helper),
  ]

  postgres.freeze()
  const press = pressOf(lane)
  const began = performance.now()
  const status = await post(a.raise.path, lane.caller, press).finally(() => postgres.thaw())
  const took = performance.now() - began
  const heard = [mine.what(press.id), helper.what(press.id), rung.includes(press.id)]
  const written = inJournal()

  expect(status).toBe(200)
  expect(took).toBeLessThan(1500)
  expect(heard).toEqual([['raised'], ['raised'], siren !== undefined])
  expect(written).toContain(press.id)
  const at = { keeperId: lane.keeperId, id: press.id }
  expect(await post(a.answer.path, lane.helper, { ...at, answer: 'coming' })).toBe(200)
  await until(async () => inJournal() === '')
  expect(await kept(press.id)).toEqual([['raised', 'answered'], []])
  for (const screen of [mine, helper]) await screen.close()
  await siren?.endAsync(true)
})

test('the database is killed, then the house: what the journal holds is written at the start, and is news to nobody', async () => {
  const lane = await town.lane()
  await open()
  const before = await openScreen(house.address, lane.helper)
  // The phones were seen by this house before.
  const own = await openScreen(house.address, lane.caller)
  const duty = await openScreen(house.address, town.police)

  postgres.kill()
  const press = pressOf(lane)
  const at = { keeperId: lane.keeperId, id: press.id }
  expect(await post(a.raise.path, lane.caller, press)).toBe(200)
  expect(await post(a.answer.path, lane.helper, { ...at, answer: 'coming' })).toBe(200)
  expect(before.what(press.id)).toEqual(['raised', 'answered'])
  await house.kill()
  expect(inJournal().trim().split('\n')).toHaveLength(2)

  await postgres.start()
  await house.startAgain()
  expect(inJournal()).toBe('')
  expect(await kept(press.id)).toEqual([['raised', 'answered'], []])
  const back = await openScreen(house.address, lane.helper, before.last())
  expect([back.open, back.shown]).toEqual([[press.id], []])

  // Ended while the database is away again: it counts, and counts once.
  await openScreen(house.address, town.police).then((screen) => screen.close())
  postgres.kill()
  expect(
    await post(a.close.path, town.police, { ...at, outcome: 'handled_by_team', reason: '' }),
  ).toBe(200)
  expect(back.what(press.id)).toEqual(['closed'])
  await postgres.start()
  await until(async () => inJournal() === '', Date.now() + 30_000)
  const once = [
    ['raised', 'answered', 'closed'],
    ['fire.incidents', 'fire.smallHandled'],
  ]
  expect(await kept(press.id)).toEqual(once)
  await house.kill()
  await house.startAgain()
  expect(await kept(press.id)).toEqual(once)
  for (const screen of [before, own, duty, back]) await screen.close()
})
