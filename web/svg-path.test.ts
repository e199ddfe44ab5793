import map from '@svg-maps/vietnam'
import { expect, test } from 'vitest'
import { rounded } from './svg-path.ts'

test('relative steps become one outline that starts at an absolute point', () => {
  expect(rounded('m 1,2 10,0 0,10 z')).toBe('M1 2l10 0 0 10z')
  expect(rounded('M1 2 L11 2 L11 12 z')).toBe('M1 2l10 0 0 10z')
})

test('a second outline begins where the first was closed', () => {
  expect(rounded('m 1,1 4,0 0,4 z m 10,10 4,0 0,4 z')).toBe('M1 1l4 0 0 4zM11 11l4 0 0 4z')
})

test('points on a straight line are dropped', () => {
  expect(rounded('M0 0 5 0 10 0 10 10z')).toBe('M0 0l10 0 0 10z')
})

test('every place of the country keeps its shape, Hoàng Sa and Trường Sa with it', () => {
  const kept = map.locations.filter(({ path }) => rounded(path) !== '').map(({ id }) => id)
  expect(kept).toHaveLength(65)
  expect(kept).toEqual(expect.arrayContaining(['hoangsa', 'truongsa']))
})
