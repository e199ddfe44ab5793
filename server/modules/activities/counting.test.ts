import { expect, test } from 'vitest'
import type { ActivityKind } from '../../../contract/catalog.ts'
import { counted, reversed } from './counting.ts'

const surrender = new Map([
  ['homemade-gun', { indicator: 'weapon.gun.homemade' }],
  ['explosive', { indicator: 'weapon.explosiveKg' }],
])

type Counts = ActivityKind['counts']
const session: Counts[number] = { indicator: 'outreach.sessions', amount: 'one' }

function said(counts: Counts, activity: object) {
  const told = { on: '2024-11-20', answers: {}, lines: [], ...activity }
  return counted({ counts }, told, surrender).map(
    ({ indicator, amount }) => `${indicator} ${amount}`,
  )
}

test.each<[string, Counts, object, string[]]>([
  ['one for each record', [session], {}, ['outreach.sessions 1']],
  [
    'as many as came',
    [session, { indicator: 'outreach.attendances', amount: 'attendance' }],
    { attendance: 42 },
    ['outreach.sessions 1', 'outreach.attendances 42'],
  ],
  [
    'nobody came',
    [{ indicator: 'outreach.attendances', amount: 'attendance' }],
    { attendance: 0 },
    [],
  ],
  [
    'a blank of the form',
    [{ indicator: 'commitment.signed', amount: 'signed' }],
    { answers: { signed: 63 } },
    ['commitment.signed 63'],
  ],
  ['a blank left empty', [{ indicator: 'commitment.signed', amount: 'signed' }], {}, []],
  [
    'only when yes',
    [{ indicator: 'signal.rounds', amount: 'one', when: { field: 'onTime' } }],
    { answers: { onTime: false } },
    [],
  ],
  [
    'only when it is that',
    [
      {
        indicator: 'outreach.leaflets',
        amount: 'quantity',
        when: { field: 'kind', is: 'leaflet' },
      },
      {
        indicator: 'outreach.mediaItems',
        amount: 'quantity',
        when: { field: 'kind', is: 'media' },
      },
    ],
    { answers: { kind: 'media', quantity: 7 } },
    ['outreach.mediaItems 7'],
  ],
  [
    'items handed in, each in its own unit, the same ones together',
    [],
    {
      lines: [
        { item: 'homemade-gun', quantity: 2 },
        { item: 'explosive', quantity: 1.1 },
        { item: 'explosive', quantity: 0.47 },
        { item: 'homemade-gun', quantity: 1 },
      ],
    },
    ['weapon.gun.homemade 3', 'weapon.explosiveKg 1.57'],
  ],
])('%s', (_, counts, activity, expected) => {
  expect(said(counts, activity)).toEqual(expected)
})

test('it counts in the month it happened, and taking it back leaves nothing', () => {
  const entries = counted(
    { counts: [session] },
    { on: '2024-11-20', answers: {}, lines: [] },
    surrender,
  )
  expect(entries).toEqual([{ indicator: 'outreach.sessions', month: '2024-11', amount: 1 }])
  expect(reversed(entries)).toEqual([
    { indicator: 'outreach.sessions', month: '2024-11', amount: -1 },
  ])
})
