import { expect, test } from 'vitest'
import { differencesOf, type Line } from './differences.ts'

const said = (lines: Line[]) => lines.map(({ is, parts }) => `${is}: ${parts.map(marked).join('')}`)

function marked({ is, text }: Line['parts'][number]) {
  return is === 'same' ? text : is === 'in' ? `[+${text}]` : `[-${text}]`
}

test('a text and itself differ in nothing', () => {
  expect(said(differencesOf('Điều 1.\nĐiều 2.', 'Điều 1.\nĐiều 2.'))).toEqual([
    'same: Điều 1.',
    'same: Điều 2.',
  ])
})

test('a word that changed is shown in its line, letters with marks whole', () => {
  expect(said(differencesOf('Đóng cửa lúc 22 giờ', 'Đóng cổng lúc 22 giờ'))).toEqual([
    'changed: Đóng [-cửa][+cổng] lúc 22 giờ',
  ])
})

test('lines that come and go are shown whole, where they stood', () => {
  expect(said(differencesOf('Một\nHai\nBa', 'Một\nBa\nBốn'))).toEqual([
    'same: Một',
    'out: [-Hai]',
    'same: Ba',
    'in: [+Bốn]',
  ])
  expect(said(differencesOf('Một\nHai', 'Một'))).toEqual(['same: Một', 'out: [-Hai]'])
})

test('what is put back together is each version again', () => {
  const [before, after] = ['Điều 1. Giữ trật tự.\nĐiều 2. Cũ.', 'Điều 1. Giữ gìn trật tự.\n\nMới.']
  const lines = differencesOf(before, after)
  const without = (gone: 'in' | 'out') =>
    lines
      .filter(({ is }) => is !== gone)
      .map(({ parts }) =>
        parts
          .filter(({ is }) => is !== gone)
          .map(({ text }) => text)
          .join(''),
      )
      .join('\n')

  expect([without('in'), without('out')]).toEqual([before, after])
})
