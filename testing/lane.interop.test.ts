import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { alarms } from '../contract/alarms.ts'
import { devices } from '../contract/devices.ts'
import { type Card, mosquittoLines } from '../device/card.ts'
import { root } from '../server/platform/root.ts'
import { uuid7 } from '../server/platform/uuid7.ts'
import { mosquittoWith, natsCluster } from './brokers.ts'
import { type LaneHouse, newLane, openLaneHouse } from './lane-house.ts'
import { listens, publishes } from './mosquitto-clients.ts'
import { freePort, startDebianPostgres, until } from './stand-in-servers.ts'
import { toolPath } from './tools.ts'

const stops: (() => unknown)[] = []
let url = ''

beforeAll(async () => {
  const there = toolPath('mosquitto_pub') && toolPath('mosquitto')
  const postgres = there ? await startDebianPostgres() : undefined
  if (!postgres) return
  url = postgres.url
  stops.push(() => postgres.stop())
})

afterAll(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

/** What docs/operate/devices.md has an authority write for its own Mosquitto. */
const forTheHouse = ['user house', 'topic readwrite #']
const forEveryDevice = [
  'pattern write device/%u/state',
  'pattern write device/%u/health',
  'pattern write device/%u/availability',
  'pattern read device/%u/set',
  'pattern read homeassistant/+/%u/config',
]

const missing = 'PostgreSQL, Mosquitto or its clients are not on this machine'

async function opened(env: Record<string, string>) {
  const house = await openLaneHouse(url, env)
  const once = { closed: false }
  const close = async () => {
    if (once.closed) return
    once.closed = true
    await house.close()
  }
  stops.push(close)
  return { ...house, close }
}

type Lane = Awaited<ReturnType<typeof newLane>>

function read(house: LaneHouse, { cookie, team }: Lane, id: string) {
  return house.ask(cookie, alarms.read, { keeperId: team.keeperId, id })
}

async function openIn(house: LaneHouse, { cookie, team }: Lane) {
  const { alarms: open } = await house.ask(cookie, alarms.open, {})
  return open.filter((alarm) => alarm.team.id === team.teamId)
}

async function online(house: LaneHouse, { cookie, team }: Lane) {
  return (await house.ask(cookie, devices.list, team)).filter((device) => device.online).length
}

/** `npm run device` with a card that is piped in. */
function simulated(card: Card, ...words: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'device/run.ts', '-', ...words], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stdin.end(JSON.stringify(card))
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGTERM')
    await gone
  }
  stops.push(stop)
  return { said: () => said, stop }
}

/** The house needs a moment to hear of a device it has just enrolled. */
async function admitted(port: number, device: { id: string; password: string }) {
  const access = { port, ...device }
  await until(async () => {
    const { code } = await publishes(access, `device/${device.id}/availability`, 'online')
    return code === 0
  })
  return access
}

test('mosquitto_pub presses, mosquitto_sub rings and says so; whatever else they try is refused', async (context) => {
  if (!url) return context.skip(missing)
  const port = await freePort()
  const house = await opened({ MQTT_PORT: String(port) })
  const lane = await newLane(house, url)
  const button = await admitted(port, await lane.enrol('button'))
  const siren = await admitted(port, await lane.enrol('siren'))
  const press = `team/${lane.team.teamId}/press`
  const bell = await listens(siren, `team/${lane.team.teamId}/ring`, `device/${siren.id}/set`)
  stops.push(() => bell.stop())

  const wrong = await publishes({ ...button, password: 'guessed' }, press, 'PRESS')
  expect(wrong).toMatchObject({ code: 5, said: expect.stringMatching(/not authori[sz]ed/i) })
  const stolen = await publishes(siren, press, 'PRESS', '-i', 'thief')
  expect(stolen.code).toBe(5)
  for (const topic of [`team/${uuid7()}/press`, `device/${siren.id}/state`, 'alarm/a/b'])
    expect((await publishes(button, topic, 'PRESS')).code, topic).not.toBe(0)
  expect((await publishes(button, press, 'x'.repeat(5000))).code).not.toBe(0)
  expect((await publishes(button, press, '{"id":')).code).toBe(0)
  expect(await openIn(house, lane)).toEqual([])
  expect(bell.heard()).toEqual([])

  const id = uuid7()
  for (let time = 0; time < 3; time += 1)
    expect((await publishes(button, press, JSON.stringify({ id }), '-r')).code).toBe(0)
  await until(async () => bell.heard().length > 0)
  expect(bell.heard()[0]).toMatch(new RegExp(`^team/${lane.team.teamId}/ring .*${id}`))
  await bell.stop()
  await publishes(siren, `device/${siren.id}/state`, 'ON')
  await until(async () => (await read(house, lane, id)).sirens[0]?.state === 'ringing')
  expect((await read(house, lane, id)).callers).toMatchObject([{ device: 'Thiết bị button' }])

  // The press was not kept for whoever comes later.
  const late = await listens(siren, press)
  await until(async () => (await publishes(button, press, 'PRESS')).code === 0)
  await until(async () => late.heard().length > 0)
  expect(late.heard()).toEqual([`${press} PRESS`])
  await late.stop()
  await house.close()
})

