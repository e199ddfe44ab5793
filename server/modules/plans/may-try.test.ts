import { expect } from 'vitest'
import { whereNext as w } from '../../../contract/where-next.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { test, type TestHouse } from '../../testing/house.ts'
import { makeAllFit } from './module.ts'
import { describe } from './where.fixture.ts'

type Place = { id: string; keeperId: string }
type Rating = 'effective' | 'average'

/** A model that has been at work in a village for years. */
async function modelIn({ db }: TestHouse, { id: unitId, keeperId }: Place, type: string) {
  const id = uuid7()
  const known = { type, typeVersion: 1, name: 'Mô hình', startedOn: '2022-06-10' }
  await db
    .insertInto('models.model')
    .values({ keeperId, id, unitId, ...known, state: 'active', registeredBy: keeperId })
    .execute()
  return { keeperId, id }
}

/** What was decided of a model, as a review would leave it. */
async function judged(
  { db }: TestHouse,
  { keeperId, id }: Place,
  unitId: string,
  { rating, points, at }: { rating: Rating; points: number; at: string },
) {
  const days = { fromDay: '2025-01-01', toDay: '2025-12-31', at: new Date(`${at}T03:00:00Z`) }
  const said = { points, suggested: rating, rating, reason: 'Đã xem sổ', parts: '[]' }
  await db
    .insertInto('standards.judgement')
    .values({ keeperId, id: uuid7(), modelId: id, unitId, ...days, ...said, byId: keeperId })
    .execute()
}

test('a village is shown what it lacks, from the nearest place where it was judged effective', async ({
  house,
}) => {
  const province = await house.province()
  const [ours, theirs] = [await house.commune(province), await house.commune(province)]
  const [here, neighbour, far] = [
    await house.village(ours),
    await house.village(ours),
    await house.village(theirs),
  ]
  const police = await house.person('commune_police', ours)
  const effective = { rating: 'effective', points: 82, at: '2026-02-03' } as const
  await describe(house, police, here, { households: 100 })
  await describe(house, police, neighbour, { households: 200 })

  // Judged better, but in another commune; and the neighbour’s, once average and now effective.
  const better = await modelIn(house, far, 'mediation-group')
  await judged(house, better, far.id, { ...effective, points: 99 })
  const near = await modelIn(house, neighbour, 'mediation-group')
  await judged(house, near, neighbour.id, { rating: 'average', points: 60, at: '2025-02-03' })
  await judged(house, near, neighbour.id, effective)
  // Effective once, average since: nobody is sent there.
  const faded = await modelIn(house, neighbour, 'security-gong')
  await judged(house, faded, neighbour.id, { ...effective, at: '2025-02-03' })
  await judged(house, faded, neighbour.id, { rating: 'average', points: 60, at: '2026-02-03' })
  // Here already.
  const had = await modelIn(house, here, 'security-light')
  await judged(house, had, here.id, effective)
  const lit = await modelIn(house, neighbour, 'security-light')
  await judged(house, lit, neighbour.id, effective)
  // In another province: the last resort.
  const abroad = await house.village()
  const lone = await modelIn(house, abroad, 'safe-hamlet')
  await judged(house, lone, abroad.id, effective)
  await makeAllFit(house.house)

  const resident = await house.person('resident', here)
  const { body } = await house.ask(resident, w.mayTry, { id: here.id })
  expect(
    body.map(({ type, original, near: how, points }) => [type, original.id, how, points]),
  ).toEqual([
    ['mediation-group', near.id, 'commune', 10],
    ['safe-hamlet', lone.id, 'country', 0],
  ])
  expect(body[0]).toMatchObject({
    unit: { id: neighbour.id },
    commune: { id: ours.id },
    judged: { points: 82, on: '2026-02-03' },
  })
  expect(body[0]?.reasons[0]).toMatchObject({ part: 'size', said: { here: 100, there: 200 } })

  expect((await house.ask(undefined, w.mayTry, { id: here.id })).body).toMatchObject({
    code: 'sign_in.first',
  })
  expect((await house.ask(resident, w.mayTry, { id: ours.id })).body).toEqual([])
  expect((await house.ask(resident, w.mayTry, { id: uuid7() })).status).toBe(404)
})
