import { expect, test } from 'vitest'
import type { AlarmKind } from '../../../contract/alarm-kinds.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { nextDue } from './clocks.ts'
import type { AlarmEvent } from './events.ts'
import { began, story } from './events.fixture.ts'
import { sameId } from './same-id.ts'
import { retold } from './told.ts'

const kind = {
  carries: [
    { after: 60, to: ['neighbours', 'village_head'] },
    { after: 120, to: ['security_team', 'police'] },
    { after: 180, to: ['call'] },
  ],
  repeats: { every: 45, most: 3 },
} as Partial<AlarmKind> as AlarmKind
const silent = { ...kind, repeats: { every: 45, most: 0 } }

const home = uuid7()
const { raised, answered, happens } = story()
const first = happens(60, { what: 'carried', by: {}, to: ['neighbours', 'village_head'] })
const police = happens(30, { what: 'carried', by: {}, to: ['police'] })
const all = happens(130, { what: 'carried', by: {}, to: ['security_team', 'police', 'call'] })
const drill = raised({ drill: true })

/** When the clock does what next, in seconds after the alarm began. */
function next(events: AlarmEvent[], { of = silent, seconds = 0 } = {}) {
  const alarm = retold(events)
  const due = alarm && nextDue(of, alarm, began + seconds * 1000)
  return due && [(due.at - began) / 1000, due.to ?? due.round]
}

test.each<[string, AlarmEvent[], unknown]>([
  ['nobody has answered', [raised()], [60, ['neighbours', 'village_head']]],
  [
    'a home is safe, which is not help',
    [raised(), answered(5, home, 'safe')],
    [60, ['neighbours', 'village_head']],
  ],
  ['somebody comes', [raised(), answered(5, home, 'coming')], undefined],
  [
    'they came, and turned back',
    [raised(), answered(5, home, 'coming'), answered(50, home, 'not_home')],
    [60, ['neighbours', 'village_head']],
  ],
  ['carried once', [raised(), first], [120, ['security_team', 'police']]],
  ['the police were told by hand', [raised(), police, first], [120, ['security_team', 'police']]],
  ['everybody has been told', [raised(), first, all], undefined],
  ['a drill', [drill], undefined],
  ['pressed long ago', [raised({ late: true })], undefined],
  [
    'the services have it',
    [raised(), happens(9, { what: 'handed_over', by: {}, to: '114' })],
    undefined,
  ],
  [
    'closed',
    [raised(), happens(9, { what: 'closed', by: {}, outcome: 'false_alarm', reason: '' })],
    undefined,
  ],
])('%s', (_, events, due) => {
  expect(next(events)).toEqual(due)
})

const round = (number: number) => happens(45 * number, { what: 'reminded', round: number })

test.each<[string, AlarmEvent[], number, unknown]>([
  ['the silent are reminded first', [raised()], 0, [45, 1]],
  ['then it is carried', [raised(), round(1)], 46, [60, ['neighbours', 'village_head']]],
  ['then they are reminded again', [raised(), round(1), first], 61, [90, 2]],
  [
    'somebody comes: the silent are still reminded',
    [raised(), answered(5, home, 'coming')],
    6,
    [45, 1],
  ],
  ['a drill reminds too', [drill], 0, [45, 1]],
  ['as often as its kind says', [raised(), first, all, round(3)], 140, undefined],
  ['those nobody gave while the house was away are one', [raised(), first, all], 100, [90, 2]],
  ['however long it was away', [raised(), first, all], 9000, [135, 3]],
])('%s', (_, events, seconds, due) => {
  expect(next(events, { of: kind, seconds })).toEqual(due)
})

test('a kind that is not in the catalog has no clock', () => {
  const alarm = retold([raised()])
  expect(alarm && nextDue(undefined, alarm)).toBeUndefined()
})

test('a step has one id in every process, and it sorts by its time', () => {
  const id = sameId(began, 'step')
  expect(sameId(began, 'step')).toBe(id)
  expect(sameId(began, 'other')).not.toBe(id)
  expect(id > uuid7(began - 1) && id < uuid7(began + 1)).toBe(true)
})
