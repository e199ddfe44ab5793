import { expect, test } from 'vitest'
import { heardAt, serverNow } from './clock.ts'
import { expiryOf } from './expiry.ts'
import { type HomeThen, inOrderOfNeed, isFirst } from './order-homes.ts'
import { partsOf } from './spans.ts'
import { linesOf, movedBy, withinPlan } from './spots.ts'

function home(name: string, answer: HomeThen['answer'], needs: string[] = []): HomeThen {
  return {
    id: name,
    name,
    answer,
    needs,
    place: null,
    answeredAt: null,
    answeredBy: null,
    seenAt: null,
    mine: false,
    secondExit: null,
    extinguishers: 0,
    phones: [],
  }
}

test('who calls for help stands first, then the silent, those with people to carry before others', () => {
  const homes = [
    home('safe', 'safe'),
    home('silent', null),
    home('coming', 'coming'),
    home('silent, with grandmother', null, ['tầng hai']),
    home('away', 'not_home'),
    home('calls', 'need_help'),
  ]
  expect(inOrderOfNeed(homes).map(({ name }) => name)).toEqual([
    'calls',
    'silent, with grandmother',
    'silent',
    'away',
    'coming',
    'safe',
  ])
  expect(homes.filter(isFirst).map(({ name }) => name)).toEqual([
    'silent, with grandmother',
    'calls',
  ])
})

test('the countdown goes by the server’s clock, and word that came late does not set it back', () => {
  const now = Date.parse('2026-06-05T10:00:00Z')
  heardAt('2026-06-05T10:05:00Z', now)
  heardAt('2026-06-05T10:04:10Z', now)
  heardAt('nonsense', now)
  expect(serverNow(now)).toBe(Date.parse('2026-06-05T10:05:00Z'))
})

test.each([
  [-4, { hours: 0, minutes: 0, rest: 0 }],
  [59.6, { hours: 0, minutes: 1, rest: 0 }],
  [130, { hours: 0, minutes: 2, rest: 10 }],
  [7300, { hours: 2, minutes: 121, rest: 40 }],
])('%d seconds come apart as people say them', (seconds, parts) =>
  expect(partsOf(seconds)).toEqual(parts),
)

test.each([
  [null, undefined],
  ['2026-06-04', 'past'],
  ['2026-06-05', 'soon'],
  ['2026-08-03', 'soon'],
  ['2026-08-05', 'later'],
])('an extinguisher good until %s, on 5 June: %s', (day, expiry) =>
  expect(expiryOf(day, '2026-06-05')).toBe(expiry),
)

test('a home stays on the plan, dragged or moved by keys', () => {
  expect(withinPlan({ x: -20, y: 140 })).toEqual({ x: 7, y: 88 })
  expect(movedBy({ x: 50, y: 50 }, 'ArrowLeft')).toEqual({ x: 48, y: 50 })
  expect(movedBy({ x: 50, y: 88 }, 'ArrowDown')).toEqual({ x: 50, y: 88 })
  expect(movedBy({ x: 50, y: 50 }, 'Tab')).toBeUndefined()
})

test('a long name is written in short lines', () => {
  expect(linesOf('Hộ Nguyễn Thị Hoa')).toEqual(['Hộ Nguyễn', 'Thị Hoa'])
  expect(linesOf('Bà Tư')).toEqual(['Bà Tư'])
})
