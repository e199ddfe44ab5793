import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { accounts } from '../../../contract/accounts.ts'
import { activities } from '../../../contract/activities.ts'
import { models } from '../../../contract/models.ts'
import { tipBoxes as b } from '../../../contract/tip-boxes.ts'
import { tips as t } from '../../../contract/tips.ts'
import { sealWords } from '../../../sealing/seal.ts'
import { ledger } from '../../testing/diary-village.ts'
import { test, type Person, type TestHouse } from '../../testing/house.ts'
import { launch } from '../../testing/village-model.ts'
import { at, boxVillage, hung, shift } from './box-village.fixture.ts'
import { type Desk, newSender, onTheWire, openDesk, threadOf } from './desk.fixture.ts'

test('two key holders open a box; the second confirms and only then it counts and puts the next day off', async ({
  house,
}) => {
  const { head, front, guard, police, box, opening } = await hung(house)
  const record = opening(front)
  const opened = await house.ask(head, b.openBatch, record)
  expect(opened.body).toMatchObject({
    number: 1,
    year: 2024,
    place: 'Nhà văn hoá bản',
    letters: 6,
    typedIn: 0,
    byOne: { name: 'Lò Văn Hặc' },
    byTwo: { name: 'Cà Thị Xuân' },
    confirmedAt: null,
  })
  expect(await ledger(house, record.id)).toEqual([])
  expect(await dueOn(house, head, box)).toBe('2024-11-08')

  for (const other of [head, guard, police])
    expect((await house.ask(other, b.confirmBatch, record)).body.code).toBe('not_allowed')
  const confirmed = await house.ask(front, b.confirmBatch, record)
  expect(confirmed.body.confirmedAt).not.toBeNull()
  await house.ask(front, b.confirmBatch, record)

  expect(await ledger(house, record.id)).toEqual([
    'tip.total 6',
    'tipbox.letters 6',
    'tipbox.openings 1',
  ])
  expect(await dueOn(house, head, box)).toBe('2024-11-15')
  const read = await house.ask(police, b.batch, record)
  expect(read.body).toEqual(confirmed.body)
  const missing = await house.ask(front, b.confirmBatch, { ...at(box), id: randomUUID() })
  expect(missing.body.code).toBe('batch.not_found')
})

test('an opening is refused to one person twice, to others than its key holders, on days that cannot be', async ({
  house,
}) => {
  const { head, front, guard, opening, meeting } = await hung(house)
  const wrong = async (by: Person, record: ReturnType<typeof opening>) => {
    const { body } = await house.ask(by, b.openBatch, record)
    return body.fields?.[0] ?? body.code
  }

  expect(await wrong(head, opening(head))).toEqual({ path: 'byTwo', code: 'same_person' })
  expect(await wrong(head, opening(guard))).toEqual({ path: 'byTwo', code: 'not_keyholder' })
  expect(await wrong(guard, opening(front))).toBe('not_allowed')
  expect(await wrong(head, opening(front, { on: shift(1) }))).toEqual({
    path: 'on',
    code: 'day_in_future',
  })
  expect(await wrong(head, opening(front, { on: '2024-10-31' }))).toEqual({
    path: 'on',
    code: 'before_it_existed',
  })
  expect(await wrong(head, opening(front, { boxId: undefined }))).toEqual({
    path: 'boxId',
    code: 'missing',
  })
  expect(await wrong(head, opening(front, { boxId: randomUUID() }))).toBe('box.not_found')
  expect(await wrong(head, opening(front, { attendance: 3 }))).toEqual({
    path: 'attendance',
    code: 'not_asked',
  })
  const { attendance: _, ...uncounted } = meeting(front)
  const unheard = await house.ask(head, b.openBatch, uncounted)
  expect(unheard.body.fields).toEqual([{ path: 'attendance', code: 'missing' }])
  const boxed = await house.ask(head, b.openBatch, meeting(front, { boxId: randomUUID() }))
  expect(boxed.body.fields).toEqual([{ path: 'boxId', code: 'not_asked' }])
  expect((await house.ask(head, b.openBatch, opening(front, { letters: -1 }))).status).toBe(400)
})

