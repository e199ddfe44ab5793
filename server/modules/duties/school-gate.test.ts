import { afterEach, expect, vi } from 'vitest'
import { activities } from '../../../contract/activities.ts'
import { duties as d } from '../../../contract/duties.ts'
import { figures } from '../../../contract/figures.ts'
import { models } from '../../../contract/models.ts'
import { units } from '../../../contract/units.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { test, type TestHouse } from '../../testing/house.ts'
import { makeEveryShift } from './make-shifts.ts'
import { clockIs, done, modelOf } from './roster.fixture.ts'
import { sweepShifts } from './shift-sweep.ts'

afterEach(() => vi.useRealTimers())

/** A school whose gate is kept by a teacher with the app and a parent without. */
async function school(house: TestHouse) {
  const commune = await house.commune()
  const officer = await house.person('commune_police', commune)
  const committee = await house.person('commune_committee', commune)
  const unit = { keeperId: commune.id, id: uuid7() }
  await done(house, committee, units.create, {
    ...unit,
    kind: 'school',
    title: 'Trường',
    name: 'THCS Hoằng Xuân',
    parentId: commune.id,
  })
  const head = await house.person('body_head', unit, { name: 'Lê Thị Hiệu' })
  const of = await modelOf(house, { keeper: head, officer, unit, type: 'orderly-school-gate' })
  const teacher = await house.person('body_head', unit, { name: 'Trần Văn Đội' })
  const [first, second] = [uuid7(), uuid7()]
  await done(house, head, d.addHand, { ...of, id: first, accountId: teacher.accountId })
  await done(house, teacher, d.answerHand, { ...of, id: first, yes: true })
  await done(house, head, d.addHand, { ...of, id: second, name: 'Phạm Văn Phụ', agreed: true })
  return { commune, officer, head, teacher, of, hands: [first, second] }
}

const arrival = {
  shift: 'arrival',
  from: '06:30',
  to: '07:15',
  place: 'Cổng chính',
  weekdays: [1, 2, 3, 4, 5, 6],
  since: '2026-11-23',
}

test('a school gate is kept for a week, and every shift is a line in the diary that counts', async ({
  house,
}) => {
  clockIs('2026-11-23T05:00')
  const { commune, head, teacher, of, hands } = await school(house)
  await done(house, head, d.keepRota, { ...of, ...arrival, id: uuid7(), hands })
  const { shifts } = await done(house, teacher, d.week, of)
  expect(shifts.map(({ on, turns, short }) => [on, turns.length, short])).toEqual(
    ['23', '24', '25', '26', '27', '28'].map((day) => [`2026-11-${day}`, 2, false]),
  )

  const early = await house.ask(teacher, d.start, { ...of, id: shifts[0]?.id ?? '' })
  expect([early.status, early.body.code]).toEqual([409, 'shift.too_early'])
  for (const [nth, { id, on }] of shifts.slice(0, 5).entries()) {
    clockIs(`${on}T06:10`)
    await done(house, teacher, d.start, { ...of, id })
    clockIs(`${on}T07:20`)
    const answers = { helmets: 2, parking: nth, threeUp: 1, otherReminders: 0, jam: nth === 0 }
    const ended = await done(house, teacher, d.end, { ...of, id, came: hands, answers })
    expect(ended).toMatchObject({ state: 'ended', activityId: id })
  }
  // Saturday: nobody came.
  clockIs('2026-11-28T09:00')
  await sweepShifts(house.house)
  await sweepShifts(house.house)
  const after = await done(house, head, d.week, { ...of, from: '2026-11-25' })
  const missed = after.shifts.at(-1)
  expect(missed).toMatchObject({ on: '2026-11-28', state: 'missed', edition: 2 })
  const excused = await done(house, head, d.excuse, {
    ...of,
    id: missed?.id ?? '',
    edition: 2,
    reason: 'Mưa to, trường cho nghỉ',
  })
  expect(excused).toMatchObject({ state: 'missed', reason: 'Mưa to, trường cho nghỉ' })

  const diary = await done(house, head, activities.list, {
    under: commune.id,
    modelId: of.modelId,
  }).then(({ activities: records }) => records)
  expect(diary.map(({ kind, attendance, on }) => [kind, attendance, on])).toEqual(
    ['27', '26', '25', '24', '23'].map((day) => ['school-gate-shift', 2, `2026-11-${day}`]),
  )
  const third = await done(house, head, activities.read, {
    keeperId: of.keeperId,
    id: shifts[2]?.id ?? '',
  })
  expect(third.answers).toEqual({
    shift: 'arrival',
    helmets: 2,
    parking: 2,
    threeUp: 1,
    otherReminders: 0,
    reminders: 5,
    jam: false,
  })
  await house.settle()
  const counted = await done(house, head, figures.dashboard, { unitId: commune.id })
  expect(counted.totals.find(({ indicator }) => indicator === 'schoolGate.shifts')?.amount).toBe(5)
})

