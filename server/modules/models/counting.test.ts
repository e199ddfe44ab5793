import { expect, test } from 'vitest'
import type { ModelState } from '../../../contract/models.ts'
import { countMove, countPart, type Standing } from './counting.ts'

const model: Standing = {
  keeperId: 'k',
  id: 'm',
  unitId: 'village',
  startedOn: null,
  countingSince: null,
  copiedFrom: null,
}
const started = { ...model, startedOn: '2024-01-05', countingSince: '2024-01-05' }
const none = { points: [], teams: [] }

/** What is counted, as `unit indicator month amount`. */
function said(facts: ReturnType<typeof countMove>) {
  return facts.flatMap(({ unitId, entries }) =>
    entries.map(({ indicator, month, amount }) => `${unitId} ${indicator} ${month} ${amount}`),
  )
}

test.each<[string, Standing, ModelState, ModelState, string[]]>([
  ['a proposal', model, 'proposed', 'consulting', []],
  ['a first launch', model, 'approved', 'launched', ['model.count 1', 'model.new 1']],
  [
    'the launch of a copy',
    { ...model, copiedFrom: 'o' },
    'approved',
    'launched',
    ['model.count 1', 'model.replicated 1'],
  ],
  ['a launched model at work', started, 'launched', 'active', []],
  ['one that must improve', started, 'active', 'needs_improvement', []],
  ['a suspension', started, 'active', 'suspended', ['model.count -1']],
  ['a return', started, 'suspended', 'active', ['model.count 1']],
  ['an end', started, 'active', 'dissolved', ['model.count -1', 'model.dissolved 1']],
  ['an end of what was suspended', started, 'suspended', 'dissolved', []],
  ['an end of what never began', model, 'approved', 'dissolved', []],
])('%s', (_, standing, from, to, expected) => {
  const facts = countMove(standing, { from, to, on: '2025-03-09' }, none)
  expect(said(facts)).toEqual(expected.map((line) => `village ${line.replace(' ', ' 2025-03 ')}`))
})

test('points and teams come and go with their model, each where and when it stands', () => {
  const parts = {
    points: [
      { unitId: 'hamlet', since: '2024-12-01' },
      { unitId: 'village', since: '2025-04-01' },
    ],
    teams: [{ unitId: 'village', since: '2025-01-01' }],
  }
  const move = { from: 'approved', to: 'launched', on: '2025-03-09' } as const
  expect(said(countMove(model, move, parts)).slice(2)).toEqual([
    'hamlet model.point.count 2025-03 1',
    'village model.point.count 2025-04 1',
    'village model.team.count 2025-03 1',
  ])
})

test('a point that ended before its model began takes away no month of its own', () => {
  const part = { unitId: 'village', since: '2024-02-01' }
  const fact = countPart(model, 'model.point.count', part, { step: -1, on: '2024-06-10' })
  expect(said([fact])).toEqual(['village model.point.count 2024-06 -1'])
})
