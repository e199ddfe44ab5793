import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadCatalog } from '../../platform/catalog.ts'
import { root } from '../../platform/root.ts'

const catalog = await loadCatalog(join(root, 'catalog'))
const rosters = [...catalog.models.values()].flatMap(({ id, activities, works: { roster } }) =>
  roster ? [{ id, activities, roster }] : [],
)

test('ten types work by shifts, and only those who patrol have a route', () => {
  expect(rosters.length).toBeGreaterThanOrEqual(10)
  expect(rosters.filter(({ roster }) => roster.trace).map(({ roster }) => roster.activity)).toEqual(
    rosters.filter(({ roster }) => roster.activity === 'patrol').map(() => 'patrol'),
  )
})

test.each(rosters)(
  'the shifts of $id become records that its diary takes',
  ({ activities, roster }) => {
    expect(activities).toContain(roster.activity)
    const fields = catalog.activities.get(roster.activity)?.fields ?? []
    const kindOf = (name: string | undefined) => fields.find((field) => field.name === name)?.kind
    const { says, hours, began, adds, shifts } = roster
    if (says) {
      const options = fields.find(({ name }) => name === says)?.options?.map(({ value }) => value)
      expect(options).toEqual(expect.arrayContaining(shifts.map(({ id }) => id)))
    }
    if (hours) expect(kindOf(hours)).toBe('measure')
    if (began) expect(kindOf(began)).toBe('time')
    for (const name of adds ? [adds.total, ...adds.of] : []) expect(kindOf(name)).toBe('count')
    // A shift that begins when it ends would never be over.
    expect(shifts.filter(({ from, to }) => from === to)).toEqual([])
  },
)
