import { expect } from 'vitest'
import { checklists as c } from '../../../contract/checklists.ts'
import { models } from '../../../contract/models.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { test } from '../../testing/house.ts'
import { modelOf, now, villageWithPeople } from './book-places.fixture.ts'

const items = (count: number, what = 'Điều') =>
  Array.from({ length: count }, (_, at) => `${what} ${at + 1}`)

for (const [type, count] of [
  ['five-safe', 5],
  ['four-safe', 4],
  ['five-self-managed', 5],
] as const) {
  test(`${type}: the place words its ${count} items itself, and goes through them`, async ({
    house,
  }) => {
    const { village, head, guard, resident, stranger } = await villageWithPeople(house)
    const at = await modelOf(house, head, village, type)
    const word = (version: number, said: string[], who = head) =>
      house.ask(who, c.write, { ...at, version, items: said })
    const met = [...items(count - 1).map(() => true), false]
    const notes = [...items(count - 1).map(() => ''), 'Còn một ngõ chưa có đèn']
    const look = { ...at, ...now(), version: 1, met, notes }

    expect((await house.ask(head, c.look, look)).body.code).toBe('checklist.not_worded')
    for (const many of [count - 1, count + 1])
      expect((await word(1, items(many))).body.fields).toEqual([
        { path: 'items', code: 'item_count' },
      ])
    const doubled = [...items(count - 1), 'Điều 1']
    expect((await word(1, doubled)).body.fields).toEqual([
      { path: `items.${count - 1}`, code: 'said_twice' },
    ])
    expect((await word(1, items(count), guard)).status).toBe(403)
    expect((await word(1, items(count), stranger)).status).toBe(404)
    expect((await word(1, items(count))).body.now).toMatchObject({
      version: 1,
      items: items(count),
    })

    const silent = { ...look, notes: items(count).map(() => '') }
    expect((await house.ask(guard, c.look, silent)).body.fields).toEqual([
      { path: `notes.${count - 1}`, code: 'missing' },
    ])
    const short = { ...look, met: met.slice(1) }
    expect((await house.ask(guard, c.look, short)).body.fields?.[0]?.code).toBe('item_count')
    expect((await house.ask(guard, c.look, look)).body.looks).toMatchObject([{ met, notes }])
    expect((await house.ask(guard, c.look, look)).body.looks).toHaveLength(1)
    const other = { ...look, notes: items(count) }
    expect((await house.ask(guard, c.look, other)).body.code).toBe('look.other_content')

    const better = items(count, 'Lời mới')
    expect((await word(1, better)).body.code).toBe('checklist.changed')
    expect((await word(2, better)).body).toMatchObject({
      now: { version: 2, items: better },
      before: [{ version: 1, items: items(count) }],
    })
    const late = { ...look, id: uuid7() }
    expect((await house.ask(guard, c.look, late)).body).toMatchObject({
      code: 'checklist.changed',
      current: { now: { version: 2 } },
    })

    // A passer-by sees how it stands; what was noted beside an item stays at home.
    expect((await house.ask(undefined, c.read, at)).body.looks).toMatchObject([
      { met, notes: null },
    ])
    expect((await house.ask(resident, c.read, at)).body.looks).toMatchObject([{ notes }])
    const model = await house.ask(undefined, models.read, { ...at, id: at.modelId })
    expect(model.body.history.at(-1)).toMatchObject({
      moment: 'checklist.looked',
      said: { met: count - 1, of: count },
    })
  })
}

test('a commune words how it stays free of drugs, in totals; a patrol has no checklist', async ({
  house,
}) => {
  const { commune, village, officer, head } = await villageWithPeople(house)
  const at = await modelOf(house, officer, commune, 'drug-free-commune')
  const from = house.house.catalog.models.get('drug-free-commune')?.works.checklist?.items ?? []
  const said = from.map(({ vi }) => vi)
  expect(said.length).toBeGreaterThanOrEqual(3)
  expect(
    (await house.ask(officer, c.write, { ...at, version: 1, items: said.slice(0, 2) })).status,
  ).toBe(400)
  expect((await house.ask(officer, c.write, { ...at, version: 1, items: said })).status).toBe(200)
  const future = { ...at, id: uuid7(), on: '2999-01-01', version: 1 }
  const looked = { ...future, met: said.map(() => true), notes: said.map(() => '') }
  expect((await house.ask(officer, c.look, looked)).body.fields).toEqual([
    { path: 'on', code: 'day_in_future' },
  ])
  const lights = await modelOf(house, head, village, 'security-light')
  expect((await house.ask(head, c.read, lights)).body.code).toBe('checklist.not_of_type')
})
