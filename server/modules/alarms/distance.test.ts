import { expect, test } from 'vitest'
import { metresBetween } from './distance.ts'

const hoanKiem = { lat: 21.0287, lon: 105.8524 }

test.each([
  ['where one stands', hoanKiem, hoanKiem, 0],
  ['Hồ Gươm to Lăng Bác', hoanKiem, { lat: 21.0368, lon: 105.8346 }, 2055],
  ['across a lane', hoanKiem, { lat: 21.02879, lon: 105.8524 }, 10],
  ['a degree north', { lat: 10, lon: 106 }, { lat: 11, lon: 106 }, 111_195],
  ['a degree east, at the equator', { lat: 0, lon: 0 }, { lat: 0, lon: 1 }, 111_195],
  ['a degree east, at 60° north', { lat: 60, lon: 0 }, { lat: 60, lon: 1 }, 55_597],
  ['over the date line', { lat: 0, lon: 179.5 }, { lat: 0, lon: -179.5 }, 111_195],
])('%s', (_, one, other, metres) => {
  expect(Math.abs(metresBetween(one, other) - metres)).toBeLessThanOrEqual(2)
  expect(metresBetween(other, one)).toBe(metresBetween(one, other))
})
