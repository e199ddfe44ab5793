import { expect } from 'vitest'
import { alarmTeams as t } from '../../../contract/alarm-teams.ts'
import { alarms as a } from '../../../contract/alarms.ts'
import { devices as d } from '../../../contract/devices.ts'
import { today } from '../../platform/days.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { test, type TestHouse } from '../../testing/house.ts'
import { comesIn, enrolled, wiredLane } from './device-lane.fixture.ts'
import { tellOwedTests } from './device-tests.ts'
import { lane, teamIn } from './lane.fixture.ts'

async function openAlarms(house: TestHouse, teamId: string) {
  return house.app.alarms.watch.open().filter((alarm) => alarm.teamId === teamId)
}

test('a device is enrolled by whoever keeps the team; its password is told once, and only its hash is kept', async ({
  house,
}) => {
  const { team, head, homes } = await lane(house, 1)
  const [homeId = ''] = homes
  const asked = { ...team, id: uuid7(), kind: 'siren' as const, name: 'Còi đầu ngõ', homeId }

  const made = await house.ask(head, d.enrol, asked)
  expect(made).toMatchObject({
    status: 200,
    body: { username: asked.id, device: { name: 'Còi đầu ngõ', online: false, testDue: true } },
  })
  expect(JSON.parse(made.body.card)).toMatchObject({
    username: asked.id,
    password: made.body.password,
    topics: { ring: `team/${team.teamId}/ring`, set: `device/${asked.id}/set` },
  })
  const again = await house.ask(head, d.enrol, asked)
  expect(again.status).toBe(200)
  const listed = await house.ask(head, d.list, team)
  expect(listed.body.map(({ id }) => id)).toEqual([asked.id])
  expect(JSON.stringify(listed.body)).not.toContain(again.body.password)
  const { secretHash } = await house.db
    .selectFrom('alarms.device')
    .select('secretHash')
    .where('id', '=', asked.id)
    .executeTakeFirstOrThrow()
  expect(secretHash).toMatch(/^[0-9a-f]{64}$/)

  expect(await house.ask(head, d.enrol, { ...asked, name: 'Còi khác' })).toMatchObject({
    status: 409,
    body: { code: 'device.other_content' },
  })
  expect(await house.ask(head, d.enrol, { ...asked, id: uuid7(), homeId: uuid7() })).toMatchObject({
    status: 404,
    body: { code: 'home.not_found' },
  })
})

test('a neighbour sees the devices and changes none; elsewhere they do not exist', async ({
  house,
}) => {
  const { team, resident, siren, village, head } = await wiredLane(house)
  const elsewhere = await lane(house)
  const at = { ...team, id: siren.id }

  expect((await house.ask(resident, d.list, team)).body).toHaveLength(2)
  expect(await house.ask(resident, d.renew, at)).toMatchObject({ status: 403 })
  expect(await house.ask(resident, d.retire, at)).toMatchObject({ status: 403 })
  expect(await house.ask(resident, d.test, at)).toMatchObject({ status: 403 })
  expect(await house.ask(elsewhere.head, d.list, team)).toMatchObject({ status: 404 })
  expect(await house.ask(elsewhere.head, d.renew, at)).toMatchObject({ status: 404 })
  const other = await teamIn(house, head, village)
  expect(await house.ask(head, d.retire, { ...other, id: siren.id })).toMatchObject({
    status: 404,
    body: { code: 'device.not_found' },
  })
})

test('a press is an alarm like any other: the siren rings, says so itself, and is told to stop', async ({
  house,
}) => {
  const { team, head, resident, button, siren } = await wiredLane(house)
  const bell = await comesIn(house, siren)
  await bell.subscribeAsync([siren.topics.ring ?? '', siren.topics.quiet ?? ''])
  const finger = await comesIn(house, button)
  const id = uuid7()

  await finger.publishAsync(button.topics.press ?? '', JSON.stringify({ id, from: button.id }), {
    qos: 1,
  })
  await expect.poll(() => bell.heard.length).toBe(1)
  expect(bell.heard[0]?.[0]).toBe(siren.topics.ring)
  expect(JSON.parse(bell.heard[0]?.[1] ?? '')).toMatchObject({ id, kind: 'fire', drill: false })

  await bell.publishAsync(siren.topics.state ?? '', 'ON', { qos: 1 })
  const at = { keeperId: team.keeperId, id }
  await expect
    .poll(async () => (await house.ask(resident, a.read, at)).body.sirens)
    .toMatchObject([{ id: siren.id, state: 'ringing' }])
  expect((await house.ask(resident, a.read, at)).body.callers).toMatchObject([
    { home: 'Nhà số 1', device: 'Thiết bị button' },
  ])

  await house.ask(head, a.close, { ...at, outcome: 'handled_by_team' })
  await expect.poll(() => bell.heard.at(-1)?.[0]).toBe(siren.topics.quiet)
  await Promise.all([bell.endAsync(), finger.endAsync()])
})

