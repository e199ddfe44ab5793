import { join } from 'node:path'
import { expect, test } from 'vitest'
import { weightsAddUp } from '../../../contract/rubric.ts'
import { loadCatalog, rubricIn } from '../../platform/catalog.ts'
import { root } from '../../platform/root.ts'
import { writeFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dueIn } from './cadence.ts'
import { eveOf } from './cut-offs.ts'
import type { Facts } from './measures.ts'
import { scoreOf } from './score.ts'
import { earliestDay, windowOf } from './window.ts'

const { rubric, activities: kinds, calendars } = await loadCatalog(join(root, 'catalog'))
const type = {
  rhythms: [
    { activity: 'meeting', atLeast: 1, per: 'quarter' as const },
    { activity: 'patrol', atLeast: 4, per: 'month' as const },
  ],
  activities: ['meeting', 'patrol', 'model-review', 'contribution-received'],
}
const year = windowOf({ startedOn: '2024-03-05', pauses: [] }, '2026-11-22', rubric)
const nothing: Facts = {
  window: year,
  works: [],
  members: 40,
  covenant: null,
  equipment: { passed: 0, all: 0 },
  published: new Map(),
  opinion: null,
  upheldComplaints: 0,
}
const work = (kind: string, month: string, more: object = {}) => ({
  kind,
  month,
  records: 1,
  days: 1,
  came: 0,
  counted: 0,
  backed: 0,
  ...more,
})
const every = (kind: string, more: object = {}) =>
  year.months.map((month) => work(kind, month, more))
const patrols = every('patrol', { records: 4, days: 4, backed: 4 })
const meetings = every('meeting', { came: 30, counted: 1, backed: 1 })

/** Each part as `points / of`, or why it was left out. */
function told(facts: Partial<Facts>) {
  const score = scoreOf({ ...nothing, ...facts }, { type, kinds, rubric })
  const parts = score.parts.map((part) => [
    part.id,
    part.left ?? `${part.points} / ${part.of} (${part.have} / ${part.need})`,
  ])
  return { points: score.points, suggested: score.suggested, ...Object.fromEntries(parts) }
}

test.each<[string, Partial<Facts>, object]>([
  [
    'nothing at all: only that nobody complained',
    {},
    {
      // Cadence 25, covenant 10, outcomes 15 and complaints 5 are left: each of 55.
      cadence: '0 / 45.4 (0 / 100)',
      attendance: 'no_gatherings_kept',
      verified: 'no_records',
      covenant: '0 / 18.2 (0 / 1)',
      outcomes: '0 / 27.3 (0 / 4)',
      equipment: 'no_equipment',
      contributions: 'nothing_given',
      satisfaction: 'too_few_opinions',
      complaints: '9.1 / 9.1 (3 / 3)',
      points: 9.1,
      suggested: 'poor',
    },
  ],
  [
    'everything kept',
    {
      works: [
        ...patrols,
        ...every('meeting', { came: 44, counted: 1, backed: 1 }),
        ...every('model-review', { backed: 1 }),
      ],
      covenant: { signed: 30, signers: 30 },
      equipment: { passed: 2, all: 2 },
      published: new Map([['2026-01', 2]]),
      opinion: { mean: 5, count: 6 },
    },
    { points: 100, suggested: 'effective', attendance: '10 / 10 (44 / 40)' },
  ],
  [
    'half the patrols, all the meetings: three quarters of the cadence',
    { works: [...every('patrol', { records: 2, days: 2 }), ...meetings] },
    { cadence: expect.stringMatching(/\(75 \/ 100\)$/) as string },
  ],
  [
    'ten records of one evening are one evening',
    { works: [...every('patrol', { records: 10, days: 1 }), ...meetings] },
    // A quarter of the patrols and all meetings.
    { cadence: expect.stringMatching(/\(62.5 \/ 100\)$/) as string },
  ],
  [
    'thirty of forty came',
    { works: [...patrols, ...meetings] },
    { attendance: expect.stringMatching(/\(30 \/ 40\)$/) as string },
  ],
  [
    'nobody knows how many members there are',
    { works: meetings, members: null },
    { attendance: 'no_members_known' },
  ],
  [
    'given three times in a month, published once',
    {
      works: [work('contribution-received', '2026-03', { records: 3 })],
      published: new Map([['2026-03', 1]]),
    },
    { contributions: expect.stringMatching(/\(1 \/ 3\)$/) as string },
  ],
  ['two complaints found right', { upheldComplaints: 2 }, { complaints: '3 / 9.1 (1 / 3)' }],
  ['five complaints found right', { upheldComplaints: 5 }, { complaints: '0 / 9.1 (0 / 3)' }],
  [
    'residents say three of five',
    { opinion: { mean: 3, count: 9 } },
    { satisfaction: expect.stringMatching(/\(2 \/ 4\)$/) as string },
  ],
])('%s', (_, facts, expected) => {
  expect(told(facts)).toMatchObject(expected)
})

