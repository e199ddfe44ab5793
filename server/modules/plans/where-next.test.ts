import { expect } from 'vitest'
import { accounts as a } from '../../../contract/accounts.ts'
import { models as m } from '../../../contract/models.ts'
import { units as u } from '../../../contract/units.ts'
import { whereNext as w } from '../../../contract/where-next.ts'
import { today } from '../../platform/days.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { test } from '../../testing/house.ts'
import { makeAllFit } from './module.ts'
import { describe, modelAt, short } from './where.fixture.ts'

const type = 'mediation-group'

test('places are found for a model by a sum that can be worked out by hand', async ({ house }) => {
  const commune = await house.commune()
  const officer = await house.person('commune_police', commune)
  const village = () => house.village(commune)
  const like = { households: 200, terrain: 'delta', livelihood: 'farming' } as const
  const original = await village()
  await describe(house, officer, original, like)
  const model = await modelAt(house, officer, original, type)

  const twin = await village()
  await describe(house, officer, twin, { ...like, meetingPlace: true, disputes: 2, team: true })
  await house.person('village_head', twin)
  const small = await village()
  await describe(house, officer, small, {
    households: 100,
    terrain: 'highland',
    livelihood: 'farming',
    meetingPlace: false,
  })
  await house.person('village_head', small)
  const large = await village()
  await describe(house, officer, large, {
    households: 400,
    terrain: 'delta',
    livelihood: 'trade',
    meetingPlace: true,
    disputes: 2,
    team: true,
  })
  const unknown = await village()
  await house.person('village_head', unknown)
  const having = await village()
  await modelAt(house, officer, having, type)
  const closed = await village()
  await describe(house, officer, closed, like)
  const ending = { keeperId: commune.id, id: closed.id, edition: 2, from: today() }
  expect((await house.ask(officer, u.close, ending)).status).toBe(200)
  await makeAllFit(house.house)

  const asked = { model: `${model.keeperId}/${model.id}`, under: commune.id }
  const { body } = await house.ask(officer, w.find, asked)

  expect(body).toMatchObject({
    model: { id: model.id, type },
    original: { unit: { id: original.id }, households: 200 },
    rating: null,
    lacking: 4,
  })
  expect(body.places.map(({ unit, points }) => [unit.id, points])).toEqual([
    [twin.id, 100],
    [large.id, 50],
    [small.id, 35],
    [unknown.id, 15],
  ])
  expect(body.places.map(({ reasons }) => short(reasons))).toEqual([
    [
      'size 20/20 known',
      'terrain 10/10 same',
      'livelihood 10/10 same',
      'problems 30/30 recorded',
      'head 15/15 has',
      'meetingPlace 5/5 has',
      'team 10/10 has',
    ],
    [
      'size 10/20 known',
      'terrain 10/10 same',
      'livelihood 0/10 other',
      'problems 15/30 recorded',
      'head 0/15 lacks',
      'meetingPlace 5/5 has',
      'team 10/10 has',
    ],
    [
      'size 10/20 known',
      'terrain 0/10 other',
      'livelihood 10/10 same',
      'problems 0/30 none',
      'head 15/15 has',
      'meetingPlace 0/5 lacks',
      'team 0/10 lacks',
    ],
    [
      'size 0/20 unknown_here',
      'terrain 0/10 unknown_here',
      'livelihood 0/10 unknown_here',
      'problems 0/30 none',
      'head 15/15 has',
      'meetingPlace 0/5 unknown_here',
      'team 0/10 lacks',
    ],
  ])
  expect(body.places[1]?.reasons).toMatchObject([
    { said: { here: 400, there: 200 } },
    { said: { here: 'delta', there: 'delta' } },
    { said: { here: 'trade', there: 'farming' } },
    { problems: { dispute: 2 } },
    {},
    {},
    { said: { teams: 1 } },
  ])
})

test('what is known of a place follows what happens there', async ({ house }) => {
  const commune = await house.commune()
  const police = await house.person('commune_police', commune)
  const committee = await house.person('commune_committee', commune)
  const [original, place] = [await house.village(commune), await house.village(commune)]
  const model = await modelAt(house, police, original, type)
  await makeAllFit(house.house)
  const found = async () => {
    await house.settle()
    const asked = { model: `${model.keeperId}/${model.id}`, under: place.id }
    const { places } = (await house.ask(police, w.find, asked)).body
    return places.flatMap(({ reasons }) => reasons.filter(({ points }) => points > 0))
  }
  expect(await found()).toEqual([])

  const { accountId } = await house.person('mediator', place)
  const post = { keeperId: commune.id, accountId, role: 'village_head', unitId: place.id } as const
  const granted = await house.ask(committee, a.grantPost, post)
  expect(granted.status).toBe(200)
  expect(short(await found())).toEqual(['head 15/15 has'])
  await house.ask(committee, a.endPost, { keeperId: commune.id, id: granted.body.id })
  expect(await found()).toEqual([])

  await describe(house, police, place, { meetingPlace: true, team: true })
  expect(short(await found())).toEqual(['meetingPlace 5/5 has', 'team 10/10 has'])

  const tried = { keeperId: commune.id, id: uuid7(), unitId: place.id, type, name: 'Tổ hoà giải' }
  await house.ask(police, m.register, tried)
  await house.settle()
  const asked = { model: `${model.keeperId}/${model.id}`, under: place.id }
  expect((await house.ask(police, w.find, asked)).body).toMatchObject({ lacking: 0, places: [] })
})

