import { expect } from 'vitest'
import { alarms as a } from '../../../contract/alarms.ts'
import { openTestHouse, test } from '../../testing/house.ts'
import { addressOf, openScreen } from './screen.fixture.ts'
import { press, street } from './street.fixture.ts'

test('an alarm reaches the screens of its team and of the duty, and of nobody else', async ({
  house,
}) => {
  const place = await street(house)
  const address = await addressOf(house.app)
  const [helper, next, police, guard] = await Promise.all(
    [place.helper, place.next, place.police, place.guard].map((who) => openScreen(address, who)),
  )
  const at = await press(house, place.caller, place.team, { text: 'Cháy bếp' })
  await house.ask(place.helper, a.answer, { ...at, answer: 'coming' })

  await expect.poll(() => helper?.what(at.id)).toEqual(['raised', 'answered'])
  expect(helper?.shown).toMatchObject([
    { keeperId: at.keeperId, teamId: place.team.teamId, kind: 'fire', text: 'Cháy bếp' },
    { what: 'answered', answer: 'coming', home: 'Nhà số 2', homeId: place.homes[1] },
  ])
  expect(helper?.shown[0]).toMatchObject({ drill: false, silent: false, home: 'Nhà số 1' })
  await expect.poll(() => police?.what(at.id)).toEqual(['raised', 'answered'])

  // The next alarm is theirs; had they been told of the first, it would stand before it.
  const own = await press(house, place.next, place.beside)
  await expect.poll(() => next?.what(own.id)).toEqual(['raised'])
  await house.ask(place.police, a.carry, { ...own, to: 'security_team' })
  await expect.poll(() => guard?.what(own.id)).toEqual(['carried'])
  expect([next?.what(at.id), guard?.what(at.id)]).toEqual([[], []])
  for (const screen of [helper, next, police, guard]) await screen?.close()
})

test('a screen that comes back is told what it missed, each thing once, and the alarm is not new again', async ({
  house,
}) => {
  const place = await street(house)
  const address = await addressOf(house.app)
  const before = await openScreen(address, place.helper)
  const at = await press(house, place.caller, place.team)
  await expect.poll(() => before.what(at.id)).toEqual(['raised'])
  await before.close()

  await house.ask(place.caller, a.say, { ...at, text: 'Tầng hai' })
  await house.ask(place.caller, a.answer, { ...at, answer: 'need_help' })
  const back = await openScreen(address, place.helper, before.last())
  expect(back.open).toContain(at.id)
  expect(back.what(at.id)).toEqual(['said', 'answered'])
  await house.ask(place.head, a.close, { ...at, outcome: 'false_alarm' })
  await expect.poll(() => back.what(at.id)).toEqual(['said', 'answered', 'closed'])
  await back.close()

  const again = await openScreen(address, place.helper, back.last())
  expect([again.shown, again.open.includes(at.id)]).toEqual([[], false])
  await again.close()
})

test('the house starts again: a screen goes on where it was', async () => {
  const first = await openTestHouse({})
  const place = await street(first)
  const before = await openScreen(await addressOf(first.app), place.helper)
  const at = await press(first, place.caller, place.team)
  await expect.poll(() => before.what(at.id)).toEqual(['raised'])
  await first.ask(place.caller, a.say, { ...at, text: 'Tầng hai' })
  await expect.poll(() => before.what(at.id)).toEqual(['raised', 'said'])
  await first.app.close()
  await before.ended

  const second = await openTestHouse({}, first)
  const back = await openScreen(await addressOf(second.app), place.helper, before.last())
  expect([back.open, back.shown]).toEqual([[at.id], []])
  await second.ask(place.helper, a.answer, { ...at, answer: 'coming' })
  await expect.poll(() => back.what(at.id)).toEqual(['answered'])
  await back.close()
  await second.close()
  await first.close()
})

test('a silent call is on the screens of the duty alone; a loud press beside it is on everybody’s', async ({
  house,
}) => {
  const place = await street(house)
  const address = await addressOf(house.app)
  const people = [place.caller, place.helper, place.police, place.guard, place.head]
  const [caller, helper, ...duty] = await Promise.all(people.map((who) => openScreen(address, who)))
  const at = await press(house, place.caller, place.team, { silent: true, kind: 'violence' })
  for (const screen of duty) await expect.poll(() => screen.what(at.id)).toEqual(['raised'])

  // A drill everybody hears: what was said before it was not said to them.
  const drill = await press(house, place.head, place.team, { drill: true })
  for (const screen of [caller, helper])
    await expect.poll(() => screen?.shown.map(({ id }) => id)).toEqual([drill.id])

  expect(await press(house, place.helper, place.team)).toEqual(at)
  await expect.poll(() => helper?.what(at.id)).toEqual(['joined'])
  expect(helper?.shown.at(-1)).toMatchObject({ silent: false, home: 'Nhà số 2' })
  for (const screen of [caller, helper, ...duty]) await screen?.close()
})

test('carried further, the neighbours hear it too', async ({ house }) => {
  const place = await street(house)
  const next = await openScreen(await addressOf(house.app), place.next)
  const at = await press(house, place.caller, place.team)
  await house.ask(place.helper, a.carry, { ...at, to: 'neighbours' })

  await expect.poll(() => next.what(at.id)).toEqual(['carried'])
  expect(next.shown[0]).toMatchObject({ kind: 'fire', circle: 'neighbours', drill: false })
  await next.close()
})

test('nobody signed in sees nothing', async ({ house }) => {
  const address = await addressOf(house.app)
  for (const who of [undefined, { cookie: 'binh_yen=made-up' }]) {
    const screen = await openScreen(address, who)
    expect([screen.status, screen.open, screen.shown]).toEqual([401, [], []])
  }
})
