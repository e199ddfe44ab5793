import { expect } from 'vitest'
import { alarmTeams as t, SetupStep } from '../../../contract/alarm-teams.ts'
import { models } from '../../../contract/models.ts'
import { units } from '../../../contract/units.ts'
import { today } from '../../platform/days.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { type Person, test } from '../../testing/house.ts'
import { modelIn } from '../../testing/village-model.ts'
import { homeIn, lane, neighbour, takeSteps, teamIn } from './lane.fixture.ts'

const days = [
  '2024-01-05',
  '2024-01-12',
  '2024-02-01',
  '2024-02-20',
  '2024-03-01',
  '2024-03-15',
  '2024-03-15',
]
const tomorrow = () => today(Date.now() + 86_400_000)

test('a village head links a lane, takes every step in order and launches it', async ({
  house,
}) => {
  const { head, team, village } = await lane(house, 5)
  const answers = await takeSteps(house, head, team, days)
  expect(answers.map(({ status }) => status)).toEqual(days.map(() => 200))

  const { body } = await house.ask(head, t.read, team)
  expect(body).toMatchObject({
    team: { id: team.teamId, kind: 'household_team', title: 'Tổ liên gia' },
    path: `${village.path}/${team.teamId}`,
    model: null,
    size: { min: 5, max: 15 },
    neighbours: [],
    lastDrillOn: null,
    mayChange: true,
    mayRaise: true,
  })
  expect(body.homes).toHaveLength(5)
  expect(body.steps).toEqual(
    SetupStep.options.map((step, at) => ({ step, on: days[at], note: '' })),
  )

  const { body: listed } = await house.ask(head, t.list, { under: village.id })
  expect(listed).toEqual([
    {
      keeperId: team.keeperId,
      team: body.team,
      homes: 5,
      members: 0,
      reachable: 0,
      sirens: 0,
      launchedOn: '2024-03-15',
      lastDrillOn: null,
    },
  ])
})

test('set up again it is the same team, and a model that comes later is given to it once', async ({
  house,
}) => {
  const { head, team, village } = await lane(house)
  const model = modelIn(village)
  const other = modelIn(village)
  for (const each of [model, other]) await house.ask(head, models.register, each)
  const given = ({ keeperId, id }: typeof model) =>
    house.ask(head, t.setUp, { ...team, model: { keeperId, id } })

  expect((await house.ask(head, t.setUp, team)).body.model).toBeNull()
  expect((await given(model)).body.model).toMatchObject({ id: model.id, name: model.name })
  expect((await given(model)).status).toBe(200)
  expect((await given(other)).body.code).toBe('team.other_content')
  expect((await given({ ...model, id: uuid7() })).body.fields).toEqual([
    { path: 'model', code: 'unknown' },
  ])
})

test('a team that stands in the books already is linked as it is; what is no team is not', async ({
  house,
}) => {
  const { head, village, commune } = await lane(house)
  const { keeperId } = commune
  const id = uuid7()
  const entered = await house.ask(head, units.create, {
    keeperId,
    id,
    parentId: village.id,
    kind: 'household_team',
    title: 'Nhóm liên gia',
    name: 'số 4',
  })
  expect(entered.status).toBe(200)

  const linked = await house.ask(head, t.setUp, { keeperId, teamId: id })
  expect(linked.body.team).toMatchObject({ id, title: 'Nhóm liên gia', name: 'số 4' })
  const wrong = await house.ask(head, t.setUp, { keeperId, teamId: village.id })
  expect(wrong.body.fields).toEqual([{ path: 'teamId', code: 'unknown_unit' }])
  const nameless = await house.ask(head, t.setUp, { keeperId, teamId: uuid7() })
  expect(nameless.body.fields).toEqual([{ path: 'parentId', code: 'missing' }])
})

test('a step is not taken before the one before it, nor on a day that does not fit', async ({
  house,
}) => {
  const { head, team } = await lane(house, 5)
  const taking = async (step: SetupStep, on: string) =>
    (await house.ask(head, t.step, { ...team, step, on })).body
  const outOfOrder = { code: 'team.step_out_of_order' }

  expect(await taking('agreement', days[1] ?? '')).toMatchObject(outOfOrder)
  expect((await taking('homes', tomorrow())).fields).toEqual([
    { path: 'on', code: 'day_in_future' },
  ])
  await taking('homes', '2024-01-05')
  expect(await taking('agreement', '2024-01-04')).toMatchObject(outOfOrder)
  await taking('agreement', '2024-01-12')
  expect(await taking('homes', '2024-01-13')).toMatchObject(outOfOrder)

  const corrected = await taking('homes', '2024-01-08')
  expect(corrected.steps.slice(0, 3).map(({ on }) => on)).toEqual([
    '2024-01-08',
    '2024-01-12',
    null,
  ])
})

test('a lane is launched with enough homes, and takes no more than there is room for', async ({
  house,
}) => {
  const { head, team } = await lane(house, 4)
  const [launch] = (await takeSteps(house, head, team, days.slice(0, 6))).slice(-1)
  expect(launch).toMatchObject({ status: 409, body: { code: 'team.too_small' } })

  for (let number = 5; number <= 15; number += 1)
    await homeIn(house, head, team, `Nhà số ${number}`)
  const launched = await house.ask(head, t.step, { ...team, step: 'launch', on: days[5] ?? '' })
  expect(launched.status).toBe(200)
  const full = await house.ask(head, t.addHome, { ...team, id: uuid7(), name: 'Nhà số 16' })
  expect(full).toMatchObject({ status: 409, body: { code: 'team.full' } })
})

