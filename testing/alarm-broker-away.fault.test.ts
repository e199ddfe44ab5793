import { connectAsync } from 'mqtt'
import { afterAll, expect, test } from 'vitest'
import { alarms as a } from '../contract/alarms.ts'
import { openScreen } from '../server/modules/alarms/screen.fixture.ts'
import { uuid7 } from '../server/platform/uuid7.ts'
import { breakableBroker, breakableHouse, breakablePostgres } from './breakable.ts'
import { type Lane, tables } from './lanes-in-tables.ts'
import { until } from './stand-in-servers.ts'
import { temporaryFolder } from './temporary-folder.ts'

const { path: dir, remove } = temporaryFolder('bus')
const secret = 'the secret of this house, known to the test'
const stops: (() => unknown)[] = [remove]
afterAll(async () => {
  for (const stop of stops.toReversed()) await stop()
})

/** A board, or the code of why there is none. */
type Board = { id?: string; callers?: unknown[]; code?: string }

async function post(url: string, { cookie }: Lane['caller'], body: object) {
  const headers = { cookie, 'content-type': 'application/json' }
  const reply = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
  return { status: reply.status, body: (await reply.json()) as { id: string; joined: boolean } }
}

test('two processes on one bus: presses of the same moment are one alarm; with the bus away, each still hears the other', async (context) => {
  const postgres = await breakablePostgres(dir)
  stops.push(() => postgres.stop())
  const broker = await breakableBroker()
  if (!broker) return context.skip('Mosquitto is not on this machine')
  stops.push(() => broker.kill())
  const town = await tables(postgres.url, secret)
  stops.push(() => town.db.destroy())
  const [lane, other, third] = [await town.lane(), await town.lane(), await town.lane()]
  const houses = await Promise.all(
    ['one', 'two'].map((name) =>
      breakableHouse({
        DATABASE_URL: postgres.url,
        SECRET_KEY: secret,
        DATA_DIR: `${dir}/${name}`,
        MQTT_URL: broker.url,
      }),
    ),
  )
  for (const house of houses) {
    stops.push(() => house.kill())
    await house.start()
  }
  const [one = '', two = ''] = houses.map(({ address }) => address)
  const raise = (address: string, of: Lane, who: Lane['caller'], id: string) =>
    post(address + a.raise.path.replace(':keeperId', of.keeperId), who, {
      id,
      teamId: of.teamId,
      kind: 'fire',
    })
  const [far, near] = [await openScreen(two, town.police), await openScreen(one, town.police)]
  const helper = await openScreen(two, lane.helper)

  const presses = [uuid7(), uuid7()] as const
  const raised = await Promise.all([
    raise(one, lane, lane.caller, presses[0]),
    raise(two, lane, lane.helper, presses[1]),
  ])
  expect(raised.map(({ status }) => status)).toEqual([200, 200])
  // The slower of the two may have found the other's alarm ringing, and is a caller in that.
  const first = raised[0].body.id
  const board = async (address: string) => {
    const path = a.read.path.replace(':keeperId', lane.keeperId).replace(':id', first)
    const reply = await fetch(address + path, { headers: { cookie: lane.caller.cookie } })
    const { id, callers, code } = (await reply.json()) as Board
    return { id, callers, code }
  }
  const boards = () => Promise.all([one, two].map(board))
  await until(async () => (await boards()).every(({ callers }) => callers?.length === 2)).catch(
    async (cause: unknown) => {
      const held = { presses, raised, boards: await boards(), ...(await town.kept()) }
      throw new Error(JSON.stringify(held, null, 1), { cause })
    },
  )
  const open = () =>
    town.db
      .selectFrom('alarms.alarm')
      .select('id')
      .where('teamId', '=', lane.teamId)
      .where('mergedInto', 'is', null)
      .execute()
  await until(async () => (await open()).length === 1)
  const [{ id } = { id: '' }] = await open()
  expect((await boards()).map((shown) => shown.id)).toEqual([id, id])

  // The database tells the other process while the broker cannot.
  await broker.kill()
  const away = uuid7()
  expect((await raise(one, other, other.caller, away)).status).toBe(200)
  expect(near.what(away)).toEqual(['raised'])
  await until(async () => far.what(away).includes('raised'), Date.now() + 30_000)

  // Both are away: the process that heard the press tells the other when the broker is back, though that
  // comes back to it only after it was told.
  postgres.kill()
  const alone = uuid7()
  expect((await raise(one, third, town.police, alone)).status).toBe(200)
  expect([near.what(alone), far.what(alone)]).toEqual([['raised'], []])
  houses[1]?.freeze()
  await broker.start()
  const witness = await connectAsync(broker.url)
  let told = false
  witness.once('message', () => (told = true))
  await witness.subscribeAsync(`alarm/+/${third.teamId}`)
  await until(async () => told)
  await witness.endAsync()
  houses[1]?.thaw()
  await until(async () => far.what(alone).includes('raised'), Date.now() + 30_000)
  await postgres.start()
  // On a slow machine the siren that says nothing has been told of meanwhile.
  const rung = [away, alone].map((press) => far.what(press).filter((what) => what === 'raised'))
  expect(rung).toEqual([['raised'], ['raised']])
  for (const screen of [far, near, helper]) await screen.close()
})
