import { expect } from 'vitest'
import { units } from '../../../contract/units.ts'
import { today } from '../../platform/days.ts'
import { inScope, nobody } from '../../platform/db/scope.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { test } from '../../testing/house.ts'
import { findByName } from './by-name.ts'
import { keepersFollowed } from './followed.ts'
import * as ids from './ids.ts'
import { loadNation } from './nation.ts'

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

function villageOf(commune: { id: string }, changed: object = {}) {
  const id = uuid7()
  return {
    keeperId: commune.id,
    id,
    parentId: commune.id,
    kind: 'residential' as const,
    title: 'Bản',
    name: `Bản ${id}`,
    ...changed,
  }
}

function naming(name: string) {
  return { id: uuid7(), title: 'Thôn', name }
}

function at({ id, keeperId }: { id: string; keeperId: string }) {
  return { id, keeperId }
}
