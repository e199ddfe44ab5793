import { expect } from 'vitest'
import { activities } from '../../../contract/activities.ts'
import { type Model, models as m } from '../../../contract/models.ts'
import { reviews as r } from '../../../contract/plans.ts'
import { today } from '../../platform/days.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { type Person, test, type TestHouse } from '../../testing/house.ts'
import { counted } from '../../testing/village-model.ts'
import { active, ago, called, communeWithVillage, hold, task, working } from './reviews.fixture.ts'

type Place = Awaited<ReturnType<typeof communeWithVillage>>

const commune = ({ keeperId }: Place) => ({ keeperId, unitId: keeperId })

async function stateOf(house: TestHouse, at: { keeperId: string; id: string }) {
  const { keeperId, id } = at
  return (await house.ask(undefined, m.read, { keeperId, id })).body
}

async function planOf(
  house: TestHouse,
  as: Person | undefined,
  at: { keeperId: string; id: string },
) {
  return (await house.ask(as, r.ofModel, { keeperId: at.keeperId, modelId: at.id })).body
}

function momentsOf(history: Model['history']) {
  return history.flatMap((each) => (each.what === 'moment' ? [each.moment] : []))
}

test('raise: the model needs improvement, has its plan, and a record in its diary that counts as a review', async ({
  house,
}) => {
  const place = await communeWithVillage(house)
  const model = await active(house, place)
  const review = await called(house, place.officer, commune(place))
  const id = uuid7()
  const tasks = [task(10), task(20)]

  const held = await hold(house, place.officer, review, [
    { id, modelId: model.id, decision: 'raise', reason: 'Nửa năm chưa họp', tasks },
  ])

  expect(held.body).toMatchObject({ state: 'held', notes: 'Họp tại UBND xã', mayHold: false })
  expect(held.body.decisions).toMatchObject([
    { id, decision: 'raise', reason: 'Nửa năm chưa họp', by: 'Nguyễn Văn Thử', on: today() },
  ])
  const { state, history } = await stateOf(house, model)
  expect(state).toBe('needs_improvement')
  expect(history).toContainEqual({
    what: 'state',
    state: 'needs_improvement',
    reason: 'Nửa năm chưa họp',
    on: today(),
    by: null,
  })
  expect(history).toContainEqual({
    what: 'moment',
    moment: 'review.raise',
    on: today(),
    said: { tasks: 2 },
  })
  const plan = await planOf(house, undefined, model)
  expect(plan.tasks.map((each) => each.dueOn)).toEqual(tasks.map(({ dueOn }) => dueOn))
  expect(plan.decisions).toMatchObject([{ decision: 'raise', by: null }])
  expect((await planOf(house, place.head, model)).decisions[0]?.by).toBe('Nguyễn Văn Thử')

  const { keeperId } = model
  const record = await house.ask(place.officer, activities.read, { keeperId, id })
  expect(record.body).toMatchObject({ kind: 'model-review', attendance: 12, on: today() })
  expect(await counted(house, id)).toEqual([`model.reviews ${today().slice(0, 7)}-01 1`])
})

test('all tasks done, the next review keeps it, and it works well again', async ({ house }) => {
  const place = await communeWithVillage(house)
  const { officer, head, keeperId } = place
  const model = await active(house, place)
  const only = task(10)
  await hold(house, officer, await called(house, officer, commune(place)), [
    { modelId: model.id, decision: 'raise', tasks: [only] },
  ])
  const keep = { modelId: model.id, decision: 'keep' as const }
  await hold(house, officer, await called(house, officer, commune(place)), [keep])
  expect((await stateOf(house, model)).state).toBe('needs_improvement')

  const done = { keeperId, modelId: model.id, id: only.id, doneOn: today(), note: 'Đã họp' }
  expect((await house.ask(head, r.settleTask, done)).body).toMatchObject({ doneOn: today() })
  await hold(house, officer, await called(house, officer, commune(place)), [keep])

  const { state, history } = await stateOf(house, model)
  expect(state).toBe('active')
  expect(momentsOf(history)).toEqual(['review.raise', 'review.keep', 'review.keep'])
})