test('a team among the neighbours gives its village the model, and looks out from it', async ({
  house,
}) => {
  const commune = await house.commune()
  const officer = await house.person('commune_police', commune)
  const [original, other] = [await house.village(commune), await house.village(commune)]
  const team = { keeperId: commune.id, id: uuid7(), parentId: original.id }
  const named = { kind: 'household_team', title: 'Tổ liên gia', name: 'Xóm Đình' } as const
  await house.ask(officer, u.create, { ...team, ...named })
  await describe(house, officer, original, { households: 80 })
  const model = await modelAt(
    house,
    officer,
    { ...original, id: team.id },
    'fire-safe-inter-household-team',
  )
  await makeAllFit(house.house)

  const asked = { model: `${model.keeperId}/${model.id}`, under: commune.id }
  const { body } = await house.ask(officer, w.find, asked)
  expect(body.original).toMatchObject({ unit: { id: original.id }, households: 80 })
  expect(body.places.map(({ unit }) => unit.id)).toEqual([other.id])
})

test('nobody looks for places for what cannot be carried on, or without a part in it', async ({
  house,
}) => {
  const commune = await house.commune()
  const officer = await house.person('commune_police', commune)
  const village = await house.village(commune)
  const model = await modelAt(house, officer, village, type)
  const key = `${model.keeperId}/${model.id}`
  const ask = async (by: Parameters<typeof house.ask>[0], of = key) =>
    (await house.ask(by, w.find, { model: of })).body.code

  expect(await ask(undefined)).toBe('sign_in.first')
  expect(await ask(await house.person('resident', village))).toBe('not_allowed')
  expect(await ask(officer, `${commune.id}/${uuid7()}`)).toBe('model.not_found')
  const whole = await modelAt(house, officer, commune, 'drug-free-commune')
  expect(await ask(officer, `${whole.keeperId}/${whole.id}`)).toBe('model.unit_kind')
  const end = { ...model, edition: 4, state: 'dissolved', on: today(), reason: 'Hết' } as const
  expect((await house.ask(officer, m.settle, end)).status).toBe(200)
  expect(await ask(officer)).toBe('model.copied_from_dissolved')
})

test('the ground of a village is written by those who answer for it, once at a time', async ({
  house,
}) => {
  const commune = await house.commune()
  const village = await house.village(commune)
  const head = await house.person('village_head', village)
  const given = { keeperId: commune.id, id: village.id, edition: 0, meetingPlace: true }
  const delta = { ...given, terrain: 'delta', livelihood: 'fishing' } as const

  expect((await house.ask(undefined, w.ground, { id: village.id })).body).toMatchObject({
    terrain: null,
    edition: 0,
  })
  const written = await house.ask(head, w.describeGround, delta)
  expect(written.body).toMatchObject({ terrain: 'delta', livelihood: 'fishing', edition: 1 })
  expect((await house.ask(head, w.describeGround, delta)).body).toEqual(written.body)
  const late = await house.ask(head, w.describeGround, { ...delta, terrain: 'coast' })
  expect(late.body).toMatchObject({ code: 'ground.changed', current: { edition: 1 } })
  const next = await house.ask(head, w.describeGround, { ...delta, terrain: 'coast', edition: 1 })
  expect(next.body).toMatchObject({ terrain: 'coast', edition: 2 })

  const province = { id: commune.parentId ?? '', keeperId: commune.parentId ?? '' }
  const above = await house.person('province_police', province)
  const fromAbove = { ...delta, terrain: 'island', edition: 2 } as const
  expect((await house.ask(above, w.describeGround, fromAbove)).body.terrain).toBe('island')
  const stranger = await house.person('village_head', await house.village())
  expect((await house.ask(stranger, w.describeGround, delta)).body.code).toBe('unit.not_found')
  const neighbour = await house.person('village_head', await house.village(commune))
  expect((await house.ask(neighbour, w.describeGround, delta)).body.code).toBe('not_allowed')
  const police = await house.person('commune_police', commune)
  const wrong = { ...delta, id: commune.id }
  expect((await house.ask(police, w.describeGround, wrong)).body.code).toBe(
    'ground.not_residential',
  )
})
