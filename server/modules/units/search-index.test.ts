import { expect, test } from 'vitest'
import { createSearchIndex, type Findable } from './search-index.ts'

const country = unit('vn', 'nation', 'Nước', 'Việt Nam')
const sonLa = unit('son-la', 'province', 'Tỉnh', 'Sơn La', country)
const lamDong = unit('lam-dong', 'province', 'Tỉnh', 'Lâm Đồng', country)
const hoaBinhOld = {
  ...unit('hoa-binh', 'province', 'Tỉnh', 'Hoà Bình', country),
  ...closed('phu-tho'),
}
const phuTho = unit('phu-tho', 'province', 'Tỉnh', 'Phú Thọ', country)
const thuanChau = {
  ...unit('thuan-chau', 'district', 'Huyện', 'Thuận Châu', sonLa),
  ...closed('son-la'),
}
const binhThuan = unit('binh-thuan', 'commune', 'Xã', 'Bình Thuận', sonLa)
const binhThuanCity = unit('binh-thuan-dl', 'commune', 'Phường', 'Bình Thuận', lamDong)
const hoaBinh = unit('hoa-binh-ward', 'commune', 'Phường', 'Hòa Bình', phuTho)
const coMa = { ...unit('co-ma-old', 'commune', 'Xã', 'Co Mạ', thuanChau), ...closed('binh-thuan') }
const pulled = unit('ban-nong', 'residential', 'Bản', 'Nong Bình', binhThuan)
const renamed = {
  ...unit('ban-moi', 'residential', 'Bản', 'Đoàn Kết', binhThuan),
  formerly: [{ title: 'Bản', name: 'Pá Cang' }],
}
const all = [
  country,
  sonLa,
  lamDong,
  hoaBinhOld,
  phuTho,
  thuanChau,
  binhThuan,
  binhThuanCity,
  hoaBinh,
  coMa,
  pulled,
  renamed,
]

test.each([
  ['binh thuan son la', ['binh-thuan', 'ban-nong']],
  ['Bình Thuận, Lâm Đồng', ['binh-thuan-dl']],
  ['hoa binh', ['hoa-binh-ward', 'hoa-binh']],
  ['hoà bình', ['hoa-binh-ward', 'hoa-binh']],
  ['HÒA BÌNH', ['hoa-binh-ward', 'hoa-binh']],
  ['phường hoà bình', ['hoa-binh-ward']],
  ['co ma thuan chau', ['co-ma-old']],
  ['co ma binh thuan', ['co-ma-old']],
  ['pa cang', ['ban-moi']],
  ['doan ket', ['ban-moi']],
  ['son', ['son-la']],
  ['nowhere', []],
  ['son nowhere', []],
  ['...', []],
])('%s finds %j', (q, ids) => {
  expect(search({ q })).toEqual(ids)
})

test('the living come before the closed, then the higher, then the shorter name', () => {
  expect(search({ q: 'binh' })).toEqual([
    'hoa-binh-ward',
    'binh-thuan',
    'binh-thuan-dl',
    'ban-nong',
    'hoa-binh',
  ])
})

test('a search can keep to one kind and to what lies under a place, on either map', () => {
  expect(search({ q: 'hoa binh', kind: 'province' })).toEqual(['hoa-binh'])
  expect(search({ q: 'hoa binh', under: 'phu-tho' })).toEqual(['hoa-binh-ward', 'hoa-binh'])
  expect(search({ q: 'binh thuan', under: 'lam-dong' })).toEqual(['binh-thuan-dl'])
  expect(search({ q: 'co ma', under: 'son-la' })).toEqual(['co-ma-old'])
  expect(search({ q: 'binh thuan', under: 'unknown' })).toEqual([])
})

test('no more is given than was asked for', () => {
  expect(search({ q: 'binh', limit: 2 })).toHaveLength(2)
})

test('a hit says what stands above it, lowest first', () => {
  const [hit] = indexOf(all).find({ q: 'nong binh', limit: 5 })
  expect(hit?.within).toEqual(['Xã Bình Thuận', 'Tỉnh Sơn La'])
})

test('a changed unit is found by what it is now', () => {
  const index = indexOf(all)
  index.put([{ ...pulled, name: 'Huổi Luông' }])
  expect(index.find({ q: 'nong binh', limit: 5 })).toEqual([])
  expect(index.find({ q: 'huoi luong', limit: 5 }).map(({ id }) => id)).toEqual(['ban-nong'])
})

function search(query: { q: string; kind?: string; under?: string; limit?: number }) {
  return indexOf(all)
    .find({ limit: 10, ...query })
    .map(({ id }) => id)
}

function indexOf(units: Findable[]) {
  const index = createSearchIndex()
  index.put(units)
  return index
}

function unit(
  id: string,
  kind: Findable['kind'],
  title: string,
  name: string,
  parent?: Findable,
): Findable {
  return {
    id,
    kind,
    title,
    name,
    parentId: parent?.id ?? null,
    todayId: id,
    validTo: null,
    formerly: [],
  }
}

function closed(todayId: string) {
  return { todayId, validTo: '2025-06-30' }
}
