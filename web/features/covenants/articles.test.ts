import { expect, test } from 'vitest'
import { articlesOf, namesIn } from './articles.ts'

test('commitments become numbered articles', () => {
  expect(articlesOf(['Giữ trật tự.', 'Báo nhau.'], 'Điều {number}. {text}')).toBe(
    'Điều 1. Giữ trật tự.\n\nĐiều 2. Báo nhau.',
  )
})

test('a list is read line by line, with or without numbers', () => {
  expect(namesIn('1. Lò Văn A\n\n 2) Lò Thị B, số nhà 12 \nCà Văn C')).toEqual([
    'Lò Văn A',
    'Lò Thị B, số nhà 12',
    'Cà Văn C',
  ])
})
