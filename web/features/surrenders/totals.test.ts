import { expect, test } from 'vitest'
import { totalsOf } from './totals.ts'

const line = (item: string, quantity: number) => ({ item, quantity, mark: '', condition: '' })
const standing = (...lines: ReturnType<typeof line>[]) => ({ lines, voidedAt: null })

test('each item is summed in its own unit, never two items together', () => {
  const records = [
    standing(line('homemade-gun', 2), line('explosive', 0.1)),
    standing(line('explosive', 0.2), line('homemade-gun', 1)),
  ]
  expect(totalsOf(records)).toEqual([
    { item: 'homemade-gun', quantity: 3 },
    { item: 'explosive', quantity: 0.3 },
  ])
})

test('a record that was taken back does not count', () => {
  const gone = { lines: [line('ammunition', 40)], voidedAt: '2025-03-12T03:00:00.000Z' }
  expect(totalsOf([gone, standing(line('ammunition', 2))])).toEqual([
    { item: 'ammunition', quantity: 2 },
  ])
})
