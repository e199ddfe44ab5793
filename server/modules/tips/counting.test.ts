import { expect, test } from 'vitest'
import { type Countable, difference } from './counting.ts'

const fresh: Countable = { channel: 'door', seenAt: null, valuable: null }
const seen = { ...fresh, seenAt: new Date() }
const slip = { ...seen, channel: 'box' }

test.each<[string, Countable | undefined, Countable | undefined, string[]]>([
  ['it came: nobody has looked yet', undefined, fresh, []],
  ['looked at for the first time', fresh, seen, ['tip.total 1']],
  ['looked at again', seen, seen, []],
  [
    'looked at and of value at once',
    fresh,
    { ...seen, valuable: true },
    ['tip.total 1', 'tip.valuable 1'],
  ],
  [
    'of no value after all',
    { ...seen, valuable: true },
    { ...seen, valuable: false },
    ['tip.valuable -1'],
  ],
  ['a slip is counted by its record', { ...slip, seenAt: null }, slip, []],
  ['a slip of value', slip, { ...slip, valuable: true }, ['tip.valuable 1']],
  [
    'it never was a tip',
    { ...seen, valuable: true },
    undefined,
    ['tip.total -1', 'tip.valuable -1'],
  ],
])('%s', (_, before, after, expected) => {
  expect(
    difference(before, after).map(({ indicator, amount }) => `${indicator} ${amount}`),
  ).toEqual(expected)
})
