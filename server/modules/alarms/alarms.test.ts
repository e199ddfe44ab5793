import { expect } from 'vitest'
import { alarmTeams } from '../../../contract/alarm-teams.ts'
import { alarms as a } from '../../../contract/alarms.ts'
import { figures } from '../../../contract/figures.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { test, type Person, type TestHouse } from '../../testing/house.ts'
import { lane, neighbour, teamIn } from './lane.fixture.ts'

/** A lane whose homes each have somebody with the app, known to the alarm. */
async function street(house: TestHouse, homes = 5) {
  const place = await lane(house, homes)
  const people: Person[] = []
  for (const [number, home] of place.homes.entries())
    people.push(await neighbour(house, place.team, home, `Người nhà ${number + 1}`))
  await house.settle()
  await expect
    .poll(() => house.app.alarms.roster.team(place.team.teamId)?.members.length)
    .toBe(homes)
  const [first, second, third] = people as [Person, Person, Person]
  return { ...place, first, second, third }
}

type Street = Awaited<ReturnType<typeof street>>

function press(house: TestHouse, who: Person, { team }: Street, more: object = {}) {
  return house.ask(who, a.raise, {
    id: uuid7(),
    keeperId: team.keeperId,
    teamId: team.teamId,
    kind: 'fire',
    ...more,
  })
}

test('one press, and every home’s answer is on the board', async ({ house }) => {
  const place = await street(house)
  const { team, first, second, third, homes, head } = place

  const pressed = await press(house, first, place, { text: 'Cháy bếp' })
  expect(pressed).toMatchObject({ status: 200, body: { joined: false } })
  const at = { keeperId: team.keeperId, id: pressed.body.id }
  expect((await house.ask(second, a.answer, { ...at, answer: 'coming' })).status).toBe(200)
  expect((await house.ask(third, a.answer, { ...at, answer: 'need_help' })).status).toBe(200)

  const board = await house.ask(second, a.read, at)
  expect(board.body).toMatchObject({
    state: 'answered',
    text: 'Cháy bếp',
    homes: 5,
    answered: 2,
    callers: [{ name: 'Người nhà 1', home: 'Nhà số 1' }],
    coming: [{ name: 'Người nhà 2', home: 'Nhà số 2' }],
    mayAnswer: true,
    mayClose: false,
    numbers: { fire: '114', police: '113', medical: '115', disaster: '112' },
  })
  expect(board.body.homeList.find(({ id }) => id === homes[2])).toMatchObject({
    answer: 'need_help',
    answeredBy: 'Người nhà 3',
  })
  expect(board.body.homeList.filter(({ answer }) => answer === null)).toHaveLength(3)

  const closed = await house.ask(head, a.close, { ...at, outcome: 'handled_by_team' })
  expect(closed.status).toBe(200)
  expect(await house.ask(second, a.answer, { ...at, answer: 'safe' })).toMatchObject({
    status: 409,
    body: { code: 'alarm.closed' },
  })
  const counted = await house.ask(head, figures.dashboard, { unitId: place.village.id })
  expect(
    counted.body.totals.find(({ indicator }) => indicator === 'fire.smallHandled')?.amount,
  ).toBe(1)
})

test('sent again it is the same alarm; two presses in a team are one alarm with two callers', async ({
  house,
}) => {
  const place = await street(house)
  const id = uuid7()

  const once = await press(house, place.first, place, { id })
  const again = await press(house, place.first, place, { id })
  const other = await press(house, place.second, place)
  expect(again.body).toEqual(once.body)
  expect(other.body).toMatchObject({ id, joined: true })

  const at = { keeperId: place.team.keeperId, id }
  const board = await house.ask(place.third, a.read, at)
  expect(board.body.callers.map(({ home }) => home)).toEqual(['Nhà số 1', 'Nhà số 2'])
  const rows = await house.db
    .selectFrom('alarms.alarm')
    .select('id')
    .where('teamId', '=', place.team.teamId)
    .execute()
  expect(rows).toEqual([{ id }])
})

test('pressing without end is one caller; the first press of another home is never refused', async ({
  house,
}) => {
  const place = await street(house)
  const presses = []
  for (let time = 0; time < 9; time += 1) presses.push(await press(house, place.first, place))

  expect(presses[0]).toMatchObject({ status: 200 })
  expect(presses.at(-1)).toMatchObject({ status: 429, body: { code: 'alarm.pressed_often' } })
  expect(await press(house, place.second, place)).toMatchObject({ status: 200 })
})

test('an alarm for a team one is not in does not exist, nor does another’s alarm', async ({
  house,
}) => {
  const place = await street(house)
  const elsewhere = await street(house)
  const sameVillage = await teamIn(house, place.head, place.village)
  const pressed = await press(house, place.first, place)
  const at = { keeperId: place.team.keeperId, id: pressed.body.id }

  expect(await press(house, elsewhere.first, place)).toMatchObject({
    status: 404,
    body: { code: 'team.not_found' },
  })
  expect(await house.ask(elsewhere.first, a.read, at)).toMatchObject({ status: 404 })
  expect(await house.ask(elsewhere.first, a.answer, { ...at, answer: 'safe' })).toMatchObject({
    status: 404,
    body: { code: 'alarm.not_found' },
  })
  expect(
    await house.ask(place.first, a.raise, {
      ...sameVillage,
      id: uuid7(),
      kind: 'fire',
    }),
  ).toMatchObject({ status: 404 })
  expect(await press(house, place.second, place, { kind: 'ufo' })).toMatchObject({
    status: 400,
    body: { fields: [{ path: 'kind', code: 'not_offered' }] },
  })
  expect(await press(house, place.second, place, { place: { lat: 0, lon: 0 } })).toMatchObject({
    status: 400,
    body: { fields: [{ path: 'place' }] },
  })
  expect(await house.ask(undefined, a.open, {})).toMatchObject({ status: 401 })
})

