import { expect } from 'vitest'
import { units } from '../../../contract/units.ts'
import { today } from '../../platform/days.ts'
import { inScope, nobody } from '../../platform/db/scope.ts'
import { test } from '../../testing/house.ts'
import { findByName } from './by-name.ts'
import { keepersFollowed } from './followed.ts'
import * as ids from './ids.ts'
import { loadNation } from './nation.ts'
import { at, naming, villageOf } from './villages.fixture.ts'

test('of two who edit at once, the second is shown what stands now', async ({ house }) => {
  const commune = await house.commune()
  const village = await house.village(commune)
  const officer = await house.person('commune_committee', commune)
  await house.ask(officer, units.describe, { ...at(village), edition: 1, households: 100 })

  const late = await house.ask(officer, units.describe, {
    ...at(village),
    edition: 1,
    households: 90,
  })
  expect(late).toMatchObject({
    status: 409,
    body: { code: 'unit.changed', current: { households: 100, edition: 2 } },
  })
})

test('a renamed village is found by both names', async ({ house }) => {
  const commune = await house.commune()
  const village = await house.village(commune)
  const officer = await house.person('commune_committee', commune)
  const rename = {
    ...at(village),
    edition: 1,
    title: 'Bản',
    name: 'Đoàn Kết Mới',
    from: '2024-01-01',
  }

  const renamed = await house.ask(officer, units.rename, rename)
  expect(renamed.body).toMatchObject({ title: 'Bản', name: 'Đoàn Kết Mới', edition: 2 })
  expect((await house.ask(officer, units.rename, rename)).body).toEqual(renamed.body)
  await house.settle()
  for (const q of ['doan ket moi', village.name]) {
    const found = await house.ask(undefined, units.search, { q })
    expect(found.body[0]?.id).toBe(village.id)
  }
  for (const [from, code] of [
    ['2999-01-01', 'day_in_future'],
    ['2019-01-01', 'before_it_existed'],
    ['2023-01-01', 'before_last_change'],
  ] as const) {
    const answer = await house.ask(officer, units.rename, {
      ...rename,
      edition: 2,
      name: 'Lần Nữa',
      from,
    })
    expect(answer).toMatchObject({ status: 400, body: { fields: [{ path: 'from', code }] } })
  }
})

test('villages merge into one from a day on, and keep their own history', async ({ house }) => {
  const commune = await house.commune()
  const officer = await house.person('commune_committee', commune)
  const [one, two] = [await house.village(commune), await house.village(commune)]
  await house.ask(officer, units.describe, { ...at(one), edition: 1, households: 100 })
  await house.ask(officer, units.describe, { ...at(two), edition: 1, households: 50 })
  const merge = {
    keeperId: commune.id,
    ids: [one.id, two.id],
    into: naming('Hợp Nhất'),
    from: '2025-01-01',
  }

  const merged = await house.ask(officer, units.merge, merge)
  expect(merged).toMatchObject({ status: 200, body: { households: 150, validFrom: '2025-01-01' } })
  expect((await house.ask(officer, units.merge, merge)).body).toEqual(merged.body)

  const old = await house.ask(undefined, units.read, { id: one.id })
  expect(old.body).toMatchObject({
    validTo: '2024-12-31',
    todayId: merge.into.id,
    keeperId: commune.id,
  })
  expect(old.body.became).toMatchObject([{ id: merge.into.id, on: '2025-01-01', whole: true }])
  const page = await house.ask(undefined, units.read, { id: merge.into.id })
  expect(new Set(page.body.cameFrom.map(({ id }) => id))).toEqual(new Set([one.id, two.id]))
  const below = await house.ask(undefined, units.below, { id: commune.id })
  expect(below.body.map(({ id }) => id)).toEqual([merge.into.id])

  const further = { keeperId: commune.id, ids: [merge.into.id, (await house.village(commune)).id] }
  await house.ask(officer, units.merge, {
    ...further,
    into: naming('Hợp Nhất Nữa'),
    from: '2025-06-01',
  })
  const oldest = await house.ask(undefined, units.read, { id: one.id })
  expect(oldest.body.todayId).not.toBe(merge.into.id)
})

