import { expect, test } from 'vitest'
import type { ActivityKind } from '../../../contract/catalog.ts'
import type { Field } from '../../../contract/forms.ts'
import { fits, readAnswers } from './form.ts'

const label = { vi: 'x', en: 'x' }
const options = [
  { value: 'calm', label },
  { value: 'reported', label },
]

function field(kind: Field['kind'], more: Partial<Field> = {}): Field {
  return { name: 'blank', kind, label, required: true, ...more }
}

let versions = 0
function faults(asked: Field, answers: object, draft = false) {
  versions += 1
  const kind = { id: 'test', version: versions, fields: [asked] } as ActivityKind
  return readAnswers(kind, answers, draft).faults.map(({ path, code }) => `${path} ${code}`)
}

test.each<[string, Field, unknown]>([
  ['a count', field('count', { min: 1, max: 10 }), 10],
  ['a measure with two decimals', field('measure'), 1.57],
  ['a line', field('line'), 'Bản Noong Lanh'],
  ['a choice', field('choice', { options }), 'calm'],
  ['several choices', field('choices', { options }), ['calm', 'reported']],
  ['a no', field('yes_no'), false],
  ['a day', field('day'), '2024-02-29'],
  ['a time', field('time'), '19:30'],
])('%s fits its blank', (_, asked, value) => {
  expect(faults(asked, { blank: value })).toEqual([])
})

test.each<[string, Field, object, string]>([
  ['nothing at all', field('count'), {}, 'answers.blank missing'],
  ['no choice made', field('choice', { options }), {}, 'answers.blank missing'],
  ['a negative count', field('count'), { blank: -1 }, 'answers.blank too_small'],
  ['a fraction of a count', field('count'), { blank: 1.447 }, 'answers.blank not_int'],
  ['a count as text', field('count'), { blank: '1.447' }, 'answers.blank not_number'],
  ['a count above its most', field('count', { max: 10 }), { blank: 11 }, 'answers.blank too_big'],
  ['a measure too fine', field('measure'), { blank: 0.0001 }, 'answers.blank too_fine'],
  ['a line too long', field('line'), { blank: 'x'.repeat(201) }, 'answers.blank too_long'],
  ['a blank line', field('line'), { blank: '  ' }, 'answers.blank too_short'],
  ['a line that is a number', field('line'), { blank: 4 }, 'answers.blank not_string'],
  [
    'a choice nobody offered',
    field('choice', { options }),
    { blank: 'x' },
    'answers.blank not_offered',
  ],
  [
    'one of many not offered',
    field('choices', { options }),
    { blank: ['calm', 'x'] },
    'answers.blank.1 not_offered',
  ],
  ['no choice at all', field('choices', { options }), { blank: [] }, 'answers.blank too_small'],
  ['a yes as text', field('yes_no'), { blank: 'yes' }, 'answers.blank not_boolean'],
  ['a day that is none', field('day'), { blank: '2023-02-29' }, 'answers.blank not_date'],
  ['a time that is none', field('time'), { blank: '25:00' }, 'answers.blank not_time'],
  [
    'a blank that is not on the form',
    field('count', { required: false }),
    { other: 1 },
    'answers.other unknown_field',
  ],
])('%s is refused beside its blank', (_, asked, answers, expected) => {
  expect(faults(asked, answers)).toEqual([expected])
})

test('a draft may lack a blank and may not fill one wrongly', () => {
  expect(faults(field('count'), {}, true)).toEqual([])
  expect(faults(field('count'), { blank: -1 }, true)).toEqual(['answers.blank too_small'])
})

test('names are kept composed', () => {
  const kind = { id: 'composed', version: 1, fields: [field('line')] } as unknown as ActivityKind
  const decomposed = 'Hoà Bình'.normalize('NFD')
  expect(readAnswers(kind, { blank: decomposed }, false).answers).toEqual({ blank: 'Hoà Bình' })
})

test.each([
  [1.57, 2, true],
  [1.575, 2, false],
  [3, 0, true],
  [0.1 + 0.2, 1, true],
  [999_999.99, 2, true],
])('%d has at most %d decimals: %s', (amount, decimals, expected) => {
  expect(fits(amount, decimals)).toBe(expected)
})
