import { describe, expect, test } from 'vitest'
import {
  day,
  longDay,
  moment,
  month,
  number,
  percent,
  range,
  readCount,
  readMeasure,
} from './numbers.ts'

describe('a count somebody typed', () => {
  test.each([
    ['1447', 1447],
    ['1.447', 1447],
    ['1 447', 1447],
    [' 1 447 ', 1447],
    ['0', 0],
    ['25.500', 25_500],
    ['1.000.000', 1_000_000],
  ])('%s is %i', (text, value) => expect(readCount(text)).toEqual({ is: 'number', value }))

  test('11,141 reads two ways, so it is asked about', () =>
    expect(readCount('11,141')).toEqual({ is: 'ask', value: 11_141 }))

  test('in English 11,141 is plain and 11.141 is asked about', () => {
    expect(readCount('11,141', 'en')).toEqual({ is: 'number', value: 11_141 })
    expect(readCount('11.141', 'en')).toEqual({ is: 'ask', value: 11_141 })
  })

  test.each([
    ['-3', 'number.negative'],
    ['−3', 'number.negative'],
    ['1,5', 'number.fraction'],
    ['2.5', 'number.fraction'],
    ['1.44', 'number.fraction'],
    ['nhiều', 'number.unreadable'],
    ['12a', 'number.unreadable'],
    ['1.447.00', 'number.unreadable'],
    ['99999999999', 'number.too_large'],
  ])('%s is refused: %s', (text, code) => expect(readCount(text)).toEqual({ is: 'wrong', code }))

  test('a blank is a blank, not nought', () => expect(readCount('  ')).toEqual({ is: 'empty' }))
})

describe('a measure somebody typed', () => {
  test.each([
    ['1,57', 1.57],
    ['1.57', 1.57],
    ['69,15', 69.15],
    ['0,95', 0.95],
    ['1.447', 1447],
    ['1.447,5', 1447.5],
    ['12', 12],
  ])('%s is %d', (text, value) => expect(readMeasure(text, 2)).toEqual({ is: 'number', value }))

  test.each([
    ['-1,5', 'number.negative'],
    ['1,575', 'number.too_fine'],
    ['một', 'number.unreadable'],
    ['1,5,7', 'number.unreadable'],
  ])('%s is refused: %s', (text, code) =>
    expect(readMeasure(text, 2)).toEqual({ is: 'wrong', code }),
  )
})

test('numbers are written as each language writes them', () => {
  expect(number(1447)).toBe('1.447')
  expect(number(1.57)).toBe('1,57')
  expect(number(25_500, 'en')).toBe('25,500')
  expect(percent(27.35)).toBe('27,35\u00a0%')
  expect(range(5, 8)).toBe('5–8')
})

test('days and months are written as Vietnamese write them', () => {
  expect(day('2022-06-10')).toBe('10/06/2022')
  expect(day('2022-11')).toBe('11/2022')
  expect(month('2023-10')).toBe('tháng 10/2023')
  expect(month('2023-10', 'en')).toBe('October 2023')
  expect(longDay('2026-06-05')).toBe('ngày 05 tháng 6 năm 2026')
  expect(longDay('2026-01-15')).toBe('ngày 15 tháng 01 năm 2026')
  expect(longDay('2026-06-05', 'en')).toBe('5 June 2026')
  expect(moment('2022-06-10T07:05:00.000Z')).toBe('14:05, 10/06/2022')
})