test('two homes do not take the last place together', async ({ house }) => {
  const { head, team } = await lane(house, 14)
  const both = await Promise.all(
    ['A', 'B'].map((name) => house.ask(head, t.addHome, { ...team, id: uuid7(), name })),
  )
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
})

test('neighbouring lanes are named whole, from the newest edition, and only those with a bell', async ({
  house,
}) => {
  const { head, team, village } = await lane(house)
  const [left, right] = [await teamIn(house, head, village), await teamIn(house, head, village)]
  const name = (teams: string[], edition: number) =>
    house.ask(head, t.neighbours, { ...team, edition, teams })

  const named = await name([left.teamId, right.teamId], 1)
  expect(named.body.neighbours).toHaveLength(2)
  expect(named.body.edition).toBe(2)
  expect((await name([left.teamId, right.teamId], 1)).status).toBe(200)
  const stale = await name([left.teamId], 1)
  expect(stale.body.code).toBe('team.changed')
  expect(stale.body.current).toMatchObject({ edition: 2 })
  expect((await name([left.teamId], 2)).body.neighbours).toMatchObject([{ id: left.teamId }])
  for (const stranger of [team.teamId, village.id, (await lane(house)).team.teamId]) {
    const refused = await name([stranger], 3)
    expect(refused.body.fields).toEqual([{ path: 'teams', code: 'unknown_unit' }])
  }
})

test('fire points and water are written down once, checked on a day that has come, and taken off', async ({
  house,
}) => {
  const { head, team } = await lane(house)
  const point = {
    ...team,
    id: uuid7(),
    kind: 'fire_point' as const,
    name: 'Tủ chữa cháy đầu ngõ',
    place: { lat: 20.84, lon: 105.33 },
    checkedOn: '2024-05-01',
  }
  await house.ask(head, t.addFirePoint, point)
  const twice = await house.ask(head, t.addFirePoint, point)
  const { keeperId: _, teamId: __, ...shown } = point
  expect(twice.body.firePoints).toEqual([shown])

  const other = await house.ask(head, t.addFirePoint, { ...point, name: 'Giếng' })
  expect(other.body.code).toBe('fire_point.other_content')
  const future = await house.ask(head, t.addFirePoint, { ...point, checkedOn: tomorrow() })
  expect(future.body.fields).toEqual([{ path: 'checkedOn', code: 'day_in_future' }])
  const nowhere = await house.ask(head, t.addFirePoint, { ...point, place: { lat: 0, lon: 0 } })
  expect(nowhere.body.fields).toEqual([{ path: 'place', code: 'place_unknown' }])

  const at = { ...team, id: point.id }
  expect((await house.ask(head, t.removeFirePoint, at)).body.firePoints).toEqual([])
  expect((await house.ask(head, t.removeFirePoint, at)).body.code).toBe('fire_point.not_found')
})

test('a team is seen by its own and by those with work there; elsewhere it does not exist', async ({
  house,
}) => {
  const { commune, village, head, team, homes } = await lane(house, 1)
  const other = await teamIn(house, head, village)
  const status = async (who: Parameters<typeof house.ask>[0]) =>
    (await house.ask(who, t.read, team)).status
  const unit = { id: team.teamId, keeperId: team.keeperId }

  expect(await status(undefined)).toBe(401)
  expect(await status(await neighbour(house, team, homes[0] ?? ''))).toBe(200)
  expect(await status(await house.person('resident', unit))).toBe(200)
  for (const role of ['commune_police', 'security_team'] as const)
    expect(await status(await house.person(role, commune))).toBe(200)

  const beside = await neighbour(house, other, await homeIn(house, head, other))
  expect(await status(beside)).toBe(404)
  const inVillage = await house.person('resident', village)
  expect(await status(inVillage)).toBe(404)
  const elsewhere = await house.person('commune_police', await house.commune())
  expect(await status(elsewhere)).toBe(404)
  expect(await status(await house.person('village_head', await house.village(commune)))).toBe(404)

  for (const who of [inVillage, elsewhere])
    expect((await house.ask(who, t.list, { under: village.id })).body).toEqual([])
  expect((await house.ask(beside, t.list, { under: village.id })).body).toMatchObject([
    { team: { id: other.teamId } },
  ])
})

test('nobody sets up a team who does not answer for the place', async ({ house }) => {
  const { commune, village, team, homes } = await lane(house, 1)
  const resident = await neighbour(house, team, homes[0] ?? '')
  const elsewhere = await house.person('commune_police', await house.commune())
  const id = uuid7()
  const changes = (who: Person) => [
    house.ask(who, t.step, { ...team, step: 'homes', on: '2024-01-01' }),
    house.ask(who, t.neighbours, { ...team, edition: 1, teams: [] }),
    house.ask(who, t.addHome, { ...team, id, name: 'Nhà mới' }),
    house.ask(who, t.removeFirePoint, { ...team, id }),
    house.ask(who, t.setUp, team),
  ]
  const statuses = async (who: Person) =>
    (await Promise.all(changes(who))).map((answer) => answer.status)
  expect(await statuses(resident)).toEqual([403, 403, 403, 403, 403])
  expect(await statuses(elsewhere)).toEqual([404, 404, 404, 404, 404])

  const fresh = { keeperId: commune.id, teamId: uuid7(), parentId: village.id, name: 'Ngõ mới' }
  expect((await house.ask(resident, t.setUp, fresh)).status).toBe(403)
  expect((await house.ask(elsewhere, t.setUp, fresh)).status).toBe(404)
})
