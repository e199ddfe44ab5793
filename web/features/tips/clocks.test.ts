import { expect, test } from 'vitest'
import { clockState, spanOf } from './clocks.ts'

const now = Date.parse('2026-03-02T08:00:00Z')
const running = {
  clock: 'first-look',
  dueAt: '2026-03-02T10:00:00Z',
  keptAt: null,
  breached: false,
  answered: null,
}
const late = { ...running, dueAt: '2026-03-02T07:00:00Z' }

test.each([
  ['has time', running, 'running'],
  ['is nearly over', { ...running, dueAt: '2026-03-02T08:20:00Z' }, 'soon'],
  ['was kept', { ...running, keptAt: '2026-03-02T07:59:00Z' }, 'kept'],
  ['ran out, and the house has not yet noted it', late, 'ran_out'],
  ['ran out', { ...late, breached: true }, 'ran_out'],
  [
    'ran out and was kept late',
    { ...late, keptAt: '2026-03-02T07:30:00Z', breached: true },
    'ran_out',
  ],
  ['ran out and was explained', { ...late, breached: true, answered: 'many_at_once' }, 'explained'],
  [
    'was kept late and explained',
    { ...late, breached: true, keptAt: '2026-03-02T07:30:00Z', answered: 'many_at_once' },
    'kept_late',
  ],
])('a clock that %s', (_, clock, state) => {
  expect(clockState(clock, now, 30)).toBe(state)
})

test.each([
  [20_000, { unit: 'minutes', count: 1 }],
  [-89 * 60_000, { unit: 'minutes', count: 89 }],
  [115 * 60_000, { unit: 'hours', count: 2 }],
  [5 * 3_600_000, { unit: 'hours', count: 5 }],
  [20 * 86_400_000, { unit: 'days', count: 20 }],
])('%d ms are said as %j', (milliseconds, said) => {
  expect(spanOf(milliseconds)).toEqual(said)
})