test('a village divides into several, and lies from then on in its commune alone', async ({
  house,
}) => {
  const commune = await house.commune()
  const officer = await house.person('commune_police', commune)
  const village = await house.village(commune)
  const split = { ...at(village), into: [naming('Trên'), naming('Dưới')], from: '2025-01-01' }

  const made = await house.ask(officer, units.split, split)
  expect(made.body.map(({ name }) => name)).toEqual(['Trên', 'Dưới'])
  expect((await house.ask(officer, units.split, split)).body).toEqual(made.body)
  const old = await house.ask(undefined, units.read, { id: village.id })
  expect(old.body).toMatchObject({ todayId: commune.id, validTo: '2024-12-31' })
  expect(old.body.became.map(({ whole }) => whole)).toEqual([false, false])
})

test('only open villages of one commune with nothing left below them merge, divide or close', async ({
  house,
}) => {
  const commune = await house.commune()
  const officer = await house.person('commune_committee', commune)
  const [one, two] = [await house.village(commune), await house.village(commune)]
  const elsewhere = await house.village()
  const merge = {
    keeperId: commune.id,
    ids: [one.id, two.id],
    into: naming('Mới'),
    from: '2025-01-01',
  }

  const ask = async (changed: object) => {
    const { status, body } = await house.ask(officer, units.merge, { ...merge, ...changed })
    return `${status} ${body.code} ${body.fields?.map(({ code }) => code).join()}`
  }
  expect(await ask({ ids: [one.id, elsewhere.id] })).toBe('404 unit.not_found ')
  expect(await ask({ ids: [one.id, one.id] })).toBe('400 invalid_input too_small')
  expect(await ask({ ids: [one.id, commune.id] })).toBe('409 unit.not_side_by_side ')
  expect(await ask({ from: '2999-01-01' })).toBe('400 invalid_input day_in_future')
  expect(await ask({ from: '2019-01-01' })).toBe('400 invalid_input before_it_existed')

  const team = { ...villageOf(commune), parentId: one.id, kind: 'household_team' as const }
  await house.ask(officer, units.create, team)
  expect(await ask({})).toBe('409 unit.has_living_below ')
  const close = { ...at(one), edition: 1, from: today() }
  expect(await house.ask(officer, units.close, close)).toMatchObject({
    body: { code: 'unit.has_living_below' },
  })
  expect(await house.ask(officer, units.close, { ...close, id: commune.id })).toMatchObject({
    status: 403,
  })
})

test('a village counts, for the months before 1 July 2025, where it then lay', async ({
  house,
}) => {
  const communeId = ids.communeId('03784')
  const formerParentId = ids.formerCommuneId('03784')
  const commune = await house.db
    .selectFrom('units.unit')
    .selectAll()
    .where('id', '=', communeId)
    .executeTakeFirstOrThrow()
  const officer = await house.person('commune_committee', commune)
  const village = {
    ...villageOf(commune, { name: 'Nậm Lầu Thử' }),
    formerParentId,
    validFrom: '2010-01-01',
  }

  expect(await house.ask(officer, units.create, village)).toMatchObject({ status: 200 })
  const rows = await house.db
    .selectFrom('units.above')
    .selectAll()
    .where('unitId', '=', village.id)
    .execute()
  const before = new Map(rows.map((row) => [row.aboveId, row.before]))
  expect(before.get(formerParentId)).toBe('2025-07-01')
  expect(before.get(communeId)).toBe(null)
  expect(before.get(ids.provinceId('14'))).toBe(null)
  const then = await house.ask(undefined, units.below, { id: formerParentId, map: 'old' })
  expect(then.body.map(({ id }) => id)).toEqual([village.id])
})

