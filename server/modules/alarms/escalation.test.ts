import { expect } from 'vitest'
import { alarms as a } from '../../../contract/alarms.ts'
import type { AlarmKind } from '../../../contract/alarm-kinds.ts'
import { openTestHouse, test, type TestHouse } from '../../testing/house.ts'
import { addressOf, openScreen } from './screen.fixture.ts'
import { press, street } from './street.fixture.ts'

/** A kind whose clock runs in fractions of a second; the figures of the catalog are for people. */
function quick({ house: { catalog } }: TestHouse, id: string, more: Partial<AlarmKind>) {
  const fire = catalog.alarms.get('fire')
  if (!fire) throw new Error('the catalog has no fire')
  catalog.alarms.set(id, { ...fire, repeats: { every: 1, most: 0 }, ...more })
  return { kind: id }
}

const carries: AlarmKind['carries'] = [
  { after: 0.2, to: ['neighbours', 'village_head'] },
  { after: 0.4, to: ['security_team', 'police'] },
  { after: 0.6, to: ['call'] },
]

async function told(house: TestHouse, id: string) {
  const rows = await house.db
    .selectFrom('alarms.event')
    .select('what')
    .where('alarmId', '=', id)
    .orderBy('id')
    .execute()
  return rows.map(({ what }) => what)
}

test('nobody comes: the neighbours and the village head hear it, then the guard, then it says to call', async ({
  house,
}) => {
  const place = await street(house)
  const address = await addressOf(house.app)
  const [next, head, guard] = await Promise.all(
    [place.next, place.head, place.guard].map((who) => openScreen(address, who)),
  )
  const at = await press(house, place.caller, place.team, quick(house, 'quick', { carries }))
  // Safe is an answer, and no help.
  await house.ask(place.helper, a.answer, { ...at, answer: 'safe' })

  const thrice = ['carried', 'carried', 'carried']
  await expect.poll(() => next?.what(at.id)).toEqual(thrice)
  await expect.poll(() => head?.what(at.id)).toEqual(thrice)
  await expect.poll(() => guard?.what(at.id)).toEqual(thrice.slice(1))
  expect(next?.shown.map(({ circle }) => circle)).toEqual(['village_head', 'police', 'call'])
  expect((await house.ask(place.helper, a.read, at)).body).toMatchObject({
    circle: 'call',
    state: 'raised',
    next: null,
  })
  await expect.poll(() => told(house, at.id)).toEqual(['raised', 'answered', ...thrice])
  for (const screen of [next, head, guard]) await screen?.close()
})

test('somebody comes: it goes no further; they turn back, and it does', async ({ house }) => {
  const place = await street(house)
  const kind = quick(house, 'nearly', { carries: [{ after: 0.5, to: ['neighbours'] }] })
  const next = await openScreen(await addressOf(house.app), place.next)
  const stopped = await press(house, place.caller, place.team, kind)
  await house.ask(place.helper, a.answer, { ...stopped, answer: 'coming' })
  expect((await house.ask(place.helper, a.read, stopped)).body.next).toBeNull()

  // Raised after it, carried when it would long have been.
  const own = await press(house, place.next, place.beside, kind)
  await expect.poll(() => next.what(own.id)).toEqual(['raised', 'carried'])
  expect(await told(house, stopped.id)).toEqual(['raised', 'answered'])
  await house.ask(place.helper, a.answer, { ...stopped, answer: 'not_home' })
  await expect.poll(() => next.what(stopped.id)).toEqual(['carried'])
  await next.close()
})

test('those who stay silent are reminded, as often as the kind says', async ({ house }) => {
  const place = await street(house)
  const kind = quick(house, 'patient', {
    carries: [{ after: 3000, to: ['neighbours'] }],
    repeats: { every: 0.2, most: 2 },
  })
  const helper = await openScreen(await addressOf(house.app), place.helper)
  const at = await press(house, place.caller, place.team, kind)
  const later = await press(house, place.next, place.beside, kind)

  await expect.poll(() => told(house, later.id)).toEqual(['raised', 'reminded', 'reminded'])
  expect(helper.what(at.id)).toEqual(['raised', 'reminded', 'reminded'])
  await helper.close()
})

test('the clock goes on when the house starts again, and each step is taken once', async () => {
  const first = await openTestHouse({})
  const place = await street(first)
  const at = await press(first, place.caller, place.team, quick(first, 'over', { carries }))
  await first.app.close()
  expect(await told(first, at.id)).toEqual(['raised'])

  const second = await openTestHouse({}, first)
  const thrice = ['carried', 'carried', 'carried']
  await expect.poll(() => told(first, at.id)).toEqual(['raised', ...thrice])
  await second.app.close()

  const third = await openTestHouse({}, first)
  const shown = await third.ask(place.helper, a.read, at)
  expect(shown.body).toMatchObject({ circle: 'call', next: null })
  expect(await told(first, at.id)).toEqual(['raised', ...thrice])
  for (const house of [third, second, first]) await house.close()
})

test('of two processes each takes every step, and it is one step', async () => {
  const first = await openTestHouse({})
  const place = await street(first)
  const second = await openTestHouse({}, { ...first, mqtt: first.house.mqtt })
  const kind = quick(first, 'twice', { carries })
  const at = await press(first, place.caller, place.team, kind)
  const screens = await Promise.all(
    [first, second].map(async ({ app }) => openScreen(await addressOf(app), place.next)),
  )
  const thrice = ['carried', 'carried', 'carried']
  for (const screen of screens) await expect.poll(() => screen.what(at.id)).toEqual(thrice)
  await expect.poll(() => told(first, at.id)).toEqual(['raised', ...thrice])

  // The one that heard the press is gone: the other's clock goes on without it.
  const alone = await press(first, place.next, place.beside, kind)
  await first.app.close()
  await expect.poll(() => told(first, alone.id), { timeout: 10_000 }).toEqual(['raised', ...thrice])
  for (const screen of screens) await screen.close()
  for (const house of [second, first]) await house.close()
})
