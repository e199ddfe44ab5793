import { expect } from 'vitest'
import { units } from '../../../contract/units.ts'
import { inScope } from '../../platform/db/scope.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { test } from '../../testing/house.ts'
import * as ids from './ids.ts'
import { at, naming, villageOf } from './villages.fixture.ts'

test('a village entered by its commune is found, read and counted under everything above it', async ({
  house,
}) => {
  const commune = await house.commune()
  const officer = await house.person('commune_committee', commune)
  const village = villageOf(commune, {
    name: 'Huổi Luông',
    households: 120,
    place: { lat: 21.3, lon: 103.5 },
  })

  const made = await house.ask(officer, units.create, village)
  expect(made).toMatchObject({
    status: 200,
    body: { id: village.id, todayId: village.id, edition: 1 },
  })
  expect(made.body.place).toEqual({ lat: 21.3, lon: 103.5 })

  const page = await house.ask(undefined, units.read, { id: village.id })
  expect(page.body.above.map(({ id }) => id)).toEqual([ids.nationId, commune.parentId, commune.id])
  const above = await house.db
    .selectFrom('units.above')
    .select('aboveId')
    .where('unitId', '=', village.id)
    .execute()
  expect(new Set(above.map(({ aboveId }) => aboveId))).toEqual(
    new Set([ids.nationId, commune.parentId, commune.id, village.id]),
  )

  await house.settle()
  const found = await house.ask(undefined, units.search, { q: 'huoi luong' })
  expect(found.body).toContainEqual(
    expect.objectContaining({ id: village.id, kind: 'residential' }),
  )
})

test('the same entry sent twice is one village; another under its id is refused', async ({
  house,
}) => {
  const commune = await house.commune()
  const officer = await house.person('commune_police', commune)
  const village = villageOf(commune)

  const first = await house.ask(officer, units.create, village)
  const again = await house.ask(officer, units.create, village)
  expect(again.body).toEqual(first.body)
  expect(await house.ask(officer, units.create, { ...village, name: 'Khác' })).toMatchObject({
    status: 409,
    body: { code: 'unit.other_content' },
  })
})

test('two living villages side by side do not bear one name, however it is spelled', async ({
  house,
}) => {
  const commune = await house.commune()
  const officer = await house.person('commune_police', commune)
  await house.ask(officer, units.create, villageOf(commune, { name: 'Hoà Bình' }))

  for (const name of ['Hòa Bình', 'HOÀ BÌNH', 'Hoà Bình'.normalize('NFD')]) {
    const taken = await house.ask(officer, units.create, villageOf(commune, { name }))
    expect(taken).toMatchObject({ status: 409, body: { code: 'unit.name_taken' } })
  }
  expect(
    await house.ask(officer, units.create, villageOf(commune, { name: 'Hoà Bính' })),
  ).toMatchObject({ status: 200 })
})

test('what cannot be true of a new unit is refused beside its field', async ({ house }) => {
  const commune = await house.commune()
  const village = await house.village(commune)
  const elsewhere = await house.village()
  const officer = await house.person('commune_committee', commune)
  const refused = async (changed: object) => {
    const { status, body } = await house.ask(officer, units.create, {
      ...villageOf(commune),
      ...changed,
    })
    return [status, body.code, body.fields?.map(({ path, code }) => `${path} ${code}`)]
  }

  expect(await refused({ parentId: uuid7() })).toEqual([404, 'unit.not_found', []])
  expect(await refused({ parentId: elsewhere.id })).toEqual([404, 'unit.not_found', []])
  expect(await refused({ parentId: village.id })).toEqual([
    400,
    'invalid_input',
    ['parentId wrong_kind_above'],
  ])
  expect(await refused({ validFrom: '2999-01-01' })).toEqual([
    400,
    'invalid_input',
    ['validFrom day_in_future'],
  ])
  expect(
    await refused({ kind: 'household_team', parentId: village.id, validFrom: '2019-12-31' }),
  ).toEqual([400, 'invalid_input', ['validFrom before_it_existed']])
  expect(await refused({ spans: [village.id] })).toEqual([
    400,
    'invalid_input',
    ['spans not_a_body'],
  ])
  expect(await refused({ kind: 'clan', spans: [elsewhere.id] })).toEqual([
    400,
    'invalid_input',
    ['spans unknown_unit'],
  ])
  expect(await refused({ formerParentId: ids.formerProvinceId('thai-binh') })).toEqual([
    400,
    'invalid_input',
    ['formerParentId not_a_predecessor'],
  ])
  expect(await refused({ households: -1 })).toEqual([
    400,
    'invalid_input',
    ['households too_small'],
  ])
  expect(await refused({ kind: 'province' })).toEqual([400, 'invalid_input', ['kind not_offered']])
})