test('a miscount is put right by its first person until it is confirmed, never below what is typed in', async ({
  house,
}) => {
  const { head, front, guard, opening } = await hung(house)
  const record = opening(front)
  await house.ask(head, b.openBatch, record)
  await typed(house, record, 2)

  const more = await house.ask(head, b.openBatch, { ...record, letters: 7 })
  expect(more.body).toMatchObject({ letters: 7, typedIn: 2, number: 1 })
  const fewer = await house.ask(head, b.openBatch, { ...record, letters: 1 })
  expect(fewer.body.code).toBe('batch.letters_below_typed')
  const otherDay = await house.ask(head, b.openBatch, { ...record, on: '2024-11-09' })
  expect(otherDay.body.code).toBe('batch.other_content')
  const others = await house.ask(front, b.openBatch, { ...record, byTwo: guard.accountId })
  expect(others.body.code).toBe('batch.other_content')

  await house.ask(front, b.confirmBatch, record)
  const late = await house.ask(head, b.openBatch, { ...record, letters: 8 })
  expect(late.body.code).toBe('batch.confirmed')
  const same = await house.ask(head, b.openBatch, { ...record, letters: 7 })
  expect(same.status).toBe(200)
  expect(await ledger(house, record.id)).toContain('tipbox.letters 7')
})

test('slips of a meeting are collected by any two who may, and counted as the meeting would be', async ({
  house,
}) => {
  const { head, guard, front, meeting, commune } = await boxVillage(house)
  const record = meeting(guard)
  const collected = await house.ask(head, b.openBatch, record)
  expect(collected.body).toMatchObject({
    kind: 'meeting',
    attendance: 40,
    letters: 12,
    boxId: null,
  })
  const stranger = await house.person('village_head', await house.village())
  const byStranger = await house.ask(head, b.openBatch, meeting(stranger))
  expect(byStranger.body.fields).toEqual([{ path: 'byTwo', code: 'not_offered' }])
  const nextDoor = await house.person('village_head', await house.village(commune))
  expect((await house.ask(nextDoor, b.openBatch, meeting(front))).body.code).toBe('not_allowed')

  await house.ask(guard, b.confirmBatch, record)
  expect(await ledger(house, record.id)).toEqual([
    'meeting.attendances 40',
    'meeting.sessions 1',
    'tip.total 12',
  ])
  const batches = await house.ask(front, b.batches, { keeperId: commune.id })
  expect(batches.body.map(({ id }) => id)).toEqual([record.id])
})

test('a box of a model is filed in its diary once and counted there alone, when an officer verified it', async ({
  house,
}) => {
  const { head, front, police, place, box, opening } = await boxVillage(house)
  const modelId = await modelOf(house, { type: 'tip-box', place, head, police })
  await house.ask(head, b.hang, { ...box, modelId })
  const record = opening(front)
  await house.ask(head, b.openBatch, record)
  await house.ask(front, b.confirmBatch, record)
  await house.ask(front, b.confirmBatch, record)
  expect(await ledger(house, record.id)).toEqual([])

  const diary = await house.ask(police, activities.list, { under: place.id, modelId })
  expect(diary.body.activities).toHaveLength(1)
  const filed = await house.ask(police, activities.read, record)
  expect(filed.body).toMatchObject({
    kind: 'tip-box-opening',
    on: '2024-11-08',
    attendance: null,
    answers: { openers: 2, letters: 6, forwarded: false },
  })
  const verified = await house.ask(police, activities.verify, at(record))
  expect(verified.status, JSON.stringify(verified.body)).toBe(200)
  expect(await ledger(house, record.id)).toEqual([
    'tip.total 6',
    'tipbox.letters 6',
    'tipbox.openings 1',
  ])
})

test('a meeting of a model is filed in its diary; what the diary cannot hold is counted without it', async ({
  house,
}) => {
  const { head, guard, police, front, place, box, meeting, opening } = await boxVillage(house)
  const modelId = await modelOf(house, { type: 'villagers-tip-meeting', place, head, police })
  const record = meeting(guard, { modelId })
  await house.ask(head, b.openBatch, record)
  await house.ask(guard, b.confirmBatch, record)
  const filed = await house.ask(police, activities.read, record)
  expect(filed.body).toMatchObject({
    kind: 'tip-meeting',
    attendance: 40,
    answers: { slips: 12, handedOver: true },
  })
  expect(await ledger(house, record.id)).toEqual([])

  const boxOfMeetings = await house.ask(head, b.hang, { ...box, modelId })
  expect(boxOfMeetings.body.code).toBe('activity.kind_not_of_model')
  const boxes = await modelOf(house, { type: 'tip-box', place, head, police })
  await house.ask(head, b.hang, { ...box, modelId: boxes })
  const many = opening(front, { letters: 1200 })
  await house.ask(head, b.openBatch, many)
  await house.ask(front, b.confirmBatch, many)
  expect(await ledger(house, many.id)).toContain('tipbox.letters 1200')
})

