import { expect, test } from 'vitest'
import type { ActivityKind } from '../../../contract/catalog.ts'
import { asksSummary, blankEntry, type Entry, faultsOf, sendingOf } from './entry.ts'

const words = { vi: 'x', en: 'x' }
const patrol: ActivityKind = {
  id: 'patrol',
  version: 1,
  name: words,
  says: words,
  group: 'watch',
  fields: [
    { name: 'hours', kind: 'measure', label: words, required: false, min: 0, max: 12 },
    { name: 'situation', kind: 'choice', label: words, required: true },
  ],
  asks: { attendance: 'optional', place: 'no', photos: 'optional', signature: 'no' },
  counts: [],
  verified: false,
  unverified: [],
}
const surrender: ActivityKind = {
  ...patrol,
  fields: [{ name: 'text', kind: 'prose', label: words, required: true }],
  asks: { attendance: 'required', place: 'required', photos: 'required', signature: 'required' },
  lines: 'surrender',
}
const written = (changed: Partial<Entry>): Entry => ({
  ...blankEntry(),
  on: '2026-06-05',
  ...changed,
})

test.each<[string, Partial<Entry>, ActivityKind, Record<string, string>]>([
  ['all it needs', { answers: { situation: 'calm' } }, patrol, {}],
  ['nothing chosen', {}, patrol, { 'answers.situation': 'missing' }],
  [
    'too many hours',
    { answers: { situation: 'calm', hours: 13 } },
    patrol,
    { 'answers.hours': 'too_big' },
  ],
  [
    'tomorrow',
    { answers: { situation: 'calm' }, on: '2026-06-06' },
    patrol,
    { on: 'day_in_future' },
  ],
  [
    'nothing at all',
    { on: '' },
    surrender,
    {
      on: 'missing',
      attendance: 'missing',
      'answers.text': 'missing',
      lines: 'missing',
      place: 'missing',
      photos: 'missing',
      signature: 'missing',
    },
  ],
  [
    'a line begun',
    { answers: { situation: 'calm' }, lines: [{ key: 'a', item: '', quantity: undefined }] },
    patrol,
    { 'lines.0.item': 'missing', 'lines.0.quantity': 'missing' },
  ],
])('a form with %s', (_, changed, kind, faults) => {
  expect(faultsOf(written(changed), kind, '2026-06-05')).toEqual(faults)
})

test('a record carries only what its kind asks for', () => {
  const entry = written({
    answers: { situation: 'calm' },
    attendance: 3,
    place: { lat: 21, lon: 105 },
    lines: [{ key: 'a', item: 'firework', quantity: undefined }],
    summary: ' yên ',
  })

  expect(sendingOf(entry, { kind: patrol, keeperId: 'k', modelId: 'm' })).toEqual({
    keeperId: 'k',
    id: entry.id,
    modelId: 'm',
    kind: 'patrol',
    on: '2026-06-05',
    summary: 'yên',
    attendance: 3,
    answers: { situation: 'calm' },
    lines: [],
    evidence: [],
  })
})

test('a kind with a text of its own asks for no summary', () => {
  expect([asksSummary(patrol), asksSummary(surrender)]).toEqual([true, false])
})
