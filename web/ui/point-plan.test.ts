import { expect, test } from 'vitest'
import { laidOut } from './point-plan.ts'

const frame = { width: 400, height: 300, margin: 50 }
const spot = (name: string, lat: number, lon: number) => ({
  id: name,
  name,
  number: 1,
  place: { lat, lon },
})

test('north is up and east is right', () => {
  const { dots } = laidOut([spot('a', 21, 105), spot('b', 21.01, 105.01)], frame)
  const [a, b] = dots

  expect(b!.x).toBeGreaterThan(a!.x)
  expect(b!.y).toBeLessThan(a!.y)
})

test('every point lies inside the margins', () => {
  const spots = [spot('a', 20.9, 105), spot('b', 21, 105.3), spot('c', 21.05, 105.1)]

  for (const { x, y } of laidOut(spots, frame).dots) {
    expect(x).toBeGreaterThanOrEqual(49.9)
    expect(x).toBeLessThanOrEqual(350.1)
    expect(y).toBeGreaterThanOrEqual(49.9)
    expect(y).toBeLessThanOrEqual(250.1)
  }
})

test('a metre is as long eastward as northward, and the scale is a round length', () => {
  // One kilometre each way at 21° north.
  const east = 1 / (111.32 * Math.cos((21 * Math.PI) / 180))
  const { dots, scale } = laidOut(
    [spot('a', 21, 105), spot('b', 21, 105 + east), spot('c', 21 + 1 / 111.32, 105)],
    frame,
  )
  const [a, b, c] = dots

  expect(b!.x - a!.x).toBeCloseTo(a!.y - c!.y, 1)
  expect(scale.metres).toBe(500)
  expect(scale.width).toBeCloseTo((b!.x - a!.x) / 2, 0)
})

test('points on one spot stand in the middle', () => {
  const { dots } = laidOut([spot('a', 21, 105), spot('b', 21, 105)], frame)

  expect(dots.map(({ x, y }) => [x, y])).toEqual([
    [200, 150],
    [200, 150],
  ])
})
