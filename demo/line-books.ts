import type { Book } from '../contract/model-works.ts'
import { against } from '../server/modules/duties/book-against.ts'
import { daysLater, momentOf } from './calendar.ts'
import type { Row } from './kept.ts'
import type { LifeBook } from './life-book.ts'
import { keeperOf, type Lived, type Living, modelAt, tell } from './living.ts'

type LineBook = LifeBook['books'][number]
type Line = LineBook['lines'][number]
type Answers = Line['answers']
type Writing = { keeperId: string; modelId: string; by: string; book: Book }

/** A book of a model: its lines, what was done about each, and where that left them. */
export function lineBookOf(living: Living, told: LineBook): Lived {
  const { commune, chance, today } = living
  const { made, row } = modelAt(commune, told.model)
  const book = made.type.works.books.find(({ id }) => id === told.book)
  if (!book) throw new Error(`${told.model} has no book ${told.book}`)
  const by = keeperOf(commune, made).id
  const writing = { keeperId: row.keeperId, modelId: made.id, by, book }
  const written = told.lines.map((line) => writeLine(living, writing, line))
  const stops = told.stops.map(({ ago, days, reason }) => {
    const [from, until] = [momentOf(daysLater(today, -ago), 15), daysLater(today, days - ago)]
    return {
      keeperId: row.keeperId,
      id: chance.id(from),
      modelId: made.id,
      reason,
      fromAt: from.toISOString(),
      untilAt: momentOf(until, 8).toISOString(),
      byId: by,
      liftedBy: by,
    }
  })
  return {
    kept: {
      'duties.line': written.map(({ line }) => line),
      'duties.entry': written.flatMap(({ entries }) => entries),
      'duties.stop': stops,
      'models.moment': told.stops.flatMap(({ ago, days }) => [
        tell(row, chance, { on: daysLater(today, -ago), what: 'stop.stopped' }),
        tell(row, chance, { on: daysLater(today, days - ago), what: 'stop.lifted' }),
      ]),
    },
  }
}

/** A line as the server would have left it: each act moves it where that leads, unless it was against a rule. */
function writeLine({ chance, today }: Living, writing: Writing, told: Line) {
  const { keeperId, modelId, by, book } = writing
  const on = daysLater(today, -told.ago)
  const id = chance.id(momentOf(on, 9))
  const done = [...told.acts, ...repeated(told)].toSorted((one, other) => other.ago - one.ago)
  let state = book.states[0]?.id ?? ''
  let closedOn: string | null = null
  let edition = 1
  const entries = done.map(({ act, ago, hour, answers }): Row<'duties.entry'> => {
    const kind = book.acts.find((each) => each.id === act)
    if (!kind) throw new Error(`${book.id} has no act ${act}`)
    const broken = against(kind.rules, answers, told.answers)
    const at = momentOf(daysLater(today, -ago), hour + chance.between(0, 0.6))
    if (kind.to && broken.length === 0) {
      const open = book.states.some((each) => each.id === kind.to && each.open)
      closedOn = open ? null : daysLater(today, -ago)
      state = kind.to
      edition += 1
    }
    return {
      keeperId,
      id: chance.id(at),
      lineId: id,
      act,
      answers,
      against: broken,
      onDay: daysLater(today, -ago),
      byId: by,
      at: at.toISOString(),
    }
  })
  const line: Row<'duties.line'> = {
    keeperId,
    id,
    modelId,
    book: book.id,
    bookVersion: book.version,
    answers: told.answers,
    state,
    onDay: on,
    closedOn,
    edition,
    writtenBy: by,
    writtenAt: momentOf(on, 9).toISOString(),
  }
  return { line, entries }
}

type Done = { act: string; ago: number; hour: number; answers: Answers }

function repeated({ often }: Line): Done[] {
  if (!often) return []
  const { act, every, times, answers } = often
  return Array.from({ length: times }, (_, at) => ({ act, ago: 1 + at * every, hour: 6, answers }))
}
