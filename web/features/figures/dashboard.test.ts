import { expect, test } from 'vitest'
import { changeOf } from './dashboard.ts'

test.each([
  [
    { amount: 12, before: 10 },
    { is: 'more', by: 2 },
  ],
  [
    { amount: 8, before: 10 },
    { is: 'less', by: 2 },
  ],
  [{ amount: 10, before: 10 }, { is: 'same' }],
  [
    { amount: 1.57, before: 1.5 },
    { is: 'more', by: 0.07 },
  ],
  [{ amount: null, before: 10 }, { is: 'unsaid' }],
  [{ amount: 10, before: null }, { is: 'unsaid' }],
])('%o is %o', (total, change) => {
  expect(changeOf(total)).toEqual(change)
})
