import { expect, test } from 'vitest'
import { markOf } from './marks.ts'

const house = { secret: 'một bí mật' }
const covenant = { id: '019ab000-0000-7000-8000-000000000001' }
const mark = (who: string) => markOf(house, covenant, who)

test('a household is one however its name is spelled', () => {
  const spelled = [
    'Lò Thị Hoà',
    'lò thị hòa',
    '  LÒ  THỊ HOÀ ',
    'Lò Thị Hoà.',
    'Lò Thị Hoà'.normalize('NFD'),
  ]

  expect(new Set(spelled.map(mark)).size).toBe(1)
})

test('names that differ by a mark alone are two households', () => {
  expect(mark('Lò Văn Hùng')).not.toBe(mark('Lò Văn Hưng'))
  expect(mark('Lò Văn Hùng, số nhà 3')).not.toBe(mark('Lò Văn Hùng, số nhà 12'))
})

test('without the secret, or under another covenant, the mark is another and says no name', () => {
  const other = markOf({ secret: 'bí mật khác' }, covenant, 'Lò Thị Hoà')
  const elsewhere = markOf(house, { id: '019ab000-0000-7000-8000-000000000002' }, 'Lò Thị Hoà')

  expect(new Set([mark('Lò Thị Hoà'), other, elsewhere]).size).toBe(3)
  expect(mark('Lò Thị Hoà')).toMatch(/^[\w-]{43}$/)
})
