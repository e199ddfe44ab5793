import { sql } from 'kysely'
import { expect } from 'vitest'
import { models as m } from '../../../contract/models.ts'
import { setUp as s, type SetUp } from '../../../contract/set-up.ts'
import { today } from '../../platform/days.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { test } from '../../testing/house.ts'
import { photoOf } from '../../testing/kept-photo.ts'
import { modelIn } from '../../testing/village-model.ts'
import { begun, finish, stepIn } from './set-up.fixture.ts'

const steps = ['survey', 'plan', 'consult', 'groups', 'covenant', 'decision', 'board', 'regulation']
const after = ['equipment', 'launch', 'activities', 'slips', 'review', 'rate']

test('a village goes the whole way, and its model with it', async ({ house }) => {
  const commune = await house.commune()
  const village = await house.village(commune)
  const officer = await house.person('commune_committee', commune)
  const { head, at, way } = await begun(house, village)
  expect(way.steps.map(({ step }) => step)).toEqual([...steps, ...after])
  expect(stepIn(way, 'survey')).toMatchObject({ dueOn: '2022-06-08', late: true, state: 'open' })
  expect(stepIn(way, 'decision').waitsFor).toHaveLength(3)

  let now: SetUp = way
  const done = async (as: typeof head, said: Parameters<typeof finish>[3]) => {
    const answer = await finish(house, as, now, said)
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    now = answer.body
  }
  await done(head, { step: 'survey', on: '2022-06-05', lesson: 'Đi vào buổi tối', note: 'Riêng' })
  expect(now.model.state).toBe('consulting')
  const proof = [await photoOf(house, at.keeperId, head, uuid7())]
  await done(head, { step: 'consult', on: '2022-06-20', evidence: proof })
  await done(head, { step: 'groups', on: '2022-06-21' })
  await done(head, { step: 'covenant', on: '2022-06-28' })
  await done(officer, { step: 'decision', on: '2022-07-05', decision: '45/QĐ-UBND' })
  expect(now.model).toMatchObject({ state: 'approved', decision: '45/QĐ-UBND' })
  await done(officer, { step: 'launch', on: '2022-07-20', evidence: proof })
  expect(now.model.state).toBe('launched')

  const { body } = await house.ask(head, m.read, { keeperId: at.keeperId, id: at.modelId })
  // What is noted at a step is not told to everybody.
  expect(JSON.stringify(body)).not.toContain('Riêng')
  expect(body).toMatchObject({ decidedOn: '2022-07-05', foundedOn: '2022-07-05' })
  expect(body.history).toContainEqual({
    what: 'moment',
    moment: 'founded',
    on: '2022-07-05',
    said: { decision: '45/QĐ-UBND' },
  })
})

test('what must be done in order is; the rest is only advised', async ({ house }) => {
  const commune = await house.commune()
  const village = await house.village(commune)
  const officer = await house.person('commune_police', commune)
  const { head, at, way } = await begun(house, village)
  const on = '2022-07-01'
  const decision = '1/QĐ-UBND'
  const codeOf = async (as: typeof head, said: Parameters<typeof finish>[3]) => {
    const { status, body } = await finish(house, as, way, said)
    return [status, body.fields?.[0]?.code ?? body.code]
  }

  expect(await codeOf(head, { step: 'decision', on, decision })).toEqual([403, 'step.for_deciders'])
  expect(await codeOf(officer, { step: 'decision', on, decision })).toEqual([
    409,
    'step.vote_first',
  ])
  expect(await codeOf(officer, { step: 'decision', on })).toEqual([400, 'missing'])
  expect(await codeOf(officer, { step: 'launch', on })).toEqual([409, 'step.decision_first'])
  expect(await codeOf(head, { step: 'consult', on })).toEqual([400, 'proof_missing'])
  expect(await codeOf(head, { step: 'consult', on, evidence: [uuid7()] })).toEqual([400, 'unknown'])
  expect(await codeOf(head, { step: 'survey', on: '2999-01-01' })).toEqual([400, 'day_in_future'])
  expect(await codeOf(head, { step: 'regulation', on })).toEqual([200, undefined])
  const { body } = await house.ask(head, s.read, at)
  expect(body.steps.filter(({ state }) => state === 'done').map(({ step }) => step)).toEqual([
    'regulation',
  ])
})