test('a holiday calls shifts off, also those not made yet, until it is lifted', async ({
  house,
}) => {
  clockIs('2026-11-23T05:00')
  const { head, teacher, of, hands } = await school(house)
  await done(house, head, d.keepRota, { ...of, ...arrival, id: uuid7(), hands })
  const holiday = { ...of, id: uuid7(), from: '2026-12-04', to: '2026-12-09', reason: 'Nghỉ' }
  await done(house, head, d.rest, holiday)
  await done(house, head, d.rest, holiday)
  const other = await house.ask(head, d.rest, { ...holiday, to: '2026-12-08' })
  expect([other.status, other.body.code]).toEqual([409, 'rest.other_content'])
  const refused = await house.ask(teacher, d.rest, { ...holiday, id: uuid7(), to: '2026-12-01' })
  expect(refused.body.fields).toEqual([{ path: 'to', code: 'before_start' }])

  clockIs('2026-11-30T01:00')
  await makeEveryShift(house.house)
  const week = async (from: string) =>
    (await done(house, head, d.week, { ...of, from })).shifts.map(
      ({ on, state }) => `${on.slice(8)} ${state}`,
    )
  expect(await week('2026-12-01')).toEqual([
    '30 planned',
    '01 planned',
    '02 planned',
    '03 planned',
    '04 called_off',
    '05 called_off',
  ])
  expect(await week('2026-12-09')).toEqual([
    '07 called_off',
    '08 called_off',
    '09 called_off',
    '10 planned',
    '11 planned',
    '12 planned',
  ])
  await done(house, head, d.liftRest, { ...of, id: holiday.id })
  expect(await week('2026-12-09')).toEqual(
    ['07', '08', '09', '10', '11', '12'].map((day) => `${day} planned`),
  )
})

test('a roster that changes takes with it what has not begun, and nothing else; the job run twice makes nothing twice', async ({
  house,
}) => {
  clockIs('2026-11-23T05:00')
  const { head, teacher, of, hands } = await school(house)
  const line = { ...of, ...arrival, id: uuid7(), hands }
  await done(house, head, d.keepRota, line)
  await done(house, head, d.keepRota, line)
  await makeEveryShift(house.house)
  await Promise.all([makeEveryShift(house.house), makeEveryShift(house.house)])
  const first = await done(house, head, d.week, of)
  expect(first.shifts).toHaveLength(6)
  expect(first.rota).toHaveLength(1)
  clockIs('2026-11-23T06:30')
  await done(house, teacher, d.start, { ...of, id: first.shifts[0]?.id ?? '' })

  const changed = { ...line, edition: 1, from: '06:45', to: '07:30', weekdays: [1, 3, 5] }
  await done(house, head, d.keepRota, { ...changed, hands: hands.slice(0, 1) })
  const stale = await house.ask(head, d.keepRota, changed)
  expect([stale.status, stale.body.code]).toEqual([409, 'rota.changed'])
  const { shifts } = await done(house, head, d.week, of)
  expect(
    shifts.map(({ on, from, state, turns }) => [on.slice(8), from, state, turns.length]),
  ).toEqual([
    ['23', '06:30', 'started', 2],
    ['25', '06:45', 'planned', 1],
    ['27', '06:45', 'planned', 1],
  ])
  expect(shifts[1]?.short).toBe(true)
  await makeEveryShift(house.house)
  expect((await done(house, head, d.week, of)).shifts).toHaveLength(3)
})

test('a model that is suspended has no shifts before it; elsewhere its roster does not exist', async ({
  house,
}) => {
  clockIs('2026-11-23T05:00')
  const { head, officer, of, hands } = await school(house)
  await done(house, head, d.keepRota, { ...of, ...arrival, id: uuid7(), hands })
  const stranger = await house.person('village_head', await house.village())
  expect((await house.ask(stranger, d.week, of)).status).toBe(404)
  expect((await house.ask(undefined, d.week, of)).status).toBe(401)

  const at = { keeperId: of.keeperId, id: of.modelId }
  const { edition } = await done(house, head, models.read, at)
  await done(house, officer, models.settle, {
    ...at,
    edition,
    state: 'active',
    on: '2026-11-20',
    reason: 'Hoạt động đều',
  })
  await done(house, officer, models.settle, {
    ...at,
    edition: edition + 1,
    state: 'suspended',
    on: '2026-11-23',
    reason: 'Sửa cổng',
  })
  await makeEveryShift(house.house)
  expect((await done(house, head, d.week, of)).shifts).toEqual([])
  const more = await house.ask(head, d.keepRota, { ...of, ...arrival, id: uuid7() })
  expect(more.body.code).toBe('roster.model_not_working')
})
