import { expect } from 'vitest'
import { alarms as a } from '../../../contract/alarms.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { openTestHouse, test, type TestHouse } from '../../testing/house.ts'
import { pressed } from './raise.ts'
import { addressOf, openScreen } from './screen.fixture.ts'
import { press, street } from './street.fixture.ts'

function rows(house: TestHouse, teamId: string) {
  return house.db
    .selectFrom('alarms.alarm')
    .select(['id', 'state', 'mergedInto'])
    .where('teamId', '=', teamId)
    .orderBy('id')
    .execute()
}

test('two processes hear a press of one team in the same moment: one alarm with two callers', async () => {
  const one = await openTestHouse({})
  const place = await street(one)
  const other = await openTestHouse({}, one)
  const screen = await openScreen(await addressOf(other.app), place.helper)
  const now = Date.now()
  const ids = [uuid7(now), uuid7(now + 1)] as const
  const [first, second] = [
    { ...place.team, id: ids[0], kind: 'fire', text: 'Cháy bếp' },
    { ...place.team, id: ids[1], kind: 'fire', text: 'Cháy to' },
  ]

  // Each is on a bus of its own: neither can have heard of the other.
  expect((await one.ask(place.caller, a.raise, first)).body).toMatchObject({ id: ids[0] })
  expect((await other.ask(place.helper, a.raise, second)).body).toMatchObject({ id: ids[1] })
  await other.ask(place.helper, a.answer, { ...second, answer: 'coming' })

  // The two buses are joined: all that was said on one is heard on the other.
  const said = [one, other].map((house) =>
    house.app.alarms.watch.recent().flatMap(({ events }) => events),
  )
  for (const event of said[1] ?? []) one.app.alarms.watch.hear(event)
  for (const event of said[0] ?? []) other.app.alarms.watch.hear(event)

  const at = { keeperId: place.team.keeperId, id: ids[0] }
  const merged = { id: ids[1], state: 'closed', mergedInto: ids[0] }
  await expect
    .poll(() => rows(one, place.team.teamId))
    .toMatchObject([{ mergedInto: null }, merged])
  const third = await openTestHouse({}, one)
  for (const house of [one, other, third]) {
    const open = await house.ask(place.helper, a.open, {})
    expect(open.body.alarms.map(({ id }) => id)).toEqual([ids[0]])
    const shown = (await house.ask(place.helper, a.read, at)).body
    expect(shown.callers.map(({ name }) => name)).toEqual(['Người gọi', 'Người giúp'])
    expect(shown).toMatchObject({ text: 'Cháy bếp\nCháy to', coming: [{ name: 'Người giúp' }] })

    // Whoever raised the other is answered by its name still.
    const again = await house.ask(place.helper, a.raise, second)
    expect(again.body).toMatchObject({ id: ids[0], joined: true })
  }
  expect(screen.what(ids[1])).toEqual(['raised', 'answered'])
  expect(screen.what(ids[0])).toEqual(['joined', 'answered'])
  await screen.close()
  for (const house of [third, other, one]) await house.close()
})

test('a press sent again after the alarm has ended rings nothing', async ({ house }) => {
  const place = await street(house)
  const at = await press(house, place.caller, place.team)
  const id = uuid7()
  await press(house, place.helper, place.team, { id })
  await house.ask(place.head, a.close, { ...at, outcome: 'false_alarm' })

  expect(await press(house, place.helper, place.team, { id })).toEqual(at)
  expect((await house.ask(place.helper, a.open, {})).body.alarms).toEqual([])
})

test('a press recorded late rings nothing, and the next press rings as ever', async ({ house }) => {
  const place = await street(house)
  const heard: [string, boolean][] = []
  const { alarms } = house.app
  alarms.watch.onEvent((event, _, here) => void heard.push([event.what, here]))
  const common = { ...place.team, kind: 'fire', drill: false, silent: false, text: '' }
  const late = new Date(Date.now() - 10 * 60_000)
  await pressed(alarms, { ...common, id: uuid7(), by: { homeId: place.homes[0] }, late })
  expect(heard).toEqual([['raised', false]])

  const at = await press(house, place.caller, place.team)
  expect(heard.at(-1)).toEqual(['raised', true])
  expect((await house.ask(place.helper, a.read, at)).body.next).not.toBeNull()
})

test('a listener that fails keeps the alarm from nobody else', async ({ house }) => {
  const place = await street(house)
  const faults = [new Error('a channel is broken')]
  house.app.alarms.watch.onEvent(() => {
    for (const fault of faults.splice(0)) throw fault
  })
  const after: string[] = []
  house.app.alarms.watch.onEvent((_, { id }) => void after.push(id))
  const warned = new Promise<Error>((resolve) => process.once('warning', resolve))
  const at = await press(house, place.caller, place.team)

  expect(after).toEqual([at.id])
  expect(String(await warned)).toContain('a channel is broken')
})

test('a press is acknowledged by a second process only when it is kept, though the first heard it', async ({
  house,
}) => {
  const place = await street(house)
  const id = uuid7()
  const said = { kind: 'fire', drill: false, silent: false, text: '' }
  const at = { ...place.team, id: uuid7(), alarmId: id, at: new Date().toISOString() }
  // The first told it on the bus, and was gone before it was written anywhere.
  house.app.alarms.watch.hear({ ...at, what: 'raised', by: place.caller, ...said })
  expect((await house.ask(place.helper, a.open, {})).body.alarms).toMatchObject([{ id }])
  expect(await rows(house, place.team.teamId)).toEqual([])

  await press(house, place.caller, place.team, { id })
  expect(await rows(house, place.team.teamId)).toMatchObject([{ id, mergedInto: null }])
})