test('there is one founding decision; a second is refused wherever it comes from', async ({
  house,
}) => {
  const commune = await house.commune()
  const village = await house.village(commune)
  const officer = await house.person('commune_committee', commune)
  const { at, way } = await begun(house, village)
  for (const name of ['consult', 'groups', 'covenant']) {
    const { id: stepId, edition } = stepIn(way, name)
    const left = { ...at, stepId, edition, reason: 'Đã làm từ năm trước' }
    expect((await house.ask(officer, s.leaveOut, left)).status).toBe(200)
  }
  const first = { step: 'decision', on: '2022-07-05', decision: '45/QĐ-UBND' }
  const twice = await Promise.all([
    finish(house, officer, way, first),
    finish(house, officer, way, { ...first, decision: '46/QĐ-UBND' }),
  ])
  expect(twice.map(({ status }) => status).sort()).toEqual([200, 409])
  const refused = twice.find(({ status }) => status === 409)
  expect(refused?.body.code).toBe('model.founded_already')
  const stands = twice.find(({ status }) => status === 200)?.body.model.decision ?? ''
  // The same once more is the same decision.
  expect((await finish(house, officer, way, { ...first, decision: stands })).status).toBe(200)

  const model = { keeperId: at.keeperId, id: at.modelId }
  const { edition } = (await house.ask(officer, m.read, model)).body
  const over = await house.ask(officer, m.change, { ...model, edition, decision: '99/QĐ-UBND' })
  expect(over).toMatchObject({ status: 409, body: { code: 'model.founded_already' } })
  const told = await house.db
    .selectFrom('models.moment')
    .select('said')
    .where('modelId', '=', at.modelId)
    .execute()
  expect(told).toEqual([{ said: { decision: stands } }])
})

test('a copy begins with the way of its original: its lessons, its own steps, what it left out', async ({
  house,
}) => {
  const village = await house.village()
  const { head, model, at, way } = await begun(house, village)
  const own = { ...at, stepId: uuid7(), kind: 'equipment', name: 'Dựng chòi gác' } as const
  await house.ask(head, s.add, own)
  expect((await house.ask(head, s.add, own)).body.steps).toHaveLength(way.steps.length + 1)
  const learnt = {
    ...at,
    stepId: stepIn(way, 'survey').id,
    edition: 1,
    lesson: 'Hỏi già làng trước',
  }
  await house.ask(head, s.learn, learnt)
  for (const name of ['groups', 'consult', 'board']) {
    const { id: stepId } = stepIn(way, name)
    await house.ask(head, s.leaveOut, { ...at, stepId, edition: 1, reason: 'Bản nhỏ' })
  }

  const elsewhere = await house.village()
  const copy = await begun(house, elsewhere, {
    copiedFrom: { keeperId: model.keeperId, id: model.id },
    changedFromOriginal: 'Họp theo cụm',
  })
  const told = (name: string) => stepIn(copy.way, name)
  expect(copy.way.model.changedFromOriginal).toBe('Họp theo cụm')
  expect(told('survey')).toMatchObject({ told: 'Hỏi già làng trước', lesson: '', state: 'open' })
  expect(told(`own-${own.stepId}`).name.vi).toBe('Dựng chòi gác')
  expect(told('board')).toMatchObject({ state: 'left_out', note: 'Bản nhỏ' })
  // Its own people have not been asked because others were not.
  expect([told('consult').state, told('groups').state]).toEqual(['open', 'open'])
})

test('a step done by mistake is opened again; a decision is not', async ({ house }) => {
  const commune = await house.commune()
  const village = await house.village(commune)
  const officer = await house.person('commune_committee', commune)
  const { head, at, way } = await begun(house, village)
  const done = (await finish(house, head, way, { step: 'survey', on: '2022-06-05' })).body
  const stale = { ...at, stepId: stepIn(way, 'survey').id, edition: 1 }
  const late = await house.ask(head, s.reopen, stale)
  expect(late).toMatchObject({ status: 409, body: { code: 'step.changed' } })
  expect((late.body as { current?: SetUp }).current?.steps[0]?.doneOn).toBe('2022-06-05')
  const moved = { ...stale, dueOn: '2022-06-30' }
  expect((await house.ask(head, s.schedule, moved)).body.code).toBe('step.changed')
  const again = await house.ask(head, s.reopen, { ...stale, edition: 2 })
  expect(stepIn(again.body, 'survey')).toMatchObject({ state: 'open', doneOn: null })
  expect(stepIn(done, 'survey').state).toBe('done')
  const later = await house.ask(head, s.schedule, { ...moved, edition: 3, dueOn: today() })
  expect(stepIn(later.body, 'survey')).toMatchObject({ dueOn: today(), late: false })

  for (const name of ['consult', 'groups', 'covenant']) {
    const left = { ...at, stepId: stepIn(way, name).id, edition: 1, reason: 'Đã họp' }
    await house.ask(head, s.leaveOut, left)
  }
  const decision = { step: 'decision', on: '2022-07-05', decision: '5' }
  const decided = (await finish(house, officer, way, decision)).body
  const { id: stepId, edition } = stepIn(decided, 'decision')
  const undone = await house.ask(officer, s.reopen, { ...at, stepId, edition })
  expect(undone).toMatchObject({ status: 409, body: { code: 'step.stands' } })
})

