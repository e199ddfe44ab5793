import { join } from 'node:path'
import { expect, test } from 'vitest'
import { KnownBlank, SetUpKind } from '../../../contract/set-up-kinds.ts'
import { loadCatalog } from '../../platform/catalog.ts'
import { root } from '../../platform/root.ts'
import { playbookOf } from './playbook.ts'

const catalog = await loadCatalog(join(root, 'catalog'))
const types = [...catalog.models.values()]
const living = types.filter(({ closed }) => !closed)

test.each(living.map((type) => [type.id, type] as const))(
  '%s goes all ten kinds of steps, in order, each known to the catalog',
  (_, type) => {
    const steps = playbookOf(catalog, type)
    const kinds = steps.map(({ kind }) => kind)
    const faults = steps.flatMap(({ step, role, documents, days }) => [
      ...(catalog.roles.has(role as never) ? [] : [`${step}: no role ${role}`]),
      ...documents.filter((id) => !catalog.documents.has(id)),
      ...(days > 0 ? [] : [`${step} is due before it begins`]),
    ])

    expect([...new Set(kinds)]).toEqual(SetUpKind.options)
    expect(kinds).toEqual(kinds.toSorted((a, b) => order(a) - order(b)))
    expect(new Set(steps.map(({ step }) => step)).size).toBe(steps.length)
    expect(kinds.filter((kind) => kind === 'decision')).toHaveLength(1)
    expect(faults).toEqual([])
    // Every step that the type itself names is on its way.
    expect(steps.map(({ step }) => step)).toEqual(
      expect.arrayContaining(type.setup.map(({ id }) => id)),
    )
  },
)

test('a type that belongs to history has no way to set it up', () => {
  const closed = types.filter(({ closed }) => closed)
  expect(closed.map(({ id }) => id)).toEqual(['community-covid-team'])
  expect(closed.map((type) => playbookOf(catalog, type))).toEqual([[]])
})

test('a type’s own step takes the place of the standard one, with its papers; what is beside brings its own', () => {
  const way = playbookOf(catalog, catalog.models.get('fire-safe-inter-household-team')!)
  const told = way.map(({ step, kind, documents, proof }) => [step, kind, documents.join(), proof])

  expect(told).toEqual([
    ['households', 'survey', 'survey-record', 'optional'],
    ['submission', 'submission', 'submission', 'optional'],
    ['consult', 'meeting', 'meeting-invitation,meeting-minutes', 'required'],
    ['agree', 'covenant', 'pledge-sheet', 'optional'],
    ['decision', 'decision', 'founding-decision', 'optional'],
    ['board', 'board', 'board-list', 'no'],
    ['regulation', 'regulation', 'regulation', 'optional'],
    ['bells', 'equipment', 'public-list', 'optional'],
    ['train', 'equipment', '', 'optional'],
    ['launch', 'launch', 'launch-programme', 'required'],
    ['drill', 'activities', '', 'no'],
  ])
})

test('in a school its head does what a village head does in a village', () => {
  const way = playbookOf(catalog, catalog.models.get('safe-school')!)
  expect(way.find(({ kind }) => kind === 'meeting')?.role).toBe('body_head')
})

test.each([...catalog.documents.values()])(
  '$id has a label for every blank that the house does not know',
  ({ blanks, of, to, grounds, parts, receivers }) => {
    const said = [of, to, ...grounds, ...receivers, ...parts.flatMap(wordsOf)]
    const labelled = new Set(blanks.map(({ name }) => name))
    const known = new Set<string>(KnownBlank.options)
    for (const language of ['vi', 'en'] as const) {
      const used = new Set(said.flatMap((words) => blanksIn(words?.[language] ?? '')))
      expect([...used].filter((name) => !known.has(name) && !labelled.has(name))).toEqual([])
      expect([...labelled].filter((name) => !used.has(name) || known.has(name))).toEqual([])
    }
  },
)

test('every paper belongs to a step', () => {
  const given = catalog.setUp.flatMap(({ documents }) => documents)
  expect(given.toSorted()).toEqual([...catalog.documents.keys()].toSorted())
})

function order(kind: SetUpKind) {
  return SetUpKind.options.indexOf(kind)
}

function wordsOf(part: object): ({ vi: string; en: string } | undefined)[] {
  return Object.values(part).filter((value) => typeof value === 'object')
}

function blanksIn(sentence: string) {
  return [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
}
