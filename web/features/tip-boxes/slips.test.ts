import { expect, test } from 'vitest'
import { codeIn, newCode, written } from '../../../sealing/receipt.ts'
import { looksWhole, newSheets, stubIn } from './slips.ts'

test('slips come in sheets of eight, each with a code that nobody else has and that reads back', () => {
  const sheets = newSheets(20)
  expect(sheets.map(({ length }) => length)).toEqual([8, 8, 4])
  const codes = sheets.flat()
  expect(new Set(codes).size).toBe(20)
  for (const code of codes) expect(codeIn(written(code))).toBe(code)
})

test('a code that came by chance twice is printed once', () => {
  const drawn = ['a', 'a', 'b']
  expect(newSheets(2, () => drawn.shift() ?? 'c')).toEqual([['a', 'b']])
})

test('the blank for the code holds a code, a slip of the pen, nothing yet, or none at all', () => {
  const code = newCode()
  const last = code.endsWith('1') ? '2' : '1'
  expect(stubIn(written(code), false)).toEqual({ is: 'code', code })
  expect(stubIn(`${code.slice(0, -1)}${last}`, false)).toEqual({ is: 'wrong', code: 'stub_wrong' })
  expect(stubIn('1234', false)).toEqual({ is: 'wrong', code: 'stub_wrong' })
  expect(stubIn('  ', false)).toEqual({ is: 'wrong', code: 'missing' })
  expect(stubIn('1234', true)).toEqual({ is: 'none' })
})

test('nobody is told of a slip of the pen before twenty digits are there', () => {
  expect(looksWhole('1234 5678 9012 3456 789')).toBe(false)
  expect(looksWhole('1234 5678-9012.3456 7890')).toBe(true)
})