test('who may: the keepers do, the place reads, and to others it does not exist', async ({
  house,
}) => {
  const village = await house.village()
  const { head, at, way } = await begun(house, village)
  const resident = await house.person('resident', village)
  const stranger = await house.person('village_head', await house.village())
  const asleep = await house.person('commune_police', village, { strength: 'password' })
  const proof = [await photoOf(house, at.keeperId, head, uuid7())]
  const evidence = { step: 'consult', on: '2022-06-20', evidence: proof }
  await finish(house, head, way, evidence)

  const shown = await house.ask(resident, s.read, at)
  expect(shown.body).toMatchObject({ mayChange: false })
  expect(stepIn(shown.body, 'consult')).toMatchObject({ state: 'done', note: null, evidence: [] })
  expect((await house.ask(stranger, s.read, at)).status).toBe(404)
  expect((await house.ask(undefined, s.read, at)).status).toBe(401)
  expect((await house.ask(asleep, s.read, at)).body.code).toBe('sign_in.stronger')
  const survey = { step: 'survey', on: today() }
  expect((await finish(house, resident, way, survey)).status).toBe(403)
  expect((await finish(house, stranger, way, survey)).status).toBe(404)
  expect((await house.ask(resident, s.begin, { ...at, from: today() })).status).toBe(403)
})

test('the proof of a step is shown to those who look after the place, once it proves something', async ({
  house,
}) => {
  const commune = await house.commune()
  const village = await house.village(commune)
  const { head, at, way } = await begun(house, village)
  const officer = await house.person('commune_police', commune)
  const stranger = await house.person('commune_police', await house.commune())
  const hash = await house.house.storage.keep(Buffer.from('ảnh họp thôn'), 'image/jpeg')
  const id = await photoOf(house, at.keeperId, head, hash)
  const url = `/api/communes/${at.keeperId}/evidence/${id}`
  const statusFor = async ({ cookie }: typeof head) =>
    (await house.app.inject({ method: 'GET', url, headers: { cookie } })).statusCode

  expect(await statusFor(officer)).toBe(404)
  await finish(house, head, way, { step: 'consult', on: '2022-06-20', evidence: [id] })
  expect(await statusFor(officer)).toBe(200)
  expect(await statusFor(head)).toBe(200)
  expect(await statusFor(stranger)).toBe(404)
})

test('a paper knows what the records say and keeps what is typed; two hands meet', async ({
  house,
}) => {
  const village = await house.village()
  const { head, at } = await begun(house, village, { households: 87 })
  const document = 'meeting-minutes'
  const empty = (await house.ask(head, s.document, { ...at, document })).body
  expect(empty).toMatchObject({ edition: 0, typed: {}, known: { households: '87' } })
  const blanks = { chair: 'Trưởng bản', content: '' }
  const kept = await house.ask(head, s.fill, { ...at, document, edition: 0, blanks })
  expect(kept.body).toMatchObject({ edition: 1, typed: { chair: 'Trưởng bản' } })
  const again = await house.ask(head, s.fill, { ...at, document, edition: 0, blanks })
  expect(again.body.edition).toBe(1)
  const other = { ...at, document, edition: 0, blanks: { chair: 'Người khác' } }
  expect(await house.ask(head, s.fill, other)).toMatchObject({
    status: 409,
    body: { code: 'document.changed', current: { typed: { chair: 'Trưởng bản' } } },
  })
  const strange = { ...at, document, edition: 1, blanks: { nothing: 'x' } }
  expect((await house.ask(head, s.fill, strange)).status).toBe(400)
  expect((await house.ask(head, s.document, { ...at, document: 'none' })).status).toBe(404)
  const resident = await house.person('resident', village)
  expect((await house.ask(resident, s.document, { ...at, document })).status).toBe(403)
  const { rows } = await sql`
    select from platform.audit where input::text like '%Trưởng bản%'`.execute(house.db)
  expect(rows).toEqual([])
})

test('no model descends from itself, and a dissolved one is neither copied nor set up', async ({
  house,
}) => {
  const one = await house.village()
  const two = await house.village()
  const first = modelIn(one)
  const head = await house.person('village_head', one)
  await house.ask(head, m.register, first)
  const second = { ...modelIn(two), copiedFrom: { keeperId: first.keeperId, id: first.id } }
  await house.ask(await house.person('village_head', two), m.register, second)
  const three = await house.village()
  const again = {
    ...modelIn(three),
    id: first.id,
    copiedFrom: { keeperId: second.keeperId, id: second.id },
  }
  const looped = await house.ask(await house.person('village_head', three), m.register, again)
  expect(looped).toMatchObject({ status: 409, body: { code: 'model.copied_in_a_loop' } })

  const officer = await house.person('commune_committee', one)
  const end = { keeperId: first.keeperId, id: first.id, edition: 1, reason: 'Sáp nhập' }
  await house.ask(officer, m.settle, { ...end, state: 'dissolved', on: today() })
  const dead = { keeperId: first.keeperId, modelId: first.id, from: today() }
  expect((await house.ask(head, s.begin, dead)).body.code).toBe('model.dissolved')
  const late = { ...modelIn(three), copiedFrom: { keeperId: first.keeperId, id: first.id } }
  const refused = await house.ask(await house.person('village_head', three), m.register, late)
  expect(refused.body.code).toBe('model.copied_from_dissolved')
})
