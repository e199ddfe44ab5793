import vietnam from '@svg-maps/vietnam'
import { expect, test } from 'vitest'
import { readGazetteer } from './gazetteer.ts'
import * as ids from './ids.ts'
import type { LoadedUnit } from './loaded.ts'
import { twoMaps } from './two-maps.ts'

const { units, successions } = twoMaps(await readGazetteer())
const byId = new Map(units.map((unit) => [unit.id, unit]))
const today = units.filter(({ valid_to }) => valid_to === null)
const former = units.filter(({ valid_to }) => valid_to !== null)
const of = (all: LoadedUnit[], kind: LoadedUnit['kind']) => all.filter((unit) => unit.kind === kind)
const oldProvinces = [
  ...of(former, 'province'),
  ...of(today, 'province').filter(({ valid_from }) => valid_from === null),
]

test('both maps are whole: 34 provinces and 3,321 communes; 63 provinces, 696 districts and 10,035 communes', () => {
  expect(of(today, 'province')).toHaveLength(34)
  expect(of(today, 'commune')).toHaveLength(3321)
  expect(of(today, 'district')).toHaveLength(0)
  expect(oldProvinces).toHaveLength(63)
  expect(new Set(oldProvinces.map(({ name }) => name))).toHaveProperty('size', 63)
  expect(of(former, 'district')).toHaveLength(696)
  expect(of(former, 'commune')).toHaveLength(10_035)
})

test('eleven provinces did not merge: each is one unit on both maps', () => {
  const alone = of(today, 'province').filter(({ valid_from }) => valid_from === null)
  expect(alone.map(({ name }) => name).sort()).toEqual(
    [
      'Cao Bằng',
      'Hà Nội',
      'Hà Tĩnh',
      'Huế',
      'Lai Châu',
      'Lạng Sơn',
      'Nghệ An',
      'Quảng Ninh',
      'Sơn La',
      'Thanh Hóa',
      'Điện Biên',
    ].sort(),
  )
})

test('every former commune has a successor, and every commune of today came from somewhere', () => {
  const gone = new Set(successions.map(({ from_id }) => from_id))
  const come = new Set(successions.map(({ to_id }) => to_id))
  expect(of(former, 'commune').filter(({ id }) => !gone.has(id))).toEqual([])
  expect(of(today, 'commune').filter(({ id }) => !come.has(id))).toEqual([])
})

test('every unit lies wholly in a unit of today, and its books are kept there', () => {
  for (const unit of units) {
    const now = byId.get(unit.today_id)
    expect(now).toMatchObject({ valid_to: null })
    expect(unit.keeper_id).toBe(unit.today_id)
    expect(unit.parent_id === null || byId.has(unit.parent_id)).toBe(true)
  }
})

test('a commune that was divided lies wholly only in its province', () => {
  const divided = successions.filter(({ whole }) => !whole)
  expect(divided.length).toBeGreaterThan(0)
  for (const { from_id } of divided) {
    expect(byId.get(byId.get(from_id)?.today_id ?? '')).toMatchObject({ kind: 'province' })
  }
})

test('each of the 65 shapes is drawn once on each map, the archipelagos with their provinces', () => {
  const { locations } = vietnam as unknown as { locations: { id: string }[] }
  const shapes = locations.map(({ id }) => id).sort()
  expect(shapes).toHaveLength(65)
  expect(
    of(today, 'province')
      .flatMap(({ map_ids }) => map_ids)
      .sort(),
  ).toEqual(shapes)
  expect(oldProvinces.flatMap(({ map_ids }) => map_ids).sort()).toEqual(shapes)
  expect(byId.get(ids.provinceId('48'))?.map_ids.sort()).toEqual(['danang', 'hoangsa', 'quangnam'])
  expect(byId.get(ids.formerProvinceId('khanh-hoa'))?.map_ids).toEqual(['khanhhoa', 'truongsa'])
})

test('Thái Bình lies in Hưng Yên; Phú Thọ is three provinces of before', () => {
  const thaiBinh = byId.get(ids.formerProvinceId('thai-binh'))
  expect(thaiBinh).toMatchObject({ name: 'Thái Bình', today_id: ids.provinceId('33') })
  const came = successions
    .filter(({ to_id }) => to_id === ids.provinceId('25'))
    .map(({ from_id }) => byId.get(from_id)?.name)
  expect(new Set(came)).toEqual(new Set(['Hoà Bình', 'Phú Thọ', 'Vĩnh Phúc']))
})

test('no two units share a path or an id', () => {
  expect(byId.size).toBe(units.length)
  expect(new Set(units.map(({ path }) => path)).size).toBe(units.length)
})
