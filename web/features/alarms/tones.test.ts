import { expect, test } from 'vitest'
import { roundOf, shakeOf } from './tones.ts'

test('sound and rest follow each other as the catalog says, two high notes by turns', () => {
  const { notes, seconds } = roundOf([0.5, 0.5, 0.5, 1.5], false)
  expect(notes.map(({ from, to }) => [from, to])).toEqual([
    [0, 0.5],
    [1, 1.5],
  ])
  expect(new Set(notes.map(({ hertz }) => hertz)).size).toBe(2)
  expect(seconds).toBe(3)
})

test('a drill sounds the same whatever it drills: lower and softer than any alarm', () => {
  const drill = roundOf([0.5, 0.5], true)
  expect(drill).toEqual(roundOf([3, 1, 2, 1], true))
  const real = roundOf([0.5, 0.5], false)
  for (const note of drill.notes)
    for (const other of real.notes) {
      expect(note.hertz).toBeLessThan(other.hertz)
      expect(note.loud).toBeLessThan(other.loud / 3)
    }
})

test('a pattern that ends with a sound still ends with a breath', () => {
  expect(roundOf([1, 0.2, 1], false).seconds).toBeGreaterThan(2.2)
})

test('a phone shakes to the same pattern, in milliseconds', () => {
  expect(shakeOf([0.5, 0.25], false)).toEqual([500, 250])
  expect(shakeOf([0.5, 0.25], true)).toEqual(shakeOf([9, 9], true))
})
