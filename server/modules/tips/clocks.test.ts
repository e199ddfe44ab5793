import { expect, test } from 'vitest'
import type { TipClock } from '../../../contract/tip-kinds.ts'
import { clocksOf, type Facts, nextOf, presses } from './clocks.ts'

const hour = 60
const day = 24 * hour
const kind = { version: 1, name: words(), says: words(), rests_on: [] }
const look: TipClock = {
  ...kind,
  id: 'look',
  until: 'seen',
  minutes: 120,
  urgentMinutes: 30,
  remindMinutes: 15,
}
const take: TipClock = { ...kind, id: 'take', until: 'taken_up', minutes: day, remindMinutes: hour }
const tell: TipClock = {
  ...kind,
  id: 'tell',
  until: 'notified',
  minutes: 3 * day,
  remindMinutes: day,
}
const decide: TipClock = {
  ...kind,
  id: 'decide',
  until: 'decided',
  minutes: 20 * day,
  extendedMinutes: 60 * day,
  remindMinutes: 5 * day,
}
const every = [look, take, tell, decide]

const fresh: Facts = {
  urgent: false,
  state: 'new',
  receivedAt: at(0),
  arrivedAt: null,
  seenAt: null,
  takenUpAt: null,
  passedOnAt: null,
  notifiedAt: null,
  decidedAt: null,
  extendedTo: null,
  disputedAt: null,
  closedAt: null,
}

/** Minutes after it was received. */
function at(minutes: number) {
  return new Date(Date.UTC(2026, 0, 1) + minutes * 60_000)
}

function words() {
  return { vi: 'x', en: 'x' }
}

/** Each clock as `due`, `kept` and `late`, in minutes after receipt. */
function told(facts: Partial<Facts>, now: number) {
  const minutes = (iso: string | null) => iso && (Date.parse(iso) - at(0).getTime()) / 60_000
  const clocks = clocksOf(every, { ...fresh, ...facts }, { now: at(now).getTime() })
  return Object.fromEntries(
    clocks.map(({ clock, dueAt, keptAt, breached }) => [
      clock,
      [minutes(dueAt), minutes(keptAt), breached],
    ]),
  )
}

test.each<[string, Partial<Facts>, number, object]>([
  [
    'all run',
    {},
    10,
    {
      look: [120, null, false],
      take: [day, null, false],
      tell: [3 * day, null, false],
      decide: [20 * day, null, false],
    },
  ],
  ['in danger now', { urgent: true }, 31, { look: [30, null, true] }],
  ['looked at in time', { seenAt: at(90), state: 'seen' }, 200, { look: [120, 90, false] }],
  ['nobody looked', {}, 121, { look: [120, null, true], take: [day, null, false] }],
  ['passed on', { passedOnAt: at(60) }, 2 * day, { take: [day, 60, false] }],
  [
    'in a case',
    { seenAt: at(50), takenUpAt: at(70), state: 'in_case' },
    2 * day,
    { take: [day, 70, false], tell: [3 * day, null, false] },
  ],
  ['the procuracy was told', { notifiedAt: at(day) }, 9 * day, { tell: [3 * day, day, false] }],
  ['lengthened', { extendedTo: at(50 * day) }, 30 * day, { decide: [50 * day, null, false] }],
  [
    'lengthened to less than there was',
    { extendedTo: at(5 * day) },
    6 * day,
    { decide: [20 * day, null, false] },
  ],
  [
    'ended without a case',
    { seenAt: at(10), closedAt: at(20), state: 'closed' },
    90 * day,
    {
      look: [120, 10, false],
      take: [day, 20, false],
      tell: [3 * day, 20, false],
      decide: [20 * day, 20, false],
    },
  ],
  [
    'came from another desk on the tenth day',
    { arrivedAt: at(10 * day) },
    10 * day + 60,
    {
      look: [10 * day + 120, null, false],
      take: [11 * day, null, false],
      decide: [20 * day, null, false],
    },
  ],
  [
    'disputed: taken up and decided anew',
    {
      seenAt: at(10),
      decidedAt: at(day),
      passedOnAt: at(60),
      disputedAt: at(40 * day),
      state: 'seen',
    },
    40 * day + 5,
    { look: [120, 10, false], take: [41 * day, null, false], decide: [60 * day, null, false] },
  ],
])('%s', (_, facts, now, expected) => {
  expect(told(facts, now)).toMatchObject(expected)
})

test('what was written down stays so, whatever was done afterwards', () => {
  const ran = [{ clock: 'look', answered: 'many_at_once' }]
  const [first] = clocksOf([look], { ...fresh, seenAt: at(500) }, { ran, now: at(600).getTime() })
  expect(first).toMatchObject({
    breached: true,
    answered: 'many_at_once',
    keptAt: at(500).toISOString(),
  })
})

test('the next clock is the first that still runs', () => {
  const now = (minutes: number) =>
    nextOf(clocksOf(every, fresh, { now: at(minutes).getTime() }))?.clock
  expect([now(0), now(121), now(day + 1), now(3 * day + 1), now(20 * day + 1)]).toEqual([
    'look',
    'take',
    'tell',
    'decide',
    undefined,
  ])
})

test('somebody is reminded shortly before, not long before and not after', () => {
  const reminded = (minutes: number) => {
    const now = at(minutes).getTime()
    const [clock] = clocksOf([look], fresh, { now })
    return clock && presses(clock, look, now)
  }
  expect([104, 105, 120, 121].map(reminded)).toEqual([false, true, true, false])
})
