import mqtt from 'mqtt'
import { afterEach, expect, vi } from 'vitest'
import { activities } from '../../../contract/activities.ts'
import { figures } from '../../../contract/figures.ts'
import { signals as s } from '../../../contract/signals.ts'
import { listens, publishes } from '../../../testing/mosquitto-clients.ts'
import { until } from '../../../testing/stand-in-servers.ts'
import { toolPath } from '../../../testing/tools.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { test, type TestHouse } from '../../testing/house.ts'
import { sendSignals } from './evening-send.ts'
import { clockIs, done, modelOf } from './roster.fixture.ts'

afterEach(() => vi.useRealTimers())

const everyDay = [1, 2, 3, 4, 5, 6, 7]

/** A village with a model that has an evening signal, its head and its police. */
async function evenings(house: TestHouse, type = 'evening-study-drum') {
  const commune = await house.commune()
  const unit = await house.village(commune)
  const head = await house.person('village_head', unit, { name: 'Lò Văn Hặc' })
  const officer = await house.person('commune_police', commune)
  const of = await modelOf(house, { keeper: head, officer, unit, type })
  return { commune, unit, head, officer, of }
}

async function enrolled(house: TestHouse, { head, of }: Awaited<ReturnType<typeof evenings>>) {
  const id = uuid7()
  const { password } = await done(house, head, s.enrol, {
    ...of,
    id,
    kind: 'loudspeaker',
    name: 'Loa nhà văn hoá',
  })
  await house.settle()
  return { port: house.house.mqtt.port ?? 0, id, password }
}

test('a loudspeaker of somebody else’s making hears the hour, plays, says so, and the evening counts once', async ({
  house,
  skip,
}) => {
  if (!toolPath('mosquitto_sub')) return skip('Mosquitto’s clients are not on this machine')
  clockIs('2026-11-23T18:00')
  const village = await evenings(house)
  const { head, of, unit } = village
  await done(house, head, s.keep, {
    ...of,
    id: uuid7(),
    at: '19:00',
    winterAt: '19:30',
    weekdays: [1, 2, 3, 4, 5, 6],
  })
  const speaker = await enrolled(house, village)
  const state = `speaker/${speaker.id}/state`
  const ear = await listens(speaker, `speaker/${speaker.id}/set`)

  clockIs('2026-11-23T19:00')
  await sendSignals(house.house)
  expect(ear.heard()).toEqual([])
  clockIs('2026-11-23T19:31')
  await Promise.all([sendSignals(house.house), sendSignals(house.house)])
  await until(async () => ear.heard().length > 0)
  await sendSignals(house.house)
  expect(ear.heard()).toEqual([`speaker/${speaker.id}/set ON`])
  await ear.stop()

  for (let time = 0; time < 2; time += 1)
    expect((await publishes(speaker, state, 'ON')).code).toBe(0)
  const page = await done(house, head, s.read, of)
  expect(page.evenings).toMatchObject([{ on: '2026-11-23', state: 'played' }])
  expect(page.speakers).toMatchObject([{ id: speaker.id, online: true }])
  expect(page.next[0]?.on).toBe('2026-11-24')
  const diary = await done(house, head, activities.list, { under: unit.id, modelId: of.modelId })
  expect(diary.activities).toMatchObject([
    { kind: 'study-drum', on: '2026-11-23', state: 'submitted' },
  ])
  const counted = await done(house, head, figures.dashboard, { unitId: unit.id })
  expect(counted.totals.find(({ indicator }) => indicator === 'studyDrum.evenings')?.amount).toBe(1)
})

test('a speaker reaches nothing but its own, and a password that was renewed or guessed opens nothing', async ({
  house,
  skip,
}) => {
  if (!toolPath('mosquitto_pub')) return skip('Mosquitto’s clients are not on this machine')
  const village = await evenings(house)
  const { head, of } = village
  const speaker = await enrolled(house, village)
  const other = await enrolled(house, village)

  expect((await publishes(speaker, `speaker/${speaker.id}/availability`, 'online')).code).toBe(0)
  for (const topic of [`speaker/${other.id}/state`, `speaker/${speaker.id}/set`, 'team/a/press'])
    expect((await publishes(speaker, topic, 'ON')).code, topic).not.toBe(0)
  const guessed = await publishes(
    { ...speaker, password: 'x' },
    `speaker/${speaker.id}/state`,
    'ON',
  )
  expect(guessed.code).toBe(5)

  const { password } = await done(house, head, s.renew, { ...of, id: speaker.id })
  await house.settle()
  expect((await publishes(speaker, `speaker/${speaker.id}/state`, 'ON')).code).toBe(5)
  expect(
    (await publishes({ ...speaker, password }, `speaker/${speaker.id}/state`, 'ON')).code,
  ).toBe(0)
  await done(house, head, s.retire, { ...of, id: speaker.id })
  await house.settle()
  expect(
    (await publishes({ ...speaker, password }, `speaker/${speaker.id}/state`, 'ON')).code,
  ).toBe(5)
})

