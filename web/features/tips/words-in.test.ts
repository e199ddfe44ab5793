import { expect, test } from 'vitest'
import { fileWordsIn, identityWordsIn, messageWordsIn, tipWordsIn } from './words-in.ts'

const tip = { v: 1, text: 'a', where: 'b', when: 'c', answers: ['d'] }

test('words are taken as they were sealed, and nothing beside them', () => {
  expect(tipWordsIn({ ...tip, html: '<b>' })).toEqual(tip)
  expect(messageWordsIn({ v: 1, text: 'a', to: 'b' })).toEqual({ v: 1, text: 'a' })
})

test.each([
  ['nothing', null],
  ['a bare text', 'a'],
  ['another version', { ...tip, v: 2 }],
  ['a thing where text should be', { ...tip, text: { toString: 'a' } }],
  ['an answer that is no text', { ...tip, answers: ['d', 1] }],
  ['no answers', { ...tip, answers: undefined }],
])('%s is no tip', (_, opened) => {
  expect(tipWordsIn(opened)).toBeUndefined()
})

test('a file and a name must say all of themselves', () => {
  expect(fileWordsIn({ v: 1, name: 'a', type: 'b', bytes: '1', cleaned: true })).toBeUndefined()
  expect(identityWordsIn({ v: 1, name: 'a' })).toBeUndefined()
})
