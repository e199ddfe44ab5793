import { expect, test } from 'vitest'
import { dueOf, inRound } from './due.ts'

test.each([
  [null, { is: 'down' }],
  ['2026-11-20', { is: 'late', days: 1 }],
  ['2026-10-31', { is: 'late', days: 21 }],
  ['2026-11-21', { is: 'today' }],
  ['2026-11-22', { is: 'later' }],
])('a box due %s stands so on 21 November', (dueOn, stands) => {
  expect(dueOf(dueOn, '2026-11-21')).toEqual(stands)
})

test('the latest box is gone to first; one that was taken down comes last', () => {
  const boxes = [
    { number: 1, dueOn: null },
    { number: 2, dueOn: '2026-11-22' },
    { number: 4, dueOn: '2026-11-01' },
    { number: 3, dueOn: '2026-11-01' },
  ]
  expect(inRound(boxes).map(({ number }) => number)).toEqual([3, 4, 2, 1])
})