test('replicate and recognise are remembered; suspend and dissolve move the model', async ({
  house,
}) => {
  const place = await communeWithVillage(house)
  const { officer } = place
  const [spread, praised, paused, ended] = [
    await working(house, place, { name: 'Một' }),
    await working(house, place, { name: 'Hai' }),
    await working(house, place, { name: 'Ba' }),
    await working(house, place, { name: 'Bốn' }),
  ]
  const review = await called(house, officer, commune(place))
  const held = await hold(house, officer, review, [
    { modelId: spread.id, decision: 'replicate' },
    { modelId: praised.id, decision: 'recognise' },
    { modelId: paused.id, decision: 'suspend', reason: 'Trưởng nhóm đi vắng dài' },
    { modelId: ended.id, decision: 'dissolve', reason: 'Không còn việc' },
  ])
  expect(held.status, JSON.stringify(held.body)).toBe(200)

  expect((await stateOf(house, spread)).history.at(-1)).toMatchObject({
    moment: 'review.replicate',
  })
  expect((await stateOf(house, praised)).history.at(-1)).toMatchObject({
    moment: 'recognised.advanced',
  })
  expect(await stateOf(house, paused)).toMatchObject({ state: 'suspended' })
  expect(await stateOf(house, ended)).toMatchObject({ state: 'dissolved' })

  // A paused model keeps no diary: its end is decided all the same, and leaves no record there.
  const next = await called(house, officer, commune(place))
  expect(next.agenda.flatMap(({ model }) => model.id)).not.toContain(ended.id)
  const id = uuid7()
  await hold(house, officer, next, [{ id, modelId: paused.id, decision: 'dissolve' }])
  expect(await stateOf(house, paused)).toMatchObject({ state: 'dissolved' })
  expect(await counted(house, id)).toEqual([])

  const after = await called(house, officer, commune(place))
  const again = await hold(house, officer, after, [{ modelId: paused.id, decision: 'keep' }])
  expect(again.body.fields).toEqual([{ path: 'decisions.0.modelId', code: 'not_offered' }])
})

test('a model dissolved after the review was called cannot be decided about', async ({ house }) => {
  const place = await communeWithVillage(house)
  const { officer } = place
  const model = await working(house, place)
  const review = await called(house, officer, commune(place))
  const { keeperId, id } = model
  const ending = { state: 'dissolved' as const, on: today(), reason: 'Sáp nhập thôn' }
  await house.ask(officer, m.settle, { keeperId, id, edition: 4, ...ending })

  const held = await hold(house, officer, review, [{ modelId: id, decision: 'keep' }])
  expect([held.status, held.body.code]).toEqual([409, 'decision.dissolved'])
})

test('a review is held once; the same words again are the same review, and half a review is none', async ({
  house,
}) => {
  const place = await communeWithVillage(house)
  const { officer } = place
  const [one, other] = [
    await working(house, place, { name: 'Một' }),
    await working(house, place, { name: 'Hai' }),
  ]
  const review = await called(house, officer, commune(place))
  const decision = { id: uuid7(), modelId: one.id, decision: 'suspend' as const }

  const twice = await hold(house, officer, review, [decision, { ...decision, id: uuid7() }])
  expect(twice.body.fields).toEqual([{ path: 'decisions.1.modelId', code: 'decided_twice' }])
  const half = await hold(house, officer, review, [
    decision,
    { modelId: other.id, decision: 'raise' },
  ])
  expect(half.body.fields).toEqual([{ path: 'decisions.1.tasks', code: 'missing' }])
  expect(await stateOf(house, one)).toMatchObject({ state: 'launched' })

  expect((await hold(house, officer, review, [decision])).status).toBe(200)
  expect((await hold(house, officer, review, [decision])).status).toBe(200)
  const more = await hold(house, officer, review, [{ modelId: other.id, decision: 'keep' }])
  expect([more.status, more.body.code]).toEqual([409, 'review.held'])
  expect((await stateOf(house, one)).history.filter(({ what }) => what === 'state')).toHaveLength(5)
})

