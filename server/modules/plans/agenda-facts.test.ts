import { sql } from 'kysely'
import { expect } from 'vitest'
import { models as m } from '../../../contract/models.ts'
import { campaigns as c, reviews as r } from '../../../contract/plans.ts'
import { daysLater, firstDay, monthOf, monthsLater, today } from '../../platform/days.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { test } from '../../testing/house.ts'
import { launch, modelIn } from '../../testing/village-model.ts'
import {
  active,
  ago,
  called,
  communeWithVillage,
  hold,
  reasonsFor,
  task,
  working,
} from './reviews.fixture.ts'

test('the first review hears what happened in three months; the next only what came after', async ({
  house,
}) => {
  const place = await communeWithVillage(house)
  const model = await working(house, place)
  const of = { keeperId: place.keeperId, unitId: place.commune.id }

  const first = await called(house, place.officer, of)
  expect(first.since).toBe(ago(90))
  expect(reasonsFor(first, model)).toEqual([['launched', { on: ago(40) }]])
  expect((await hold(house, place.officer, first, [])).status).toBe(200)

  const second = await called(house, place.officer, of)
  expect(reasonsFor(second, model)).toBeUndefined()
  expect(second.quiet.map((each) => each.model.id)).toEqual([model.id])
})

test('what was written down after a review was called is news to the next, whatever day it is about', async ({
  house,
}) => {
  const place = await communeWithVillage(house)
  const { officer, keeperId } = place
  const of = { keeperId, unitId: place.village.id }
  const first = await called(house, officer, of)
  const late = await working(house, place, { on: ago(80) })
  await hold(house, officer, first, [])

  const second = await called(house, officer, of)
  expect(reasonsFor(second, late)).toEqual([['launched', { on: ago(80) }]])
})

test('a suggestion that fell or rose a band, and questions that are open to officers', async ({
  house,
}) => {
  const place = await communeWithVillage(house)
  const { officer, keeperId } = place
  const [falls, rises, stays] = [
    await working(house, place, { name: 'Một' }),
    await working(house, place, { name: 'Hai' }),
    await working(house, place, { name: 'Ba' }),
  ]
  const of = { keeperId, unitId: place.commune.id }
  await hold(house, officer, await called(house, officer, of), [])
  const month = firstDay(monthsLater(monthOf(today()), -1))
  const scored = (modelId: string, at: string, points: number, suggested: string) =>
    sql`
    insert into standards.score (keeper_id, model_id, month, from_day, to_day, rubric, version, points, suggested, parts)
    values (${keeperId}, ${modelId}, ${at}, ${at}, ${at}, 'evidence', 1, ${points}, ${suggested}, '{}')`.execute(
      house.db,
    )
  const now = firstDay(monthOf(today()))
  await scored(falls.id, month, 85, 'effective')
  await scored(falls.id, now, 49.9, 'poor')
  await scored(rises.id, month, 60, 'average')
  await scored(rises.id, now, 82.5, 'effective')
  await scored(stays.id, month, 60, 'average')
  await scored(stays.id, now, 79, 'average')
  const flag = (modelId: string, openFrom: string) =>
    sql`
    insert into standards.flag (keeper_id, id, model_id, kind, mark, said, seen_on, open_from)
    values (${keeperId}, gen_random_uuid(), ${modelId}, 'batch', ${openFrom}, '{}', ${today()}, ${openFrom})`.execute(
      house.db,
    )
  await flag(falls.id, today())
  await flag(stays.id, daysLater(today(), 1))

  const review = await called(house, officer, of)

  expect(reasonsFor(review, falls)).toEqual([
    ['flags', { count: 1 }],
    ['fell.poor', { points: 49.9 }],
  ])
  expect(reasonsFor(review, rises)).toEqual([['rose.effective', { points: 82.5 }]])
  expect(reasonsFor(review, stays)).toBeUndefined()
  expect(review.agenda.map(({ model }) => model.id)).toEqual([falls.id, rises.id])
})

