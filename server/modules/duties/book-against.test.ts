import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadCatalog } from '../../platform/catalog.ts'
import { root } from '../../platform/root.ts'
import { against } from './book-against.ts'

const { models } = await loadCatalog(join(root, 'catalog'))
const books = [...models.values()].flatMap((type) =>
  type.works.books.map((book) => ({ of: `${type.id} ${book.id}`, type, book })),
)
const check = models
  .get('inland-waterway-safety')
  ?.works.books[0]?.acts.find(({ id }) => id === 'check')
const ferry = { name: 'Đò Công Hòa 1', kind: 'ferry', seats: 12, jackets: 10 }
const fine = { passengers: 10, worn: 10, sober: true, weather: true }

test.each([
  ['all is well', {}, []],
  ['more people than seats, jackets and worn', { passengers: 13 }, ['seats', 'jackets', 'worn']],
  [
    'as many as the seats, two without a jacket on board',
    { passengers: 12, worn: 10 },
    ['jackets', 'worn'],
  ],
  ['one sits on the jacket', { worn: 9 }, ['worn']],
  ['the boatman drank', { sober: false }, ['sober']],
  ['the water is high', { weather: false }, ['weather']],
  [
    'everything at once',
    { passengers: 20, worn: 0, sober: false, weather: false },
    ['seats', 'jackets', 'worn', 'sober', 'weather'],
  ],
])('before leaving: %s', (_, said, broken) => {
  expect(against(check?.rules ?? [], { ...fine, ...said }, ferry)).toEqual(broken)
})

test('what was not said does not hold', () => {
  const { worn: _, ...silent } = fine
  expect(against(check?.rules ?? [], silent, ferry)).toEqual(['worn'])
  expect(against(check?.rules ?? [], fine, { name: 'Bè' })).toEqual(['seats', 'jackets'])
})

test('there are books of boats, lamps, things found and signals', () => {
  expect([...new Set(books.map(({ book }) => book.id))].sort()).toEqual(
    expect.arrayContaining(['boats', 'lamps', 'lost-and-found', 'signal-codes']),
  )
})

test.each(books)('$of names only what it has', ({ type, book }) => {
  const states = book.states.map(({ id }) => id)
  const strangers = book.acts.flatMap((act) => {
    const blanks = [...book.fields, ...act.fields].map(({ name }) => name)
    const named = act.rules.flatMap(({ more, than, needs }) => [more, than, needs])
    return [
      ...[...(act.from ?? []), act.to ?? states[0]].filter((id) => !states.includes(id ?? '')),
      ...named.filter((name) => name !== undefined && !blanks.includes(name)),
      // A blank of the act under a name of the line would hide what the line says.
      ...act.fields.filter(({ name }) => book.fields.some((each) => each.name === name)),
      ...(act.stops && !type.works.stop ? [act.id] : []),
    ]
  })
  expect(strangers).toEqual([])
  expect(
    book.fields.filter(({ name }) => name === book.title).map(({ required }) => required),
  ).toEqual([true])
  expect(book.states[0]?.open).toBe(true)
})
