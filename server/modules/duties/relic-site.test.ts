import { afterEach, expect, vi } from 'vitest'
import { activities } from '../../../contract/activities.ts'
import { duties as d } from '../../../contract/duties.ts'
import { units } from '../../../contract/units.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { test } from '../../testing/house.ts'
import { clockIs, done, modelOf } from './roster.fixture.ts'

afterEach(() => vi.useRealTimers())

test('a relic site is guarded morning, afternoon and night; one guard swaps, and the night goes into the diary of the day it began', async ({
  house,
}) => {
  clockIs('2026-11-23T05:00')
  const commune = await house.commune()
  const officer = await house.person('commune_police', commune)
  const committee = await house.person('commune_committee', commune)
  const unit = { keeperId: commune.id, id: uuid7() }
  await done(house, committee, units.create, {
    ...unit,
    kind: 'relic_site',
    title: 'Di tích',
    name: 'Đền Tiên La',
    parentId: commune.id,
  })
  const board = await house.person('body_head', unit, { name: 'Trần Thị Quản' })
  const type = 'heritage-site-self-management'
  const of = await modelOf(house, { keeper: board, officer, unit, type })
  const guards = [board, await house.person('body_head', unit, { name: 'Vũ Văn Gác' })] as const
  const hands = guards.map(() => uuid7()) as [string, string]
  for (const [nth, guard] of guards.entries()) {
    const id = hands[nth] ?? ''
    await done(house, board, d.addHand, { ...of, id, accountId: guard.accountId })
    if (guard !== board) await done(house, guard, d.answerHand, { ...of, id, yes: true })
  }
  const line = { ...of, weekdays: [1, 2, 3, 4, 5, 6, 7], since: '2026-11-23', place: 'Cổng đền' }
  const times = [
    { shift: 'morning', from: '06:00', to: '12:00', hands: [hands[0]] },
    { shift: 'afternoon', from: '12:00', to: '18:00', hands: [hands[1]] },
    { shift: 'night', from: '18:00', to: '06:00', hands: [hands[0]] },
  ]
  for (const time of times) await done(house, board, d.keepRota, { ...line, ...time, id: uuid7() })
  const { shifts } = await done(house, board, d.week, of)
  expect(shifts).toHaveLength(21)
  expect(shifts.slice(0, 3).map(({ shift }) => shift)).toEqual(['morning', 'afternoon', 'night'])

  const at = { ...of, id: shifts[2]?.id ?? '' }
  const swapId = uuid7()
  await done(house, board, d.askSwap, { ...at, swapId, to: hands[1] })
  await done(house, guards[1], d.answerSwap, { ...at, swapId, answer: 'agreed' })
  clockIs('2026-11-23T17:45')
  await done(house, guards[1], d.start, at)
  // A guard stands at a post: there is no route to draw.
  const walked = [{ id: uuid7(), at: new Date().toISOString(), lat: 20.6, lon: 106.2 }]
  expect((await house.ask(guards[1], d.walk, { ...at, walked })).status).toBe(403)
  clockIs('2026-11-24T06:05')
  const answers = { incidents: 1, lostFound: 2 }
  await done(house, guards[1], d.end, { ...at, came: [hands[1]], answers })
  const entry = await done(house, board, activities.read, { keeperId: of.keeperId, id: at.id })
  expect(entry).toMatchObject({
    kind: 'guard-shift',
    on: '2026-11-23',
    attendance: 1,
    state: 'submitted',
    answers: {
      shift: 'night',
      incidents: 1,
      lostFound: 2,
    },
  })
  expect(entry.counted).toEqual([{ indicator: 'guard.shifts', month: '2026-11', amount: 1 }])

  // What does not fit the diary is refused whole, and the shift goes on.
  const morning = { ...of, id: shifts[3]?.id ?? '' }
  await done(house, board, d.start, morning)
  const unfit = { ...morning, came: [hands[0]], answers: { incidents: -1 } }
  const refused = await house.ask(board, d.end, unfit)
  expect([refused.status, refused.body.code]).toEqual([400, 'shift.record_unfit'])
  const { shifts: now } = await done(house, board, d.week, of)
  expect(now[3]).toMatchObject({ state: 'started', activityId: null })
})
