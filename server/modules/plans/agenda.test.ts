import { expect, test } from 'vitest'
import { agendaOf, type Fact, type ReasonKey } from './agenda.ts'

const keeperId = 'xã'
const model = (id: string) => ({ keeperId, id, name: id })
const fact = (id: string, key: ReasonKey): Fact => ({ keeperId, id, key, values: {} })
const order = (facts: Fact[], models = ['a', 'b', 'c']) =>
  agendaOf(models.map(model), facts).items.map(({ id, reasons }) => [
    id,
    ...reasons.map(({ key }) => key),
  ])

test('the most pressing reason comes first, among models and within one', () => {
  expect(
    order([fact('a', 'launched'), fact('b', 'silent'), fact('c', 'copies'), fact('c', 'overdue')]),
  ).toEqual([
    ['c', 'overdue', 'copies'],
    ['b', 'silent'],
    ['a', 'launched'],
  ])
})

test('with the same reason, whoever has more of them comes first, then by name', () => {
  expect(
    order([fact('b', 'silent'), fact('a', 'silent'), fact('c', 'silent'), fact('c', 'copies')]),
  ).toEqual([
    ['c', 'silent', 'copies'],
    ['a', 'silent'],
    ['b', 'silent'],
  ])
})

test('models with nothing new are named, and nothing else is', () => {
  const agenda = agendaOf(['a', 'b'].map(model), [fact('b', 'silent'), fact('gone', 'overdue')])

  expect(agenda.quiet.map(({ id }) => id)).toEqual(['a'])
  expect(agenda.items.map(({ id }) => id)).toEqual(['b'])
})