test('who lost their post holds no key: they open nothing, and nobody opens with them', async ({
  house,
}) => {
  const { commune, head, front, opening } = await hung(house)
  const record = opening(front)
  await house.ask(head, b.openBatch, record)
  const administrator = await house.person('administrator', commune)
  const { body } = await house.ask(administrator, accounts.people, { keeperId: commune.id })
  const post = body.find(({ accountId }) => accountId === front.accountId)?.posts[0]
  const ended = await house.ask(administrator, accounts.endPost, {
    keeperId: commune.id,
    id: post?.id ?? '',
  })
  expect(ended.status, JSON.stringify(ended.body)).toBe(200)

  expect((await house.ask(front, b.confirmBatch, record)).body.code).toBe('unit.not_found')
  const again = await house.ask(head, b.openBatch, opening(front, { on: '2024-11-10' }))
  expect(again.body.fields).toEqual([{ path: 'byTwo', code: 'not_offered' }])
})

test('slips typed in under the codes of their stubs are read by their writers, and counted with their box alone', async ({
  house,
}) => {
  const { commune, head, front, guard, opening } = await hung(house)
  const desk = await openDesk(house, { keeper: commune })
  const record = opening(front, { letters: 2 })
  await house.ask(head, b.openBatch, record)
  const slip = await slipFor(desk, record.id)

  expect((await house.ask(guard, t.takeIn, slip)).body.code).toBe('batch.not_found')
  for (const _ of ['sent', 'sent again'])
    expect((await house.ask(head, t.takeIn, slip)).status).toBe(200)
  const uncoded = { ...slip, id: randomUUID(), bearer: undefined, replyTo: undefined }
  expect((await house.ask(front, t.takeIn, uncoded)).status).toBe(200)
  const third = await house.ask(head, t.takeIn, await slipFor(desk, record.id))
  expect(third.body.code).toBe('batch.all_typed')
  expect((await house.ask(front, b.batch, record)).body.typedIn).toBe(2)

  const confirmed = await house.ask(front, b.confirmBatch, record)
  expect(confirmed.body.typedIn).toBe(2)
  const late = await house.ask(head, t.takeIn, await slipFor(desk, record.id))
  expect(late.body.code).toBe('batch.confirmed')
  const [officer] = desk.officers
  await house.ask(officer, t.seen, slip)
  expect(await ledger(house, record.id, slip.id)).toEqual([
    'tip.total 2',
    'tipbox.letters 2',
    'tipbox.openings 1',
  ])
  const thread = await threadOf(house, slip)
  expect(thread.body).toMatchObject({ id: slip.id, state: 'seen' })
})

async function dueOn(house: TestHouse, who: Person, box: { keeperId: string; id: string }) {
  const { body } = await house.ask(who, b.list, box)
  return body.boxes.find(({ id }) => id === box.id)?.dueOn
}

/** Slips of a record in the queue, as typing them in leaves them there. */
async function typed(house: TestHouse, record: { keeperId: string; id: string }, count: number) {
  const slip = () => ({
    keeperId: record.keeperId,
    id: randomUUID(),
    category: 'theft',
    channel: 'box' as const,
    header: Buffer.from('head'),
    payload: Buffer.from('sealed'),
    keyHead: 'f'.repeat(64),
    batchId: record.id,
  })
  await house.db
    .insertInto('tips.tip')
    .values(Array.from({ length: count }, slip))
    .execute()
}

type Wanted = {
  type: string
  place: { id: string; keeperId: string }
  head: Person
  police: Person
}

async function modelOf(house: TestHouse, { type, place, head, police }: Wanted) {
  const model = { keeperId: place.keeperId, id: randomUUID() as string }
  const foundedOn = '2023-01-10'
  const registered = await house.ask(head, models.register, {
    ...model,
    unitId: place.id,
    type,
    name: 'Hòm thư của bản',
    foundedOn,
  })
  expect(registered.status, JSON.stringify(registered.body)).toBe(200)
  await launch(house, police, model, foundedOn)
  return model.id
}

/** A slip with a stub, sealed where it was typed. */
async function slipFor(desk: Desk, batchId: string) {
  const { bearer, recipient } = await newSender()
  return {
    keeperId: desk.keeperId,
    id: randomUUID() as string,
    category: 'theft',
    urgent: false,
    channel: 'box' as const,
    batchId,
    bearer,
    replyTo: recipient,
    keyHead: desk.standing.head,
    sealed: onTheWire(await sealWords({ v: 1, text: 'Mất trâu' }, desk.recipients)),
  }
}
