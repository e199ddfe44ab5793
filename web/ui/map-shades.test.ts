import { expect, test } from 'vitest'
import { shadesOf } from './map-shades.ts'

test('more is darker, and the most is darkest', () => {
  const { shadeOf, steps } = shadesOf([38, 80, 1000, 1447, null])
  expect([38, 80, 1000, 1447].map(shadeOf)).toEqual([2, 3, 4, 5])
  expect(shadeOf(null)).toBe(0)
  expect(steps.map(({ from, to }) => [from, to])).toEqual([
    [38, 38],
    [80, 80],
    [1000, 1000],
    [1447, 1447],
  ])
})

test('many values are shared out over five shades, equal ones together', () => {
  const { shadeOf, steps } = shadesOf([1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  expect(steps).toHaveLength(5)
  expect(shadeOf(1)).toBe(1)
  expect(shadeOf(10)).toBe(5)
})

test('with nothing known there is nothing to shade', () => {
  expect(shadesOf([null, null]).steps).toEqual([])
})
