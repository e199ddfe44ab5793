import { join } from 'node:path'
import { expect, test } from 'vitest'
import { TipCategory } from '../../contract/tip-kinds.ts'
import { loadCatalog } from './catalog.ts'
import { root } from './root.ts'

const { tips, alarms, indicators } = await loadCatalog(join(root, 'catalog'))
const { categories, clocks, bodies, outcomes, steps, openingReasons, transferReasons } = tips

test('there is a category for each thing a tip may be about', () => {
  const groups = new Set([...categories.values()].map(({ group }) => group))

  expect([...groups].sort()).toEqual([...TipCategory.shape.group.options].sort())
  expect(categories.size).toBeGreaterThanOrEqual(12)
})

test.each([...categories.values()])('$id names what exists', ({ danger, goesTo, ...category }) => {
  expect({
    alarm: alarms.has(danger.alarm),
    bodies: goesTo.filter((id) => !bodies.has(id)),
    clocks: category.clocks.filter((id) => !clocks.has(id)),
  }).toEqual({ alarm: true, bodies: [], clocks: [] })
  expect(category.clocks).toContain('first-look')
  expect(category.keep.idle).toBeLessThanOrEqual(category.keep.closed)
})

test('opinion, belief and assembly are nobody’s tip', () => {
  const said = [...categories.values()].flatMap(({ name, says, asks }) => [name, says, ...asks])

  expect(
    said.filter(({ vi, en }) =>
      /tôn giáo|dân tộc|chính kiến|biểu tình|tuyên truyền|đối tượng|nghi phạm|\b(?:belief|opinion|protest|religi|suspect)/i.test(
        `${vi} ${en}`,
      ),
    ),
  ).toEqual([])
})

test('a clock reminds before it runs out, and the law’s own hours are the law’s', () => {
  for (const {
    minutes,
    urgentMinutes = minutes,
    extendedMinutes,
    remindMinutes,
  } of clocks.values()) {
    expect(remindMinutes).toBeLessThan(urgentMinutes)
    expect(urgentMinutes).toBeLessThanOrEqual(minutes)
    expect(extendedMinutes ?? Infinity).toBeGreaterThan(minutes)
  }
  const day = 24 * 60
  expect(clocks.get('first-look')).toMatchObject({ minutes: 120, urgentMinutes: 30, until: 'seen' })
  expect(clocks.get('procuracy')).toMatchObject({ minutes: 3 * day, until: 'notified' })
  expect(clocks.get('decision')).toMatchObject({ minutes: 20 * day, extendedMinutes: 60 * day })
})

test('an outcome counts what is counted, and something may end a tip without a case', () => {
  const counted = [...outcomes.values()].flatMap(({ counts }) => counts)

  expect(counted.filter((id) => indicators.get(id)?.kind !== 'flow')).toEqual([])
  expect([...outcomes.values()].filter(({ withoutCase }) => withoutCase).length).toBeGreaterThan(3)
  // That somebody reported falsely is established in a case, never at the queue.
  expect(outcomes.get('false-on-purpose')?.withoutCase).toBe(false)
})

test('there are steps, reasons to open a name, and reasons to pass on, conflict among them', () => {
  expect(steps.size).toBeGreaterThan(5)
  expect(openingReasons.size).toBeGreaterThan(2)
  expect([...transferReasons.values()].filter(({ conflict }) => conflict)).toHaveLength(2)
})
