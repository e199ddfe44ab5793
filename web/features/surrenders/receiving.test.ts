import { expect, test } from 'vitest'
import { blankReceiving, faultsOf, sendingOf } from './receiving.ts'

const keeperId = '0193a1b2-0000-7000-8000-000000000001'
const form = blankReceiving(keeperId)
const typed = {
  name: 'Lò Văn Hặc',
  bornOn: '',
  idNumber: '014 086 001234',
  address: ' ',
  signature: null,
}

test('who left no name leaves nothing, whatever was typed before', () => {
  expect(sendingOf(keeperId, { ...form, deliverer: typed }).deliverer).toBeNull()
})

test('a name is written as it was given, and blanks stay empty', () => {
  expect(sendingOf(keeperId, { ...form, named: true, deliverer: typed }).deliverer).toEqual({
    name: 'Lò Văn Hặc',
    bornOn: null,
    idNumber: '014086001234',
    address: null,
    signature: null,
  })
})

test('each line needs its thing and its quantity; a name only where one is to be written', () => {
  expect(faultsOf(form)).toEqual({ 'lines.0.item': 'missing', 'lines.0.quantity': 'missing' })
  expect(faultsOf({ ...form, lines: [] })).toEqual({ lines: 'missing' })
  const [line] = form.lines
  const whole = { ...form, lines: line ? [{ ...line, item: 'ammunition', quantity: 3 }] : [] }
  expect(faultsOf(whole)).toEqual({})
  expect(faultsOf({ ...whole, named: true })).toEqual({ 'deliverer.name': 'missing' })
})
