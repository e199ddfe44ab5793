import { expect, test } from 'vitest'
import { ModelState } from '../../../contract/models.ts'
import { isCounting, mayFollow } from './states.ts'

const allowed = `
  proposed consulting | consulting approved | approved launched | launched active
  active needs_improvement | needs_improvement active
  launched suspended | active suspended | needs_improvement suspended
  suspended active | suspended needs_improvement
  proposed dissolved | consulting dissolved | approved dissolved | launched dissolved
  active dissolved | needs_improvement dissolved | suspended dissolved`
  .split(/[|\n]/)
  .map((line) => line.trim())
  .filter(Boolean)

test('a model moves along its course and nowhere else', () => {
  const all = ModelState.options
  const moves = all.flatMap((from) => all.map((to) => [from, to] as const))
  const found = moves.filter(([from, to]) => mayFollow(from, to)).map((move) => move.join(' '))
  expect(found.sort()).toEqual(allowed.sort())
})

test('it counts from its launch until it is suspended or dissolved', () => {
  expect(ModelState.options.filter(isCounting)).toEqual(['launched', 'active', 'needs_improvement'])
})