test('a simulated siren confirms; one that is mute is shown out of reach; a house that starts again rings who comes back', async (context) => {
  if (!url) return context.skip(missing)
  const port = await freePort()
  const env = { MQTT_PORT: String(port), PUBLIC_URL: 'http://127.0.0.1' }
  let house = await opened(env)
  const lane = await newLane(house, url)
  const [siren, bell, button] = [
    await lane.enrol('siren'),
    await lane.enrol('bell'),
    await lane.enrol('button'),
  ]
  await admitted(port, button)
  const loud = simulated(siren.card)
  const mute = simulated(bell.card, '--mute')
  await until(async () => loud.said().includes('is there') && mute.said().includes('is there'))
  const pressed = simulated(button.card, '--press')
  await until(async () => (await openIn(house, lane)).length > 0, Date.now() + 20_000)
  const [alarm] = await openIn(house, lane)
  const states = async () =>
    new Map((await read(house, lane, alarm?.id ?? '')).sirens.map(({ id, state }) => [id, state]))

  await until(async () => (await states()).get(siren.id) === 'ringing')
  await until(async () => (await states()).get(bell.id) === 'offline', Date.now() + 25_000)
  expect(loud.said()).toMatch(/siren rings\n$/)
  expect(pressed.said()).toContain('was pressed')

  await Promise.all([loud.stop(), house.close()])
  house = await opened(env)
  expect((await openIn(house, lane)).map(({ id }) => id)).toEqual([alarm?.id])
  const at = { keeperId: lane.team.keeperId, id: alarm?.id ?? '' }
  const back = simulated(siren.card)
  await until(async () => back.said().includes('siren rings'), Date.now() + 20_000)
  await until(async () => (await online(house, lane)) === 2, Date.now() + 30_000)
  await house.ask(lane.cookie, alarms.quiet, at)
  await until(async () => back.said().endsWith('siren is quiet\n'))
  await until(async () => mute.said().endsWith('bell is quiet\n'))
  await Promise.all([back.stop(), mute.stop()])
})

test('with the house gone a press reaches the lane’s siren; when it is back the alarm is recorded, once', async (context) => {
  if (!url) return context.skip(missing)
  const port = await freePort()
  let house = await opened({ MQTT_PORT: String(port) })
  const lane = await newLane(house, url)
  const siren = await admitted(port, await lane.enrol('siren'))
  const { teamId } = lane.team
  const broker = await mosquittoWith({
    lines: [
      'allow_anonymous true',
      'connection house',
      `address 127.0.0.1:${port}`,
      `remote_username ${siren.id}`,
      `remote_password ${siren.password}`,
      `remote_clientid ${siren.id}`,
      'cleansession false',
      'notifications false',
      'try_private false',
      'restart_timeout 1 2',
      `topic team/${teamId}/press out 1`,
      `topic team/${teamId}/ring in 1`,
      `topic team/${teamId}/quiet in 1`,
      `topic device/${siren.id}/set in 1`,
      `topic device/${siren.id}/state out 1`,
      `topic device/${siren.id}/health out 1`,
      `topic device/${siren.id}/availability out 1`,
    ],
  })
  if (!broker) return context.skip(missing)
  stops.push(() => broker.stop())
  const button = await lane.enrol('button')
  const inLane = { port: broker.port, id: 'lane', password: 'any' }
  const press = `team/${teamId}/press`
  const bell = await listens(inLane, press, `team/${teamId}/ring`)
  stops.push(() => bell.stop())

  // While the house is there the lane's broker carries presses out, and the ring in.
  const first = uuid7()
  const said = (id: string, at = new Date()) =>
    JSON.stringify({ id, from: button.id, at: at.toISOString() })
  await publishes({ ...inLane, id: 'finger' }, press, said(first))
  await until(
    async () => bell.heard().some((line) => line.startsWith(`team/${teamId}/ring`)),
    Date.now() + 20_000,
  )
  // Rung again until it says so, a siren says so again.
  await until(async () => {
    await publishes({ ...inLane, id: 'finger' }, `device/${siren.id}/state`, 'ON')
    return (await read(house, lane, first)).sirens[0]?.state === 'ringing'
  })
  const at = { keeperId: lane.team.keeperId, id: first }
  await house.ask(lane.cookie, alarms.close, { ...at, outcome: 'handled_by_team' })

  await house.close()
  const second = uuid7()
  // As a bridge brings it that was cut off for five minutes: the button's own clock says when it was pressed.
  const text = said(second, new Date(Date.now() - 5 * 60 * 1000))
  for (let time = 0; time < 2; time += 1) await publishes({ ...inLane, id: 'finger' }, press, text)
  await until(async () => bell.heard().includes(`${press} ${text}`))

  house = await opened({ MQTT_PORT: String(port) })
  await until(async () => (await openIn(house, lane)).length > 0, Date.now() + 30_000)
  const rungFor = bell.heard().filter((line) => line.includes('/ring') && line.includes(second))
  expect(rungFor).toEqual([])
  const open = await openIn(house, lane)
  expect(open.map(({ id }) => id)).toEqual([second])
  expect((await read(house, lane, second)).callers).toHaveLength(1)
  await Promise.all([bell.stop(), broker.stop()])
  await house.close()
})