test('lamps are lit at dusk and put out at dawn', async ({ house }) => {
  clockIs('2026-11-23T17:00')
  const village = await evenings(house, 'security-light')
  const { head, of } = village
  const id = uuid7()
  const { username, password } = await done(house, head, s.enrol, {
    ...of,
    id,
    kind: 'lamps',
    name: 'Tủ điện đầu bản',
  })
  await house.settle()
  await done(house, head, s.keep, {
    ...of,
    id: uuid7(),
    at: '18:00',
    until: '05:00',
    weekdays: everyDay,
  })
  const lamps = await mqtt.connectAsync(`mqtt://127.0.0.1:${house.house.mqtt.port}`, {
    username,
    password,
    clientId: id,
  })
  const heard: string[] = []
  lamps.on('message', (_, text) => void heard.push(text.toString()))
  await lamps.subscribeAsync(`speaker/${id}/set`)

  for (const at of [
    '2026-11-23T18:00',
    '2026-11-24T04:59',
    '2026-11-24T05:00',
    '2026-11-24T05:01',
  ]) {
    clockIs(at)
    await sendSignals(house.house)
  }
  await until(async () => heard.length > 1)
  await lamps.endAsync()

  expect(heard).toEqual(['ON', 'OFF'])
})

test('what is late is not sent; by hand it counts, once, and never before its hour', async ({
  house,
}) => {
  clockIs('2026-11-23T12:00')
  const { head, of, unit } = await evenings(house, 'security-gong')
  await done(house, head, s.keep, { ...of, id: uuid7(), at: '21:30', weekdays: everyDay })
  const early = await house.ask(head, s.byHand, { ...of, on: '2026-11-23' })
  expect([early.status, early.body.code]).toEqual([409, 'signal.not_yet'])

  clockIs('2026-11-23T21:41')
  await sendSignals(house.house)
  expect((await done(house, head, s.read, of)).evenings).toMatchObject([{ state: 'silent' }])
  for (let time = 0; time < 2; time += 1) {
    const page = await done(house, head, s.byHand, { ...of, on: '2026-11-23' })
    expect(page.evenings).toMatchObject([{ state: 'by_hand' }])
  }
  const diary = await done(house, head, activities.list, { under: unit.id, modelId: of.modelId })
  expect(diary.activities.map(({ kind, on }) => [kind, on])).toEqual([
    ['signal-evening', '2026-11-23'],
  ])
})

test('a pause, another hour and the end are kept; from an older look they are refused', async ({
  house,
}) => {
  clockIs('2026-11-23T12:00')
  const { head, of } = await evenings(house, 'bamboo-alarm-safety-staff')
  const kept = { ...of, id: uuid7(), at: '21:30', weekdays: everyDay }
  await done(house, head, s.keep, kept)
  expect((await done(house, head, s.keep, kept)).signal?.edition).toBe(1)
  const paused = await done(house, head, s.pause, { ...of, edition: 1, until: '2026-11-30' })
  expect(paused.next[0]?.on).toBe('2026-12-01')
  clockIs('2026-11-24T21:30')
  await sendSignals(house.house)
  expect((await done(house, head, s.read, of)).evenings[0]?.state).not.toBe('unanswered')

  const stale = await house.ask(head, s.pause, { ...of, edition: 1, until: null })
  expect([stale.status, stale.body.code]).toEqual([409, 'signal.changed'])
  const past = await house.ask(head, s.pause, { ...of, edition: 2, until: '2026-11-01' })
  expect(past.body.fields).toEqual([{ path: 'until', code: 'day_over' }])
  const ended = await done(house, head, s.end, { ...of, edition: 2 })
  expect(ended.signal).toBeNull()
})

test('whoever keeps another village neither reads nor sets it', async ({ house }) => {
  const { of, unit, commune } = await evenings(house)
  const stranger = await house.person('village_head', await house.village())
  const resident = await house.person('resident', unit, { strength: 'code' })
  const kept = { ...of, id: uuid7(), at: '19:00', weekdays: everyDay }

  expect((await house.ask(stranger, s.read, of)).status).toBe(404)
  expect((await house.ask(stranger, s.keep, kept)).status).toBe(404)
  expect((await house.ask(resident, s.keep, kept)).status).toBe(403)
  const officer = await house.person('commune_police', commune)
  const wrong = await house.ask(officer, s.enrol, {
    ...of,
    id: uuid7(),
    kind: 'lamps',
    name: 'Đèn',
  })
  expect(wrong.body.fields).toEqual([{ path: 'kind', code: 'not_offered' }])
})

test('a speaker in other books stays silent, whatever model it says it belongs to', async ({
  house,
}) => {
  clockIs('2026-11-23T18:00')
  const [village, stranger] = [await evenings(house), await evenings(house)]
  const times = { id: uuid7(), at: '19:00', weekdays: everyDay }
  await done(house, village.head, s.keep, { ...village.of, ...times })
  const [own, other] = [await enrolled(house, village), await enrolled(house, stranger)]
  // Ids of models are everybody's to read, and whoever registers one makes its id.
  const { modelId } = village.of
  await house.db.updateTable('duties.speaker').set({ modelId }).where('id', '=', other.id).execute()
  const heard: string[] = []
  const ears = await Promise.all(
    [own, other].map(async ({ port, id, password }) => {
      const said = { username: id, password, clientId: id }
      const ear = await mqtt.connectAsync(`mqtt://127.0.0.1:${port}`, said)
      ear.on('message', (topic) => void heard.push(topic))
      await ear.subscribeAsync(`speaker/${id}/set`)
      return ear
    }),
  )

  clockIs('2026-11-23T19:01')
  await sendSignals(house.house)
  await until(async () => heard.length > 0)
  await Promise.all(ears.map((ear) => ear.endAsync()))
  expect(heard).toEqual([`speaker/${own.id}/set`])
})