test('a judgement, a change of state, a copy that was launched', async ({ house }) => {
  const place = await communeWithVillage(house)
  const { officer, keeperId } = place
  const [judged, paused, original] = [
    await working(house, place, { name: 'Một' }),
    await working(house, place, { name: 'Hai' }),
    await working(house, place, { name: 'Ba' }),
  ]
  const of = { keeperId, unitId: place.commune.id }
  await hold(house, officer, await called(house, officer, of), [])

  await sql`
    insert into standards.judgement (keeper_id, id, model_id, unit_id, from_day, to_day, points, suggested, rating,
                                     reason, parts, by_id)
    values (${keeperId}, gen_random_uuid(), ${judged.id}, ${place.village.id}, ${ago(90)}, ${today()}, 44, 'average',
            'poor', 'x', '[]', ${officer.accountId})`.execute(house.db)
  const second = await called(house, officer, of, ago(1))
  await hold(house, officer, second, [{ modelId: paused.id, decision: 'suspend' }])
  const village = await house.village(place.commune)
  const head = await house.person('village_head', village)
  const copy = { copiedFrom: { keeperId, id: original.id } }
  await working(house, { village, officer, head }, { ...copy, on: today() })

  const review = await called(house, officer, of, ago(1))
  expect(reasonsFor(review, judged)).toEqual([['judged.poor', { points: 44 }]])
  expect(reasonsFor(review, paused)).toEqual([['state.suspended', { on: today() }]])
  expect(reasonsFor(review, original)).toEqual([['copies', { count: 1 }]])

  // What a review decided itself is not news to the next.
  const next = await called(house, officer, of)
  expect(reasonsFor(next, paused)).toBeUndefined()
  expect(reasonsFor(next, original)).toEqual([['copies', { count: 1 }]])
})

test('silence of ninety days, not of eighty-nine', async ({ house }) => {
  const place = await communeWithVillage(house)
  const of = { keeperId: place.keeperId, unitId: place.commune.id }
  const quiet = await working(house, place, { on: ago(90), name: 'Một' })
  const not = await working(house, place, { on: ago(89), name: 'Hai' })

  const review = await called(house, place.officer, of, ago(1))
  expect(reasonsFor(review, quiet)).toEqual([['silent', { days: 90 }]])
  expect(reasonsFor(review, not)).toBeUndefined()
})

test('tasks that are overdue, and a plan of which nothing is left to do', async ({ house }) => {
  const place = await communeWithVillage(house)
  const { officer, head, keeperId } = place
  const model = await active(house, place)
  const of = { keeperId, unitId: place.commune.id }
  const tasks = [task(0), task(5)]
  const decided = { modelId: model.id, decision: 'raise' as const, tasks }
  await hold(house, officer, await called(house, officer, of), [decided])
  expect(reasonsFor(await called(house, officer, of), model)).toBeUndefined()

  const late = { ...task(-1), keeperId, modelId: model.id }
  await house.ask(head, r.addTask, late)
  expect(reasonsFor(await called(house, officer, of), model)).toEqual([['overdue', { count: 1 }]])

  for (const { id } of [...tasks, late])
    await house.ask(head, r.settleTask, { keeperId, modelId: model.id, id, doneOn: today() })
  const again = await called(house, officer, of)
  expect(reasonsFor(again, model)).toEqual([['tasks_done', { count: 3 }]])
})

