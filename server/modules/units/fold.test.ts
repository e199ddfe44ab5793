import { expect, test } from 'vitest'
import { fold, oneSpelling, slugOf, spellings } from './fold.ts'

test.each([
  ['Hoà Bình', 'hoa binh'],
  ['HÒA BÌNH', 'hoa binh'],
  ['Hòa Bình', 'hoa binh'],
  ['Đắk Lắk', 'dak lak'],
  ["M'Drắk", 'mdrak'],
  ['M’Drắk', 'mdrak'],
  ['Bà Rịa - Vũng Tàu', 'ba ria vung tau'],
  ['Phan Rang-Tháp Chàm', 'phan rang thap cham'],
  ['  Phường 12 ', 'phuong 12'],
  ['!!!', ''],
])('%s is looked for as %s', (name, folded) => {
  expect(fold(name)).toBe(folded)
})

test('a path says a name in small letters and strokes', () => {
  expect(slugOf('Thị xã Mường Lay')).toBe('thi-xa-muong-lay')
})

test.each([
  ['Hoà Bình', 'Hòa Bình'],
  ['Thuỵ Hương', 'Thụy Hương'],
  ['Khánh Hoà', 'khánh  hòa'],
  ['Tuyên Hoá', 'Tuyên Hóa'],
])('%s and %s are one name', (one, other) => {
  expect(oneSpelling(one)).toBe(oneSpelling(other))
  expect(spellings(one)).toContain(other.replace(/\s+/g, ' ').toLowerCase())
})

test.each([
  ['Bình Thuận', 'Bình Thuần'],
  ['Hoà', 'Hoá'],
  ['Huế', 'Huệ'],
  ['Phú Quý', 'Phú Quỳ'],
])('%s and %s are two names', (one, other) => {
  expect(oneSpelling(one)).not.toBe(oneSpelling(other))
})