test('two processes on a Mosquitto of somebody else’s: its own lists admit, one press is one caller everywhere', async (context) => {
  if (!url) return context.skip(missing)
  const broker = await mosquittoWith({
    lines: ['allow_anonymous false', 'password_file %dir%/passwords', 'acl_file %dir%/acl'],
    files: { passwords: '', acl: [...forTheHouse, ...forEveryDevice].join('\n') },
  })
  if (!broker) return context.skip(missing)
  stops.push(() => broker.stop())
  broker.password('house', 'word')
  broker.reload()
  const address = broker.url.replace('//', '//house:word@')
  await oneCallerEverywhere([address], broker.port, {
    enrolled(card) {
      broker.password(card.username, card.password)
      broker.append('acl', `\n${mosquittoLines(card)}\n`)
      broker.reload()
    },
  })
})

test('two processes on three NATS servers: the same, and again when one has fallen over', async (context) => {
  const cluster = url ? await natsCluster() : undefined
  if (!cluster) return context.skip('NATS or PostgreSQL is not on this machine')
  stops.push(() => cluster.stop())
  const port = Number(new URL(cluster.urls[2] ?? '').port)
  await oneCallerEverywhere(cluster.urls, port, { disturb: () => cluster.kill(0) })
})

type Outside = { enrolled?: (card: Card) => void; disturb?: () => unknown }

/** Devices at `port`, two processes of the house on all of `urls`. */
async function oneCallerEverywhere(
  urls: string[],
  port: number,
  { enrolled = () => undefined, disturb }: Outside,
) {
  const env = { MQTT_URL: urls.join(',') }
  const one = await opened(env)
  const other = await opened({ MQTT_URL: urls.toReversed().join(',') })
  const lane = await newLane(one, url)
  const button = { port, ...(await lane.enrol('button')) }
  const siren = { port, ...(await lane.enrol('siren')) }
  for (const { card } of [button, siren]) enrolled(card)
  const press = `team/${lane.team.teamId}/press`
  const bell = await listens(siren, `team/${lane.team.teamId}/ring`)
  stops.push(() => bell.stop())
  const pressed = async () => {
    const id = uuid7()
    await until(async () => {
      await publishes(button, press, JSON.stringify({ id, from: button.id }))
      return (await openIn(one, lane)).length > 0 && (await openIn(other, lane)).length > 0
    }, Date.now() + 60_000)
    await until(async () => bell.heard().some((line) => line.includes(id)))
    for (const house of [one, other]) {
      await until(async () => {
        await publishes(siren, `device/${siren.id}/state`, 'ON', '-i', 'the other hand')
        return (await read(house, lane, id)).sirens[0]?.state === 'ringing'
      })
      expect((await read(house, lane, id)).callers).toHaveLength(1)
    }
    const at = { keeperId: lane.team.keeperId, id }
    await other.ask(lane.cookie, alarms.close, { ...at, outcome: 'handled_by_team' })
    await until(async () => (await openIn(one, lane)).length === 0)
  }
  await pressed()
  if (disturb) {
    await disturb()
    await pressed()
  }
  // Its broker may let anybody in: the house looks again at who presses, and for whom.
  expect((await publishes(button, press, JSON.stringify({ from: uuid7() }))).code).toBe(0)
  expect((await publishes(button, press, 'PRESS')).code).toBe(0)
  expect((await publishes(button, press, '{"from":')).code).toBe(0)
  expect(await openIn(one, lane)).toEqual([])
  await bell.stop()
  await Promise.all([one.close(), other.close()])
}