test('a finger on a screen rings the siren too, and a drill rings it otherwise', async ({
  house,
}) => {
  const { team, head, resident, siren } = await wiredLane(house)
  const bell = await comesIn(house, siren)
  await bell.subscribeAsync(siren.topics.ring ?? '')
  const tones: unknown[] = []
  for (const [who, drill] of [
    [resident, false],
    [head, true],
  ] as const) {
    const raised = await house.ask(who, a.raise, { ...team, id: uuid7(), kind: 'fire', drill })
    expect(raised.status).toBe(200)
    await expect
      .poll(() => bell.heard.map(([, text]) => JSON.parse(text) as { id: string; tone: unknown }))
      .toContainEqual(expect.objectContaining({ id: raised.body.id, drill }))
    tones.push((JSON.parse(bell.heard.at(-1)?.[1] ?? '{}') as { tone: unknown }).tone)
    const outcome = drill ? 'drill' : 'false_alarm'
    await house.ask(head, a.close, { keeperId: team.keeperId, id: raised.body.id, outcome })
  }
  expect(tones[0]).not.toEqual(tones[1])
  await bell.endAsync()
})

test('carried to the neighbours it rings there; a relay that knows only ON is told that, until it says it is', async ({
  house,
}) => {
  const place = await wiredLane(house)
  const { team, head, village, siren } = place
  const next = await teamIn(house, head, village)
  const theirs = await enrolled(house, head, next, { kind: 'siren' })
  const { edition } = (await house.ask(head, t.read, team)).body
  const named = await house.ask(head, t.neighbours, { ...team, edition, teams: [next.teamId] })
  expect(named.status, JSON.stringify(named.body)).toBe(200)
  await house.settle()
  await expect
    .poll(() => house.app.alarms.roster.team(team.teamId)?.neighbours)
    .toEqual([next.teamId])
  const [bell, relay] = [await comesIn(house, theirs), await comesIn(house, siren)]
  await bell.subscribeAsync([theirs.topics.ring ?? '', theirs.topics.quiet ?? ''])
  await relay.subscribeAsync(siren.topics.set ?? '')

  const id = uuid7()
  await house.ask(place.resident, a.raise, { ...team, id, kind: 'fire' })
  expect(bell.heard).toEqual([])
  const at = { keeperId: team.keeperId, id }
  expect(await house.ask(head, a.carry, { ...at, to: 'neighbours' })).toMatchObject({ status: 200 })
  await expect.poll(() => bell.heard.length).toBeGreaterThan(0)
  expect(JSON.parse(bell.heard[0]?.[1] ?? '')).toMatchObject({ id, kind: 'fire' })
  await expect.poll(() => relay.heard, { timeout: 10_000 }).toContainEqual([siren.topics.set, 'ON'])

  await house.ask(head, a.quiet, at)
  await expect.poll(() => bell.heard.at(-1)?.[0]).toBe(theirs.topics.quiet)
  await expect.poll(() => relay.heard.at(-1)).toEqual([siren.topics.set, 'OFF'])
  await Promise.all([bell.endAsync(), relay.endAsync()])
})

test('a silent call rings nothing', async ({ house }) => {
  const { team, resident, siren } = await wiredLane(house)
  const bell = await comesIn(house, siren)
  await bell.subscribeAsync(siren.topics.ring ?? '')
  const silent = { ...team, id: uuid7(), kind: 'violence', silent: true }
  expect(await house.ask(resident, a.raise, silent)).toMatchObject({ status: 200 })
  const loud = { ...team, id: uuid7(), kind: 'fire' }
  const joined = await house.ask(resident, a.raise, loud)
  await expect.poll(() => bell.heard.length).toBe(1)
  expect(JSON.parse(bell.heard[0]?.[1] ?? '')).toMatchObject({ id: joined.body.id })
  await bell.endAsync()
})