test('the country is in the books on both its maps, loaded once', async ({ house }) => {
  await loadNation(house.db)
  const nation = await house.ask(undefined, units.nation, {})
  const { id } = nation.body
  const count = async (map: 'today' | 'old') =>
    (await house.ask(undefined, units.below, { id, map, kind: 'province' })).body.filter(
      ({ code, validTo }) => code !== null || validTo !== null,
    )
  expect(await count('today')).toHaveLength(34)
  expect(await count('old')).toHaveLength(63)

  const phuTho = await house.ask(undefined, units.below, { id: ids.provinceId('25'), map: 'old' })
  expect(phuTho.body.map(({ name }) => name)).toEqual(['Hoà Bình', 'Phú Thọ', 'Vĩnh Phúc'])
  const sonLa = await house.ask(undefined, units.below, { id: ids.provinceId('14'), map: 'old' })
  expect(new Set(sonLa.body.map(({ kind }) => kind))).toEqual(new Set(['district']))
})

test('old names and new are found, with diacritics or without', async ({ house }) => {
  for (const [q, id] of [
    ['Tỉnh Thái Bình', ids.formerProvinceId('thai-binh')],
    ['tinh hoa binh', ids.formerProvinceId('hoa-binh')],
    ['TỈNH HÒA BÌNH', ids.formerProvinceId('hoa-binh')],
    ['son la', ids.provinceId('14')],
    ['huyen thuan chau', ids.formerDistrictId('son-la', 'huyen-thuan-chau')],
    ['nam lau', ids.communeId('03784')],
  ] as const) {
    const found = await house.ask(undefined, units.search, { q })
    expect(found.body[0], q).toMatchObject({ id })
  }
  expect(await house.ask(undefined, units.search, { q: ' ' })).toMatchObject({ status: 400 })
})

test('a former commune shows what stood above it and what it became', async ({ house }) => {
  const thuyHuong = await house.db
    .selectFrom('units.unit')
    .selectAll()
    .where('name', 'in', ['Thụy Hương', 'Thuỵ Hương'])
    .where('validTo', 'is not', null)
    .executeTakeFirstOrThrow()
  const page = await house.ask(undefined, units.read, { id: thuyHuong.id })
  expect(page.body.above.map(({ kind }) => kind)).toEqual(['nation', 'province', 'district'])
  expect(page.body.became).toMatchObject([{ id: thuyHuong.todayId, on: '2025-07-01', whole: true }])
  const above = await house.db
    .selectFrom('units.above')
    .select('aboveId')
    .where('unitId', '=', thuyHuong.id)
    .execute()
  expect(above.map(({ aboveId }) => aboveId)).toContain(thuyHuong.todayId)
})

test('a document’s name for a place means the highest that bears it, on the map it speaks of', async ({
  house,
}) => {
  const named = (name: string, map: 'today' | 'old', within: string[] = []) =>
    inScope(
      house.house.db,
      nobody,
      async (db) => (await findByName({ db }, { name, map, within }))?.id,
    )
  expect(await named('Thái Bình', 'old')).toBe(ids.formerProvinceId('thai-binh'))
  expect(await named('tỉnh Hòa Bình', 'old')).toBe(ids.formerProvinceId('hoa-binh'))
  expect(await named('Phú Thọ', 'today')).toBe(ids.provinceId('25'))
  expect(await named('Phú Thọ', 'old')).toBe(ids.formerProvinceId('phu-tho'))
  expect(await named('Nậm Lầu', 'today', ['Sơn La'])).toBe(ids.communeId('03784'))
  expect(await named('Nậm Lầu', 'today', ['Phú Thọ'])).toBe(undefined)
  expect(await named('Không Đâu', 'today')).toBe(undefined)
})

test('a screen follows the books of all that counts under what it shows', async ({ house }) => {
  const commune = await house.commune()
  const village = await house.village(commune)
  const other = await house.commune()
  for (const shown of [commune.parentId ?? '', commune.id, village.id]) {
    const follows = await keepersFollowed(house.house, shown)
    expect([follows(commune.id), follows(other.id)]).toEqual([true, false])
  }
  const thaiBinh = await keepersFollowed(house.house, ids.formerProvinceId('thai-binh'))
  expect(thaiBinh(ids.provinceId('33'))).toBe(true)
  expect((await keepersFollowed(house.house))(other.id)).toBe(true)
  await expect(keepersFollowed(house.house, 'nowhere')).rejects.toMatchObject({ status: 404 })
})
