import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { tipBoxes as b } from '../../../contract/tip-boxes.ts'
import { ledger } from '../../testing/diary-village.ts'
import { test } from '../../testing/house.ts'
import { at, boxVillage, hung, shift } from './box-village.fixture.ts'

test('a box is hung with two key holders, numbered, due a week later, and counts as one of the stock', async ({
  house,
}) => {
  const { head, front, guard, police, box } = await hung(house)

  const list = await house.ask(police, b.list, box)
  expect(list.body.boxes).toHaveLength(1)
  expect(list.body.boxes[0]).toMatchObject({
    number: 1,
    place: 'Nhà văn hoá bản',
    keyholders: [
      { id: head.accountId, name: 'Lò Văn Hặc' },
      { id: front.accountId, name: 'Cà Thị Xuân' },
    ],
    lastOpenedOn: null,
    dueOn: '2024-11-08',
  })
  expect(list.body.people.map(({ id }) => id)).toEqual(
    expect.arrayContaining([head, front, guard, police].map(({ accountId }) => accountId)),
  )
  expect(await ledger(house, box.id)).toEqual(['tipbox.count 1'])

  const again = await house.ask(head, b.hang, box)
  expect(again.body.number).toBe(1)
  expect(await ledger(house, box.id)).toEqual(['tipbox.count 1'])
  const other = await house.ask(head, b.hang, { ...box, place: 'Chợ' })
  expect(other.body.code).toBe('box.other_content')
})

test('a box wants two different people who may hold keys, a place of these books, a day that came', async ({
  house,
}) => {
  const { commune, head, front, box } = await boxVillage(house)
  const resident = await house.person('resident', await house.village(commune))
  const elsewhere = await house.village()
  const wrong = async (more: object) => {
    const { body } = await house.ask(head, b.hang, { ...box, ...more })
    return body.fields?.[0] ?? body.code
  }

  expect(await wrong({ keyholders: [head.accountId, head.accountId] })).toEqual({
    path: 'keyholders',
    code: 'same_person',
  })
  expect(await wrong({ keyholders: [head.accountId, resident.accountId] })).toEqual({
    path: 'keyholders',
    code: 'not_offered',
  })
  expect(await wrong({ hungOn: shift(1) })).toEqual({ path: 'hungOn', code: 'day_in_future' })
  expect(await wrong({ unitId: elsewhere.id })).toBe('unit.not_found')
  expect(await wrong({ modelId: randomUUID() })).toBe('model.not_found')
  expect(await wrong({ unitId: commune.id })).toBe('not_allowed')
  expect((await house.ask(front, b.hang, { ...box, unitId: commune.id })).status).toBe(200)
})

test('who does not work with boxes sees none; in other books there are none', async ({ house }) => {
  const { commune, place, box, opening, front } = await hung(house)
  const resident = await house.person('resident', place)
  const neighbour = await house.person('village_head', await house.village())
  const sleepy = await house.person('commune_police', commune, { strength: 'password' })

  expect((await house.ask(resident, b.list, box)).body.code).toBe('not_allowed')
  expect((await house.ask(resident, b.openBatch, opening(front))).body.code).toBe('not_allowed')
  expect((await house.ask(neighbour, b.list, box)).body.code).toBe('unit.not_found')
  expect((await house.ask(neighbour, b.hang, box)).body.code).toBe('unit.not_found')
  expect((await house.ask(sleepy, b.list, box)).body.code).toBe('sign_in.stronger')
})

test('a box changes hands; from an older version it is refused; taken down it is no longer due', async ({
  house,
}) => {
  const { head, front, guard, box, opening } = await hung(house)
  const keyholders: [string, string] = [guard.accountId, front.accountId]
  const changed = await house.ask(head, b.change, { ...at(box), edition: 1, keyholders })
  expect(changed.body).toMatchObject({ edition: 2, keyholders: [{ name: 'Quàng Văn Dũng' }, {}] })

  const stale = await house.ask(head, b.change, { ...at(box), edition: 1, everyDays: 3 })
  expect(stale.body).toMatchObject({ code: 'box.changed', current: { edition: 2 } })
  const same = { ...at(box), edition: 2, keyholders: [guard.accountId, guard.accountId] }
  const twice = await house.ask(
    head,
    b.change,
    same as typeof same & { keyholders: [string, string] },
  )
  expect(twice.body.fields).toEqual([{ path: 'keyholders', code: 'same_person' }])

  const waiting = opening(front)
  await house.ask(guard, b.openBatch, waiting)
  const down = { ...at(box), edition: 2, takenDownOn: '2024-12-01' }
  expect((await house.ask(head, b.change, down)).body.code).toBe('box.opening_waits')
  await house.ask(front, b.confirmBatch, waiting)
  const future = await house.ask(head, b.change, { ...down, takenDownOn: shift(1) })
  expect(future.body.fields).toEqual([{ path: 'takenDownOn', code: 'day_in_future' }])
  const early = await house.ask(head, b.change, { ...down, takenDownOn: '2024-10-01' })
  expect(early.body.fields).toEqual([{ path: 'takenDownOn', code: 'before_it_existed' }])

  const gone = await house.ask(head, b.change, down)
  expect(gone.body).toMatchObject({ takenDownOn: '2024-12-01', dueOn: null, edition: 3 })
  expect(await ledger(house, box.id)).toEqual([])
  const later = await house.ask(head, b.change, { ...at(box), edition: 3, everyDays: 2 })
  expect(later.body.code).toBe('box.taken_down')
  const opened = await house.ask(guard, b.openBatch, opening(front, { on: '2024-12-02' }))
  expect(opened.body.code).toBe('box.taken_down')
})