test('a covenant by which fewer stand, and signatures that run out soon', async ({ house }) => {
  const place = await communeWithVillage(house)
  const { officer, head, keeperId } = place
  const model = await working(house, place)
  const covenant = uuid7()
  await sql`
    insert into meetings.covenant (keeper_id, id, model_id, unit_id, kind, title, signer, signers, named, money, made_by)
    values (${keeperId}, ${covenant}, ${model.id}, ${place.village.id}, 'convention', 'Quy ước', 'household', 10, true,
            false, ${head.accountId})`.execute(house.db)
  await sql`
    insert into meetings.version (keeper_id, covenant_id, number, text, made_by, state, from_day)
    values (${keeperId}, ${covenant}, 1, 'Điều 1', ${head.accountId}, 'recognised', ${ago(400)})`.execute(
    house.db,
  )
  const signed = (mark: string, on: string, until: string) =>
    sql`
    insert into meetings.signature (keeper_id, id, covenant_id, number, mark, way, signed_on, until)
    values (${keeperId}, gen_random_uuid(), ${covenant}, 1, ${mark}, 'sheet', ${on}, ${until})`.execute(
      house.db,
    )
  // Seven of ten stood by it when the last review was held; two of them no longer do, one runs out in 30 days.
  for (const mark of ['a', 'b', 'c', 'd']) await signed(mark, ago(300), daysLater(today(), 65))
  await signed('e', ago(335), daysLater(today(), 30))
  await signed('f', ago(366), ago(1))
  await signed('g', ago(367), ago(2))

  const of = { keeperId, unitId: place.commune.id }
  const review = await called(house, officer, of, ago(10))
  expect(reasonsFor(review, model)).toEqual([
    ['covenant_fell', { from: 70, to: 50 }],
    ['covenant_renew', { count: 1 }],
  ])
})

test('a campaign with fewer copies than it should have by now', async ({ house }) => {
  const place = await communeWithVillage(house)
  const { officer, keeperId } = place
  const model = await working(house, place)
  const of = { keeperId, unitId: place.commune.id }
  const begun = await house.ask(officer, c.begin, {
    ...of,
    id: uuid7(),
    model: { keeperId, id: model.id },
    name: 'Nhân rộng',
    target: 68,
    from: ago(50),
    to: daysLater(today(), 50),
    reason: 'Hiệu quả',
  })
  expect(begun.status, JSON.stringify(begun.body)).toBe(200)

  const review = await called(house, officer, of, ago(1))
  expect(reasonsFor(review, model)).toEqual([
    ['behind', { name: 'Nhân rộng', setUp: 0, expected: 34 }],
  ])
})

test('trouble that the model is there to answer, and no other', async ({ house }) => {
  const place = await communeWithVillage(house)
  const model = await working(house, place)
  const month = Number(today().slice(5, 7))
  const upto = Array.from({ length: 12 }, (_, at) => (at + 1 < month ? 0 : 7))
  const recorded = (indicator: string) =>
    sql`
    insert into indicators.yearly (unit_id, year, indicator, upto)
    values (${place.village.id}, ${Number(today().slice(0, 4))}, ${indicator}, ${upto})`.execute(
      house.db,
    )
  await recorded('dispute.received')
  await recorded('fire.incidents')

  const of = { keeperId: place.keeperId, unitId: place.commune.id }
  const review = await called(house, place.officer, of, ago(1))
  expect(reasonsFor(review, model)).toEqual([
    ['incidents', { count: 7, month: firstDay(monthOf(ago(1))) }],
  ])
})

test('a province is told of the models of its communes, and decides nothing about them', async ({
  house,
}) => {
  const province = await house.province()
  const commune = await house.commune(province)
  const village = await house.village(commune)
  const officer = await house.person('commune_committee', commune)
  const head = await house.person('village_head', village)
  const above = await house.person('province_committee', province)
  const model = { ...modelIn(village), foundedOn: ago(20) }
  await house.ask(head, m.register, model)
  await launch(house, officer, model, ago(20))

  const review = await called(house, above, { keeperId: province.id, unitId: province.id })
  expect(reasonsFor(review, model)).toEqual([['launched', { on: ago(20) }]])
  expect(review.agenda[0]?.open).toEqual([])
  const decided = await hold(house, above, review, [{ modelId: model.id, decision: 'keep' }])
  expect(decided.body).toMatchObject({
    fields: [{ path: 'decisions.0.modelId', code: 'not_offered' }],
  })
  expect((await hold(house, above, review, [])).body).toMatchObject({ state: 'held' })
})
