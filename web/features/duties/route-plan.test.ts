import { expect, test } from 'vitest'
import type { Shift } from '../../../contract/duties.ts'
import { dueStep, laidOut } from './route-plan.ts'
import { clockOf, daysLater, daysOf, nextOf, opensAt } from './week-days.ts'

const frame = { width: 400, height: 280, margin: 40 }

test('a walk of a kilometre north goes up the paper and fills it, with a round scale beside it', () => {
  const steps = Array.from({ length: 11 }, (_, nth) => ({ lat: 21 + nth * 0.0009, lon: 103.9 }))
  const { lines, scale } = laidOut([{ steps }], frame)
  const [first, last] = [lines[0]?.[0], lines[0]?.at(-1)]
  expect([first?.x, last?.x]).toEqual([200, 200])
  expect([first?.y, last?.y]).toEqual([240, 40])
  expect(scale.metres).toBe(500)
  expect(Math.round(scale.width)).toBe(100)
})

test('standing still is a point in the middle, and nobody walking is nothing', () => {
  expect(laidOut([{ steps: [{ lat: 21, lon: 103.9 }] }], frame).lines).toEqual([
    [{ x: 200, y: 140 }],
  ])
  expect(laidOut([], frame).lines).toEqual([])
})

test('a phone notes a place every fifteen seconds', () => {
  expect([dueStep(undefined, 0), dueStep(0, 14_999), dueStep(0, 15_000)]).toEqual([
    true,
    false,
    true,
  ])
})

test('a shift past midnight stands under the day it begins', () => {
  const shift = {
    on: '2026-11-29',
    startsAt: '2026-11-29T15:00:00.000Z',
    state: 'planned',
    turns: [
      {
        handId: 'a',
        name: 'A',
        mine: true,
        came: null,
      },
    ],
  } as Shift
  expect(daysOf('2026-11-23', [shift]).map(({ shifts }) => shifts.length)).toEqual([
    0, 0, 0, 0, 0, 0, 1,
  ])
  expect([clockOf(shift.startsAt), clockOf(opensAt(shift))]).toEqual(['22:00', '21:30'])
  expect(daysLater('2026-12-31', 1)).toBe('2027-01-01')
  expect(nextOf([{ ...shift, turns: [] }, shift, { ...shift, state: 'started' }])?.state).toBe(
    'started',
  )
})
