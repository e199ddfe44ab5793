import { expect, test } from 'vitest'
import { lately } from './evening-send.ts'
import { dueOn, nextAfter, offAfter } from './signal-time.ts'

const drum = {
  atTime: '19:00',
  winterTime: '19:30',
  untilTime: null,
  weekdays: [1, 2, 3, 4, 5, 6],
  pausedUntil: null,
}

test.each([
  ['a Monday in September', '2026-09-07', '2026-09-07T12:00:00.000Z'],
  ['a Saturday in October', '2026-10-31', '2026-10-31T12:00:00.000Z'],
  ['the first of November, a Sunday', '2026-11-01', undefined],
  ['a Monday in November', '2026-11-02', '2026-11-02T12:30:00.000Z'],
  ['the last Saturday of February', '2026-02-28', '2026-02-28T12:30:00.000Z'],
  ['a Monday in March', '2026-03-02', '2026-03-02T12:00:00.000Z'],
])('the drum on %s', (_, day, due) => {
  expect(dueOn(drum, day)?.toISOString()).toBe(due)
})

test('a pause holds through its last day, and not a day longer', () => {
  const paused = { ...drum, pausedUntil: '2026-09-08' }

  expect(dueOn(paused, '2026-09-08')).toBeUndefined()
  expect(dueOn(paused, '2026-09-09')?.toISOString()).toBe('2026-09-09T12:00:00.000Z')
})

test('without a time of its own winter keeps the summer’s', () => {
  expect(dueOn({ ...drum, winterTime: null }, '2026-12-07')?.toISOString()).toBe(
    '2026-12-07T12:00:00.000Z',
  )
})

test('lamps go out on the next morning, a drum never', () => {
  const lamps = { ...drum, atTime: '18:00', winterTime: null, untilTime: '05:00' }

  expect(offAfter(lamps, '2026-09-07')?.toISOString()).toBe('2026-09-07T22:00:00.000Z')
  expect(offAfter(drum, '2026-09-07')).toBeUndefined()
})

test('the next evenings leave out today once its hour has gone by', () => {
  const days = nextAfter(drum, { now: new Date('2026-09-05T12:00:01Z'), count: 2 })

  expect(days.map(({ on }) => on)).toEqual(['2026-09-07', '2026-09-08'])
})

test('the last minutes lie on two days past midnight', () => {
  expect(lately(new Date('2026-09-07T17:04:00Z'))).toEqual([
    { day: '2026-09-07', from: '23:54', to: '23:59' },
    { day: '2026-09-08', from: '00:00', to: '00:04' },
  ])
})