test('a new password puts the old one out at once; a retired device does not come in', async ({
  house,
}) => {
  const { team, head, siren } = await wiredLane(house)
  const at = { ...team, id: siren.id }
  const bell = await comesIn(house, siren)
  const renewed = await house.ask(head, d.renew, at)
  await house.settle()

  await expect.poll(() => bell.connected).toBe(false)
  await expect(comesIn(house, siren)).rejects.toThrow(/not authorized/i)
  const again = await comesIn(house, { id: siren.id, password: renewed.body.password })
  expect(await house.ask(head, d.retire, at)).toMatchObject({ status: 200 })
  await house.settle()
  await expect.poll(() => again.connected).toBe(false)
  await expect(comesIn(house, { id: siren.id, password: renewed.body.password })).rejects.toThrow(
    /not authorized/i,
  )
  expect(await house.ask(head, d.retire, at)).toMatchObject({ status: 200 })
  expect((await house.ask(head, d.list, team)).body.map(({ id }) => id)).not.toContain(siren.id)
})

test('a device reaches what is its own and its team’s bell, and nothing else', async ({
  house,
}) => {
  const { team, button, siren } = await wiredLane(house)
  const other = await wiredLane(house)
  const finger = await comesIn(house, button)
  const refused = [
    `device/${siren.id}/set`,
    `team/${other.team.teamId}/press`,
    `team/${team.teamId}/+`,
    'by/#',
    'alarm/#',
    '#',
  ]
  for (const topic of refused)
    await expect(finger.subscribeAsync(topic), topic).rejects.toThrow(/./)
  await finger.subscribeAsync([`device/${button.id}/#`, button.topics.ring ?? ''])
  await finger.endAsync()

  const forbidden = [
    siren.topics.state ?? '',
    siren.topics.ring ?? '',
    `device/${button.id}/set`,
    `team/${other.team.teamId}/press`,
    `alarm/${team.keeperId}/${team.teamId}`,
    `by/${team.keeperId}/alarms/team_changed`,
  ]
  for (const topic of forbidden) {
    const client = await comesIn(house, button)
    const gone = new Promise<void>((resolve) => client.once('close', () => resolve()))
    client.publish(topic, JSON.stringify({ from: button.id }), { qos: 1 }, () => undefined)
    await gone
    client.end(true)
  }
  expect(await openAlarms(house, other.team.teamId)).toEqual([])
  expect(await openAlarms(house, team.teamId)).toEqual([])
})

test('stolen credentials used a second time, a message too long, one that says nothing: refused, and nothing else is disturbed', async ({
  house,
}) => {
  const { team, button, siren } = await wiredLane(house)
  const bell = await comesIn(house, siren)
  await expect(comesIn(house, siren, { clientId: 'thief' })).rejects.toThrow(/not authorized/i)
  expect(bell.connected).toBe(true)

  for (const size of [5000, 2_000_000]) {
    const loud = await comesIn(house, button)
    const gone = new Promise<void>((resolve) => loud.once('close', () => resolve()))
    loud.publish(button.topics.health ?? '', Buffer.alloc(size, 'a'), { qos: 0 })
    await gone
    loud.end(true)
  }
  const finger = await comesIn(house, button)
  for (const text of ['{', '{"id":"nobody"}', 'null', '[1]', '{"from":12}', ''])
    await finger.publishAsync(button.topics.press ?? '', text, { qos: 1 })
  await finger.publishAsync(button.topics.health ?? '', '{"battery":900}', { qos: 1 })
  await finger.publishAsync(button.topics.availability ?? '', 'perhaps', { qos: 1 })
  expect(finger.connected).toBe(true)
  expect(await openAlarms(house, team.teamId)).toEqual([])
  await finger.publishAsync(button.topics.press ?? '', 'PRESS', { qos: 1 })
  expect(await openAlarms(house, team.teamId)).toHaveLength(1)
  expect(bell.connected).toBe(true)
  await Promise.all([finger.endAsync(), bell.endAsync()])
})

