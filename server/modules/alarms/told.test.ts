import { expect, test } from 'vitest'
import { uuid7 } from '../../platform/uuid7.ts'
import { story } from './events.fixture.ts'
import { moved } from './moved.ts'
import { circleOf, retold, someoneComes, stateOf, told, type ToldAlarm } from './told.ts'
import type { AlarmEvent } from './events.ts'

const [one, other] = [uuid7(), uuid7()]

function orders<Item>(items: Item[]): Item[][] {
  if (items.length < 2) return [items]
  return items.flatMap((first, at) =>
    orders(items.toSpliced(at, 1)).map((rest) => [first, ...rest]),
  )
}

/** As a process hears them: what comes before the alarm itself waits for it. */
function heard(events: AlarmEvent[]) {
  let alarm: ToldAlarm | undefined
  const early: AlarmEvent[] = []
  for (const event of events) {
    const before: ToldAlarm | undefined = alarm
    alarm = before ? told(before, event) : retold([...early, event])
    if (!alarm) early.push(event)
  }
  return alarm
}

test('the same events in any order, told any number of times, are the same alarm', () => {
  const { raised, answered, happens, joined } = story()
  const events = [
    raised({ text: 'Cháy bếp' }),
    answered(5, one, 'not_home'),
    answered(9, one, 'coming'),
    joined(12, { text: 'Khói nhiều' }),
    happens(20, { what: 'carried', by: {}, to: ['neighbours', 'village_head'] }),
    happens(30, { what: 'closed', by: {}, outcome: 'handled_by_team', reason: '' }),
  ]
  const alarm = retold(events)
  expect(alarm).toMatchObject({ text: 'Cháy bếp\nKhói nhiều', callers: [{}, {}] })
  expect(alarm?.homes.get(one)?.answer).toBe('coming')

  for (const order of orders(events)) {
    expect(heard(order)).toEqual(alarm)
    expect(heard([...order, ...order])).toEqual(alarm)
  }
})

test('an event told again is not even a change', () => {
  const { raised, answered } = story()
  const coming = answered(5, one, 'coming')
  const alarm = retold([raised(), coming])
  expect(told(alarm, coming)).toBe(alarm)
})

test('the first ending stands, whichever is heard first', () => {
  const { raised, answered, happens } = story()
  const mistaken = happens(8, { what: 'mistaken', by: {}, reason: 'Khói nấu bánh' })
  const closed = happens(9, { what: 'closed', by: {}, outcome: 'needed_services', reason: '' })
  for (const order of orders([raised(), mistaken, closed, answered(20, one, 'coming')])) {
    const alarm = heard(order)
    expect(alarm?.closed).toMatchObject({ outcome: 'false_alarm', reason: 'Khói nấu bánh' })
    expect(alarm && stateOf(alarm)).toBe('closed')
  }
})

test.each([
  [true, true, true],
  [true, false, false],
  [false, true, false],
  [false, false, false],
])('silent %s, then a press silent %s: the alarm is silent %s', (first, second, silent) => {
  const { raised, joined } = story()
  expect(retold([raised({ silent: first }), joined(3, { silent: second })])?.silent).toBe(silent)
})

test.each([
  [true, true, true],
  [true, undefined, false],
  [undefined, true, false],
])('pressed late %s, then late %s: the alarm is late %s', (first, second, late) => {
  const { raised, joined } = story()
  const [begins, joins] = [first, second].map((was) => (was ? { late: was } : {}))
  expect(retold([raised(begins), joined(3, joins)])?.late).toBe(late)
})

test('how far it is told, and whether anybody comes, follow the last word of each home', () => {
  const { raised, answered, happens } = story()
  const events = [raised(), answered(4, one, 'coming'), answered(5, other, 'safe')]
  const coming = retold(events)
  expect(coming && [stateOf(coming), someoneComes(coming), circleOf(coming)]).toEqual([
    'answered',
    true,
    'team',
  ])
  const turned = retold([...events, answered(9, one, 'not_home')])
  expect(turned && stateOf(turned)).toBe('raised')
  const handed = retold([
    ...events,
    happens(10, { what: 'carried', by: {}, to: ['police', 'neighbours'] }),
    happens(11, { what: 'handed_over', by: {}, to: 'Đội chữa cháy' }),
  ])
  expect(handed && [stateOf(handed), circleOf(handed)]).toEqual(['handed_over', 'police'])
})

test('an alarm taken for another press is moved the same way by everybody, as often as they like', () => {
  const { raised, answered, at } = story()
  const first = uuid7(0)
  const press = moved(raised(), first)
  expect(press).toMatchObject({ what: 'joined', merged: true, pressId: at.alarmId, alarmId: first })
  expect(moved(press, first)).toEqual(press)

  const again = { ...raised(), id: uuid7() }
  expect(moved(again, first).id).toBe(press.id)
  const coming = answered(4, one, 'coming')
  expect(moved(coming, first)).toEqual(moved({ ...coming }, first))
  expect(moved(coming, first).id).not.toBe(coming.id)
})