test('what is shown adds up: shares to a hundred, points to the score', () => {
  const score = scoreOf({ ...nothing, works: [...patrols, ...meetings] }, { type, kinds, rubric })
  const tenths = (of: 'of' | 'points') =>
    score.parts.reduce((sum, part) => sum + Math.round(part[of] * 10), 0)

  expect(tenths('of')).toBe(1000)
  expect(tenths('points')).toBe(Math.round(score.points * 10))
})

test('what is missing names the kind and the months', () => {
  const works = [...patrols.filter(({ month }) => month !== '2026-02'), ...meetings]
  const { parts } = scoreOf({ ...nothing, works }, { type, kinds, rubric })

  expect(parts[0]?.missing).toEqual([
    { kind: 'patrol', from: '2026-02-01', to: '2026-02-28', have: 0, need: 4 },
  ])
})

test.each([
  ['2024-03-05', '2026-11-22', '2025-11-01', '2026-10-31'],
  ['2026-05-20', '2026-11-22', '2026-06-01', '2026-10-31'],
  ['2026-06-01', '2026-12-01', '2026-06-01', '2026-11-30'],
])('launched %s, asked %s: from %s to %s', (startedOn, day, from, to) => {
  expect(windowOf({ startedOn, pauses: [] }, day, rubric)).toMatchObject({ from, to })
})

test('months of a pause are not due, nor a quarter most of which was paused', () => {
  const pauses = [{ from: '2026-05-10', until: '2026-07-01' }]
  const window = windowOf({ startedOn: '2024-03-05', pauses }, '2026-11-22', rubric)

  expect(window.paused).toEqual(['2026-05', '2026-06'])
  expect(dueIn(window, 'month').length).toBe(10)
  // May to July was paused for two months of three.
  expect(dueIn(window, 'quarter').map(([first]) => first)).toEqual([
    '2025-11',
    '2026-02',
    '2026-08',
  ])
})

test.each([
  ['2026-01-20', '2026-04-20'],
  ['2025-11-30', '2026-02-28'],
])('launched %s, it can be scored from %s', (startedOn, from) => {
  expect(earliestDay(startedOn, rubric)).toBe(from)
})

test.each([
  ['2026-10-29', '2026-10-31'],
  ['2026-10-28', undefined],
  ['2026-11-13', '2026-11-14'],
  ['2026-11-15', '2026-11-15'],
  ['2026-11-16', undefined],
])('%s lies on the eve of %s', (day, deadline) => {
  expect(eveOf(day, calendars, rubric.flags.batch.eveDays)).toBe(deadline)
})

test('a rubric whose weights do not add up stops the house, and says by how much', async () => {
  expect(weightsAddUp(rubric.parts)).toBe(true)
  const folder = await mkdtemp(join(tmpdir(), 'rubric-'))
  const text = await readFile(join(root, 'catalog/rubric.yaml'), 'utf8')
  await writeFile(join(folder, 'rubric.yaml'), text.replace('weight: 25', 'weight: 20'))

  await expect(rubricIn(folder)).rejects.toThrow('add up to 95; they must add up to 100')
  await rm(folder, { recursive: true })
})