test('a silent call reaches the duty and nobody else, not even the caller’s own screen', async ({
  house,
}) => {
  const place = await street(house)
  const police = await house.person('commune_police', place.commune)
  await house.settle()
  await house.app.alarms.roster.refreshDuty()
  const pressed = await press(house, place.first, place, { silent: true, kind: 'violence' })
  const at = { keeperId: place.team.keeperId, id: pressed.body.id }

  expect(pressed.status).toBe(200)
  expect((await house.ask(police, a.read, at)).body).toMatchObject({ silent: true })
  for (const neighbours of [place.second, place.third, place.first]) {
    expect((await house.ask(neighbours, a.open, {})).body.alarms).toEqual([])
    expect(await house.ask(neighbours, a.read, at)).toMatchObject({ status: 404 })
  }
})

test('a mistake is said by whoever made it, with the reason, and counts nothing', async ({
  house,
}) => {
  const place = await street(house)
  const pressed = await press(house, place.first, place)
  const at = { keeperId: place.team.keeperId, id: pressed.body.id }

  expect(await house.ask(place.second, a.takeBack, { ...at, reason: 'Nhầm' })).toMatchObject({
    status: 403,
  })
  expect(
    await house.ask(place.first, a.takeBack, { ...at, reason: 'Khói nấu bánh' }),
  ).toMatchObject({ status: 200 })
  expect((await house.ask(place.second, a.read, at)).body).toMatchObject({
    state: 'closed',
    outcome: 'false_alarm',
    reason: 'Khói nấu bánh',
  })
  const counted = await house.ask(place.head, figures.dashboard, { unitId: place.village.id })
  expect(
    counted.body.totals.find(({ indicator }) => indicator === 'fire.smallHandled')?.amount ?? 0,
  ).toBe(0)
})

test('of violence nobody in the home says that it was a mistake', async ({ house }) => {
  const place = await street(house)
  const pressed = await press(house, place.first, place, { kind: 'violence' })
  const at = { keeperId: place.team.keeperId, id: pressed.body.id }

  expect((await house.ask(place.first, a.read, at)).body).toMatchObject({ mayTakeBack: false })
  expect(await house.ask(place.first, a.takeBack, { ...at, reason: 'Không có gì' })).toMatchObject({
    status: 403,
  })
  expect(await house.ask(place.head, a.takeBack, { ...at, reason: 'Đã đến xem' })).toMatchObject({
    status: 200,
  })
})

test('a drill is marked, is not carried further, and ends as a drill beside the one before', async ({
  house,
}) => {
  const place = await street(house)
  expect(await press(house, place.first, place, { drill: true })).toMatchObject({ status: 403 })

  const reports = []
  for (const answering of [[place.first], [place.first, place.second]]) {
    const pressed = await press(house, place.head, place, { drill: true })
    const at = { keeperId: place.team.keeperId, id: pressed.body.id }
    for (const who of answering) await house.ask(who, a.answer, { ...at, answer: 'safe' })
    expect(
      await house.ask(place.head, a.close, { ...at, outcome: 'handled_by_team' }),
    ).toMatchObject({ status: 400 })
    expect((await house.ask(place.head, a.read, at)).body).toMatchObject({
      drill: true,
      next: null,
    })
    expect(await house.ask(place.head, a.close, { ...at, outcome: 'drill' })).toMatchObject({
      status: 200,
    })
    reports.push((await house.ask(place.second, a.drillReport, at)).body)
  }
  expect(reports[0]?.before).toBeNull()
  expect(reports[1]?.before?.id).toBe(reports[0]?.alarm.id)
  expect(reports[1]?.homes.filter(({ seconds }) => seconds !== null)).toHaveLength(2)
  expect(reports[1]?.homes.filter(({ secondsBefore }) => secondsBefore !== null)).toHaveLength(1)
})

test('what somebody needs to get out is told while the alarm is open, and never after', async ({
  house,
}) => {
  const place = await street(house)
  const [homeId = ''] = place.homes
  await house.ask(place.first, alarmTeams.consent, {
    ...place.team,
    homeId,
    id: uuid7(),
    what: 'Bà cụ đi xe lăn',
    agreed: true,
  })
  const pressed = await press(house, place.second, place)
  const at = { keeperId: place.team.keeperId, id: pressed.body.id }
  const needsOf = async () =>
    (await house.ask(place.third, a.read, at)).body.homeList.flatMap(({ needs }) => needs)

  expect(await needsOf()).toEqual(['Bà cụ đi xe lăn'])
  await house.ask(place.head, a.close, { ...at, outcome: 'false_alarm' })
  expect(await needsOf()).toEqual([])
})