test('under a closed unit nothing new is entered', async ({ house }) => {
  const commune = await house.commune()
  const officer = await house.person('commune_committee', commune)
  const village = await house.village(commune)
  const closed = await house.ask(officer, units.close, {
    ...at(village),
    edition: 1,
    from: '2024-02-01',
  })
  expect(closed.body).toMatchObject({ validTo: '2024-01-31', edition: 2 })

  const team = { ...villageOf(commune), parentId: village.id, kind: 'household_team' as const }
  expect(await house.ask(officer, units.create, team)).toMatchObject({
    status: 409,
    body: { code: 'unit.closed' },
  })
  const described = await house.ask(officer, units.describe, {
    ...at(village),
    edition: 2,
    households: 5,
  })
  expect(described).toMatchObject({ status: 409, body: { code: 'unit.closed' } })
})

test('a body spans several villages and hangs under the one that looks after it', async ({
  house,
}) => {
  const commune = await house.commune()
  const officer = await house.person('commune_committee', commune)
  const [one, two] = [await house.village(commune), await house.village(commune)]
  const clan = {
    ...villageOf(commune),
    parentId: one.id,
    kind: 'clan' as const,
    title: 'Dòng họ',
    spans: [one.id, two.id],
  }

  await house.ask(officer, units.create, clan)
  const page = await house.ask(undefined, units.read, { id: clan.id })
  expect(new Set(page.body.spans.map(({ id }) => id))).toEqual(new Set([one.id, two.id]))
  const below = await house.ask(undefined, units.below, { id: one.id, kind: 'clan' })
  expect(below.body.map(({ id }) => id)).toEqual([clan.id])
})

test('a village head forms teams in the village and describes it, and does no more', async ({
  house,
}) => {
  const commune = await house.commune()
  const [own, next] = [await house.village(commune), await house.village(commune)]
  const head = await house.person('village_head', own)
  const team = (village: { id: string }) => ({
    ...villageOf(commune),
    parentId: village.id,
    kind: 'household_team' as const,
    title: 'Tổ liên gia',
  })

  expect(await house.ask(head, units.create, team(own))).toMatchObject({ status: 200 })
  expect(await house.ask(head, units.create, team(next))).toMatchObject({ status: 403 })
  expect(await house.ask(head, units.create, villageOf(commune))).toMatchObject({ status: 403 })
  const clan = { ...villageOf(commune), parentId: own.id, kind: 'clan' as const }
  expect(await house.ask(head, units.create, clan)).toMatchObject({ status: 403 })
  expect(
    await house.ask(head, units.describe, { ...at(own), edition: 1, households: 88 }),
  ).toMatchObject({
    status: 200,
    body: { households: 88, residents: null },
  })
  const rename = { ...at(own), edition: 2, name: 'Khác', from: '2024-01-01' }
  expect(await house.ask(head, units.rename, rename)).toMatchObject({ status: 403 })
})

test('in another commune’s books the unit does not exist', async ({ house }) => {
  const village = await house.village()
  const stranger = await house.person('commune_committee', await house.commune())
  const change = { ...at(village), edition: 1 }

  for (const answer of [
    await house.ask(stranger, units.create, villageOf({ id: village.keeperId })),
    await house.ask(stranger, units.describe, { ...change, households: 1 }),
    await house.ask(stranger, units.rename, { ...change, name: 'Khác', from: '2024-01-01' }),
    await house.ask(stranger, units.close, { ...change, from: '2024-01-01' }),
    await house.ask(stranger, units.split, {
      ...at(village),
      into: [naming('A'), naming('B')],
      from: '2024-01-01',
    }),
  ]) {
    expect(answer).toMatchObject({ status: 404, body: { code: 'unit.not_found' } })
  }
  expect(await house.ask(undefined, units.describe, { ...change, households: 1 })).toMatchObject({
    status: 401,
  })
})

test('a province keeps the units of its communes, each in its own commune’s books only', async ({
  house,
}) => {
  const province = await house.province()
  const [one, other] = [await house.commune(province), await house.commune(province)]
  const village = await house.village(one)
  const officer = await house.person('province_committee', province)
  const rename = { id: village.id, edition: 1, name: 'Tên Mới Của Tỉnh', from: '2024-01-01' }

  const misplaced = await house.ask(officer, units.rename, { ...rename, keeperId: other.id })
  expect(misplaced).toMatchObject({ status: 404, body: { code: 'unit.not_found' } })
  expect(await house.ask(officer, units.rename, { ...rename, keeperId: one.id })).toMatchObject({
    status: 200,
  })
})

test('the database itself lets nobody change another commune’s unit', async ({ house }) => {
  const village = await house.village()
  const other = await house.commune()
  const changed = (keepers: string[]) =>
    inScope(house.house.db, { keepers, provinces: [], everywhere: false }, (db) =>
      db
        .updateTable('units.unit')
        .set({ name: 'Bị đổi' })
        .where('id', '=', village.id)
        .executeTakeFirstOrThrow(),
    )
  expect((await changed([other.id])).numUpdatedRows).toBe(0n)
  expect((await changed([village.keeperId])).numUpdatedRows).toBe(1n)
})