test('what cannot be decided is refused: of a proposal, for a day that has not come, before a later change', async ({
  house,
}) => {
  const place = await communeWithVillage(house)
  const { officer, head, keeperId } = place
  const model = await working(house, place)
  const proposed = { keeperId, id: uuid7(), unitId: place.village.id, type: 'peaceful-hamlet' }
  await house.ask(head, m.register, { ...proposed, name: 'Xóm nhỏ' })

  const review = await called(house, officer, commune(place))
  const early = await hold(house, officer, review, [
    { modelId: proposed.id, decision: 'recognise' },
  ])
  expect(early.body.fields).toEqual([{ path: 'decisions.0.decision', code: 'not_in_this_state' }])
  expect(review.agenda.find((each) => each.model.id === proposed.id)?.open).toEqual([
    'keep',
    'dissolve',
  ])

  const ask = { ...commune(place), kind: 'interim' as const }
  const tomorrow = await house.ask(officer, r.call, { ...ask, id: uuid7(), on: ago(-1) })
  const yet = await hold(house, officer, tomorrow.body, [{ modelId: model.id, decision: 'keep' }])
  expect([yet.status, yet.body.code]).toEqual([409, 'review.not_yet'])

  const past = await house.ask(officer, r.call, { ...ask, id: uuid7(), on: ago(41) })
  const older = await hold(house, officer, past.body, [{ modelId: model.id, decision: 'suspend' }])
  expect([older.status, older.body.code]).toEqual([409, 'decision.older_than_state'])
  const back = await house.ask(officer, r.call, { ...ask, id: uuid7(), on: ago(1), since: ago(1) })
  expect(back.body.fields).toEqual([{ path: 'since', code: 'after_review' }])
})

test('a review belongs to its commune: others do not find it, its villagers do not read it, its province does', async ({
  house,
}) => {
  const place = await communeWithVillage(house)
  const other = await communeWithVillage(house)
  const { keeperId, officer } = place
  const model = await working(house, place)
  const review = await called(house, officer, commune(place))
  const at = { keeperId, id: review.id }
  const province = await house.db
    .selectFrom('units.unit')
    .selectAll()
    .where('id', '=', place.commune.parentId ?? '')
    .executeTakeFirstOrThrow()
  const above = await house.person('province_police', province)
  const strange = await house.person('province_police', await house.province())

  const read = async (as: Person | undefined) => (await house.ask(as, r.read, at)).status
  expect(await read(undefined)).toBe(401)
  expect(await read(other.officer)).toBe(404)
  expect(await read(strange)).toBe(404)
  expect(await read(place.head)).toBe(403)
  expect(await read(above)).toBe(200)
  expect((await house.ask(other.officer, r.list, { keeperId })).status).toBe(404)
  expect((await house.ask(above, r.list, { keeperId })).body.reviews).toHaveLength(1)

  expect((await hold(house, other.officer, review, [])).status).toBe(404)
  const decided = [{ modelId: model.id, decision: 'suspend' as const }]
  expect((await hold(house, above, review, decided)).status).toBe(403)
  const foreign = { keeperId, id: uuid7(), unitId: keeperId, kind: 'final' as const, on: today() }
  expect((await house.ask(other.officer, r.call, foreign)).status).toBe(404)
  expect((await house.ask(place.head, r.call, foreign)).status).toBe(403)
})

test('a plan is worked on by the village and the commune; its tasks are done, and undone', async ({
  house,
}) => {
  const place = await communeWithVillage(house)
  const other = await communeWithVillage(house)
  const { head, keeperId } = place
  const { id: modelId } = await working(house, place)
  const late = { ...task(-1), keeperId, modelId }

  expect((await house.ask(other.head, r.addTask, late)).status).toBe(404)
  const resident = await house.person('resident', place.village)
  expect((await house.ask(resident, r.addTask, late)).status).toBe(403)
  expect((await house.ask(head, r.addTask, late)).body).toMatchObject({ late: true, doneOn: null })
  expect((await house.ask(head, r.addTask, late)).status).toBe(200)
  const clash = await house.ask(head, r.addTask, { ...late, what: 'Việc khác' })
  expect(clash.body.code).toBe('task.other_content')

  const at = { keeperId, modelId, id: late.id }
  const future = await house.ask(head, r.settleTask, { ...at, doneOn: ago(-1) })
  expect(future.body.fields).toEqual([{ path: 'doneOn', code: 'day_in_future' }])
  const done = await house.ask(head, r.settleTask, { ...at, doneOn: today(), note: 'Xong' })
  expect(done.body).toMatchObject({ doneOn: today(), note: 'Xong', late: false })
  const notes = async (who?: typeof head) =>
    (await planOf(house, who, { keeperId, id: modelId })).tasks.map(({ note }) => note)
  // What was noted may speak of somebody: it is for those who keep the model.
  expect([await notes(head), await notes(resident), await notes()]).toEqual([['Xong'], [''], ['']])
  const undone = await house.ask(place.officer, r.settleTask, { ...at, doneOn: null })
  expect(undone.body).toMatchObject({ doneOn: null, late: true })
  expect((await planOf(house, resident, { keeperId, id: modelId })).tasks).toHaveLength(1)
})
