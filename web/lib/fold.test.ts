import { expect, test } from 'vitest'
import { folded, speaksOf } from './fold.ts'

test.each([
  ['Tiếng kẻng an ninh', 'tieng keng an ninh'],
  ['Đường làng tự quản', 'duong lang tu quan'],
  // The same name typed with combining marks.
  ['Hoà Bình', 'hoa binh'],
])('%s is searched as %s', (text, asked) => {
  expect(folded(text)).toBe(asked)
})

test.each([
  ['Tiếng kẻng an ninh', 'keng', true],
  ['Tiếng kẻng an ninh', 'an kẻng', true],
  ['Tiếng kẻng an ninh', '', true],
  ['Tiếng kẻng an ninh', 'kenh', false],
])('in %s, %s is found: %s', (text, asked, found) => {
  expect(speaksOf(text, asked)).toBe(found)
})
