import { expect, test } from 'vitest'
import { givenName } from './given-name.ts'

test.each([
  ['Nguyễn Văn An', 'An Nguyễn Văn'],
  ['Lò Thị Minh Hoa', 'Hoa Lò Thị Minh'],
  ['Hoà', 'Hoà'],
])('%s is listed under %s', (name, listed) => {
  expect(givenName(name)).toBe(listed)
})
