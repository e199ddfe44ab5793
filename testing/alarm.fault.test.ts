import { setTimeout as pause } from 'node:timers/promises'
import { connectAsync } from 'mqtt'
import { afterAll, expect, test } from 'vitest'
import { alarms as a } from '../contract/alarms.ts'
import { openScreen, type Screen, type Shown } from '../server/modules/alarms/screen.fixture.ts'
import { uuid7 } from '../server/platform/uuid7.ts'
import { type Breakable, breakableBroker, breakableHouse, breakablePostgres } from './breakable.ts'
import { type Lane, tables } from './lanes-in-tables.ts'
import { until } from './stand-in-servers.ts'
import { temporaryFolder } from './temporary-folder.ts'

const alarms = 200
const phones = 8
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)

const { path: dir, remove } = temporaryFolder('alarm')
const secret = 'the secret of this house, known to the test'
const stops: (() => unknown)[] = [remove]
afterAll(async () => {
  for (const stop of stops.toReversed()) await stop()
})

/** Chance that can be had again: the same seed, the same blows. */
function chance(from: number) {
  let state = from
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A siren on every lane, on one wire: it comes back when the broker does, and says when it sounds. */
async function sirens(url: string, lanes: Lane[]) {
  const rung = new Set<string>()
  const client = await connectAsync(url, { reconnectPeriod: 200 })
  client.on('error', () => undefined)
  client.on('message', (topic, payload) => {
    const lane = lanes.find(({ teamId }) => topic === `team/${teamId}/ring`)
    rung.add(JSON.parse(payload.toString()).id)
    if (lane) client.publish(`device/${lane.sirenId}/state`, 'ON')
  })
  await client.subscribeAsync('team/+/ring')
  stops.push(() => client.endAsync(true))
  return rung
}

/** A screen at the police that is opened again whenever it goes dark, where it was. */
async function duty(address: string, police: Lane['caller']) {
  const shown: Shown[][] = []
  let going = true
  let now: Screen | undefined
  const watching = (async () => {
    let last: string | undefined
    while (going) {
      const screen = await openScreen(address, police, last)
      now = screen
      shown.push(screen.shown)
      await screen.ended
      last = screen.last()
      await pause(50)
    }
  })()
  stops.push(async () => {
    going = false
    await now?.close()
    await watching
  })
  return () => shown.flat()
}

/** A phone presses until it is answered; a refusal that is not for now is a fault. */
async function press(address: string, { keeperId, teamId, caller }: Lane, id: string) {
  const url = address + a.raise.path.replace(':keeperId', keeperId)
  const headers = { cookie: caller.cookie, 'content-type': 'application/json' }
  const body = JSON.stringify({ id, teamId, kind: 'fire' })
  for (;;) {
    const reply = await fetch(url, { method: 'POST', headers, body }).catch(() => undefined)
    if (reply?.status === 200) return
    if (reply && reply.status < 500) throw new Error(`${reply.status} ${await reply.text()}`)
    await pause(100)
  }
}

test('server, database and broker killed at random during 200 alarms: each that was acknowledged rings, and is kept, once', async (context) => {
  console.log(`SEED=${seed}`)
  const random = chance(seed)
  const postgres = await breakablePostgres(dir)
  stops.push(() => postgres.stop())
  const broker = await breakableBroker()
  if (!broker) return context.skip('Mosquitto is not on this machine')
  stops.push(() => broker.kill())
  const town = await tables(postgres.url, secret)
  stops.push(() => town.db.destroy())
  const lanes: Lane[] = []
  for (let each = 0; each < alarms; each += 1) lanes.push(await town.lane())
  const house = await breakableHouse({
    DATABASE_URL: postgres.url,
    SECRET_KEY: secret,
    DATA_DIR: dir,
    MQTT_URL: broker.url,
  })
  stops.push(() => house.kill())
  await house.start()
  const rung = await sirens(broker.url, lanes)
  const shown = await duty(house.address, town.police)

  const breakables: [string, Breakable][] = [
    ['server', { kill: house.kill, start: () => house.startAgain() }],
    ['database', postgres],
    ['broker', broker],
  ]
  const blows = [...breakables, ...breakables, ...breakables]
    .map(([name, what]) => ({ name, what, at: Math.floor(10 + random() * (alarms - 30)) }))
    .toSorted((one, other) => one.at - other.at)

  const acknowledged: string[] = []
  const queue = lanes.map((lane) => ({ lane, id: uuid7() }))
  const pressing = Promise.all(
    Array.from({ length: phones }, async () => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        await pause(random() * 2000)
        await press(house.address, next.lane, next.id)
        acknowledged.push(next.id)
      }
    }),
  )
  const breaking = (async () => {
    for (const { name, what, at } of blows) {
      await until(async () => acknowledged.length >= at, Date.now() + 60_000)
      console.log(`${acknowledged.length} acknowledged: the ${name} is killed`)
      await what.kill()
      await pause(random() * 1500)
      await what.start()
    }
  })()
  await Promise.all([pressing, breaking])

  const ids = acknowledged.toSorted()
  expect(ids).toHaveLength(alarms)
  const kept = async (what: string) => {
    const rows = await town.db
      .selectFrom('alarms.event')
      .select('alarmId')
      .where('what', '=', what)
      .orderBy('alarmId')
      .execute()
    return rows.map(({ alarmId }) => alarmId)
  }
  await until(async () => (await kept('raised')).length >= alarms, Date.now() + 30_000)
  expect(await kept('raised')).toEqual(ids)
  const rows = await town.db.selectFrom('alarms.alarm').select('id').orderBy('id').execute()
  expect(rows.map(({ id }) => id)).toEqual(ids)
  const seen = () => new Set(shown().map(({ id }) => id))
  await until(async () => ids.every((id) => seen().has(id)), Date.now() + 30_000)
  await until(async () => ids.every((id) => rung.has(id)), Date.now() + 30_000)
})
