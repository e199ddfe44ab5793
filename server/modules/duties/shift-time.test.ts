import { daysLater } from '../../platform/days.ts'
import { expect, test } from 'vitest'
import { answersOf } from './duty-record.ts'
import { falls } from './make-shifts.ts'
import { between, clockAt, endsAt, hoursBetween, startsAt, weekdayOf } from './shift-time.ts'

const night = { onDay: '2026-12-31', fromTime: '22:00', toTime: '01:00' }

test('a shift over midnight begins on its own day in Việt Nam and ends on the next', () => {
  expect(startsAt(night).toISOString()).toBe('2026-12-31T15:00:00.000Z')
  expect(endsAt(night).toISOString()).toBe('2026-12-31T18:00:00.000Z')
  expect(hoursBetween(startsAt(night), endsAt(night))).toBe(3)
  expect(clockAt(startsAt(night))).toBe('22:00')
  const morning = { ...night, fromTime: '06:30', toTime: '07:15' }
  expect(hoursBetween(startsAt(morning), endsAt(morning))).toBe(0.75)
})

test.each([
  ['2026-11-23', 1],
  ['2026-11-28', 6],
  ['2026-11-29', 7],
  ['2028-02-29', 2],
])('%s is day %i of the week', (day, weekday) => {
  expect(weekdayOf(day)).toBe(weekday)
})

test('days go on over the ends of months and years', () => {
  expect(daysLater('2026-12-31', 1)).toBe('2027-01-01')
  expect(daysLater('2028-03-01', -1)).toBe('2028-02-29')
})

test('what a phone says happened is believed within the time it could have', () => {
  const [least, most] = [new Date('2026-11-23T10:00:00Z'), new Date('2026-11-23T12:00:00Z')]
  const said = (at?: string) => between(at, least, most).toISOString().slice(11, 16)
  expect([said(), said('2026-11-23T11:00:00Z')]).toEqual(['12:00', '11:00'])
  expect([said('2026-11-23T09:00:00Z'), said('2026-11-24T09:00:00Z')]).toEqual(['10:00', '12:00'])
})

test('a line of the roster falls on its weekdays, from its first day to its last', () => {
  const rota = {
    keeperId: '',
    id: '',
    modelId: '',
    shift: 'arrival',
    fromTime: '06:30',
    toTime: '07:15',
    weekdays: [1, 6],
    place: '',
    hands: [],
    edition: 1,
    since: '2026-11-23',
    until: '2026-12-05',
  }
  const days = Array.from({ length: 21 }, (_, count) => daysLater('2026-11-20', count))
  expect(days.filter((day) => falls(rota, day))).toEqual([
    '2026-11-23',
    '2026-11-28',
    '2026-11-30',
    '2026-12-05',
  ])
})

test('the diary’s line is what was answered, the shift’s own facts, and the sum of what was counted', () => {
  const kept = { shift: 'arrival', startedAt: startsAt(night), endedAt: endsAt(night) }
  const adds = { total: 'reminders', of: ['helmets', 'parking'] }
  expect(
    answersOf({ says: 'shift', adds }, { helmets: 3, parking: 2, reminders: 99 }, kept),
  ).toEqual({ helmets: 3, parking: 2, reminders: 5, shift: 'arrival' })
  expect(answersOf({ says: 'shift', adds }, { reminders: 4 }, kept)).toEqual({
    reminders: 4,
    shift: 'arrival',
  })
  expect(answersOf({ hours: 'hours', began: 'began' }, { situation: 'calm' }, kept)).toEqual({
    hours: 3,
    began: '22:00',
    situation: 'calm',
  })
})
