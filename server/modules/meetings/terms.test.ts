import { expect, test } from 'vitest'
import { isTo, mostAtOnce, yearAfter } from './terms.ts'

const term = (mark: string, signedOn: string, until = yearAfter(signedOn)) => ({
  mark,
  signedOn,
  until,
})

test.each([
  ['2024-03-01', '2025-03-01'],
  ['2024-02-29', '2025-02-28'],
  ['2023-02-28', '2024-02-28'],
  ['2023-12-31', '2024-12-31'],
])('a year after %s is %s', (day, until) => {
  expect(yearAfter(day)).toBe(until)
})

test.each([
  ['another household', term('b', '2024-06-01'), 'first'],
  ['the same again within the year', term('a', '2024-06-01'), 'already'],
  ['the same on the same day', term('a', '2024-03-01'), 'already'],
  ['thirty days before it runs out', term('a', '2025-01-30'), 'renewal'],
  ['thirty-one days before it runs out', term('a', '2025-01-29'), 'already'],
  ['on the day it runs out', term('a', '2025-03-01'), 'first'],
  ['long before, reaching into it', term('a', '2023-06-01'), 'already'],
])('%s', (_, given, is) => {
  expect(isTo(given, [term('a', '2024-03-01')]).is).toBe(is)
})

test('the most that stand at once: who leaves on a day makes room for who comes on it', () => {
  const first = '2023-01-01'

  expect(mostAtOnce([], first)).toBe(0)
  expect(mostAtOnce([term('a', '2023-01-01'), term('b', '2024-01-01')], first)).toBe(1)
  expect(mostAtOnce([term('a', '2023-01-01'), term('b', '2023-12-31')], first)).toBe(2)
  expect(mostAtOnce([term('a', '2023-01-01'), term('b', '2023-12-31')], '2024-01-01')).toBe(1)
  expect(
    mostAtOnce([term('a', '2023-01-01'), term('b', '2024-06-01'), term('c', '2024-03-01')], first),
  ).toBe(2)
})