test('a press said again is the same press; one that waited is recorded once and rings nothing', async ({
  house,
}) => {
  const { team, button, siren } = await wiredLane(house)
  const bell = await comesIn(house, siren)
  await bell.subscribeAsync(siren.topics.ring ?? '')
  const finger = await comesIn(house, button)
  const made = Date.now() - 10 * 60 * 1000
  const late = JSON.stringify({ id: uuid7(made), from: button.id })
  for (let time = 0; time < 3; time += 1)
    await finger.publishAsync(button.topics.press ?? '', late, { qos: 1 })
  const [waited, ...others] = await openAlarms(house, team.teamId)
  expect(others).toEqual([])
  expect(waited).toMatchObject({ late: true, raisedAt: new Date(made).toISOString() })
  expect(waited?.callers).toHaveLength(1)
  expect(bell.heard).toEqual([])

  const press = JSON.stringify({ id: uuid7(), from: button.id })
  for (let time = 0; time < 3; time += 1)
    await finger.publishAsync(button.topics.press ?? '', press, { qos: 1 })
  await expect.poll(() => bell.heard.length).toBeGreaterThan(0)
  const loud = (await openAlarms(house, team.teamId)).find(({ late: waiting }) => !waiting)
  expect(loud?.callers).toHaveLength(1)
  await Promise.all([finger.endAsync(), bell.endAsync()])
})

test('a test is no alarm: a siren that says it sounded, a button that was pressed, have had theirs', async ({
  house,
}) => {
  const { team, head, button, siren } = await wiredLane(house)
  const owed: string[] = []
  house.house.bus.everywhere('alarms.tests_owed', async ({ teamId }) => void owed.push(teamId))
  await tellOwedTests(house.house, '2031-05-02')
  await house.settle()
  await expect.poll(() => owed).toContain(team.teamId)
  const [bell, finger] = await Promise.all([comesIn(house, siren), comesIn(house, button)])
  await bell.subscribeAsync(siren.topics.set ?? '')

  for (const { id } of [siren, button])
    expect(await house.ask(head, d.test, { ...team, id })).toMatchObject({ status: 200 })
  await expect.poll(() => bell.heard).toEqual([[siren.topics.set, 'TEST']])
  await bell.publishAsync(siren.topics.state ?? '', 'ON', { qos: 1 })
  await finger.publishAsync(button.topics.press ?? '', 'PRESS', { qos: 1 })
  await finger.publishAsync(button.topics.health ?? '', '{"battery":87,"firmware":"1.2.0"}')

  const shown = async () => (await house.ask(head, d.list, team)).body
  await expect.poll(shown, { timeout: 20_000 }).toMatchObject([
    { kind: 'button', testedOn: today(), testDue: false, battery: 87, firmware: '1.2.0' },
    { kind: 'siren', testedOn: today(), testDue: false, state: 'ringing', online: true },
  ])
  expect(await openAlarms(house, team.teamId)).toEqual([])
  await finger.publishAsync(button.topics.press ?? '', 'PRESS', { qos: 1 })
  expect(await openAlarms(house, team.teamId)).toHaveLength(1)
  await Promise.all([finger.endAsync(), bell.endAsync()])
})

test('a device that goes without a word is shown as gone, by its last will', async ({ house }) => {
  const { team, head, siren } = await wiredLane(house)
  const topic = siren.topics.availability ?? ''
  const bell = await comesIn(house, siren, {
    will: { topic, payload: Buffer.from('offline'), qos: 1, retain: true },
  })
  const shown = async () =>
    (await house.ask(head, d.list, team)).body.find(({ id }) => id === siren.id)?.online
  await bell.publishAsync(topic, 'online', { qos: 1, retain: true })
  await expect.poll(shown, { timeout: 20_000 }).toBe(true)
  bell.stream.destroy()
  await expect.poll(shown, { timeout: 20_000 }).toBe(false)
  bell.end(true)
})

test('what a device is, ordinary hardware finds by itself', async ({ house }) => {
  const { team, head, siren } = await wiredLane(house)
  const bell = await comesIn(house, siren)
  await bell.subscribeAsync(`homeassistant/siren/${siren.id}/config`)
  await expect.poll(() => bell.heard.length).toBe(1)
  expect(JSON.parse(bell.heard[0]?.[1] ?? '')).toMatchObject({
    command_topic: siren.topics.set,
    state_topic: siren.topics.state,
    availability_topic: siren.topics.availability,
    optimistic: false,
  })
  const nose = await enrolled(house, head, team, { kind: 'smoke_sensor' })
  const sensor = await comesIn(house, nose)
  await sensor.subscribeAsync(`homeassistant/binary_sensor/${nose.id}/config`)
  await expect.poll(() => sensor.heard.length).toBe(1)
  expect(JSON.parse(sensor.heard[0]?.[1] ?? '')).toMatchObject({ device_class: 'smoke' })
  await sensor.endAsync()
  await bell.endAsync()
})
