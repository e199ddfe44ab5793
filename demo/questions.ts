import { createHash } from 'node:crypto'
import { halfOf } from '../server/modules/standards/opinion-counts.ts'
import { daysLater, momentOf } from './calendar.ts'
import type { Row } from './kept.ts'
import { type Lived, type Living, modelAt, tell, keeperOf } from './living.ts'
import { personAt } from './models.ts'

/** Opinions are shown when the half-year they were given in is over. */
const halfYear = 184

/** What is asked about the records of models, what residents think of them, and what they complain of. */
export function questionsOf(living: Living): Lived {
  const { life, commune, today, chance } = living
  const flags = life.flags.map((told) => flagOf(living, told))
  return {
    kept: {
      'standards.flag': flags,
      'models.moment': life.flags
        .filter(({ settled }) => settled === 'stands')
        .map(({ model, kind, ago }) => {
          const on = daysLater(today, 8 - ago)
          return tell(modelAt(commune, model).row, chance, { on, what: `flag.stands.${kind}` })
        }),
      'standards.opinion': life.opinions.flatMap(({ model, given }) => {
        const { row } = modelAt(commune, model)
        return given.map((content, at) => ({
          keeperId: row.keeperId,
          modelId: row.id,
          // Of nobody: no account of the demonstration has this mark.
          mark: createHash('sha256').update(`${row.id}/${at}`).digest('base64url'),
          half: halfOf(daysLater(today, -halfYear)),
          content,
        }))
      }),
      'standards.complaint': life.complaints.map((told) => complaintOf(living, told)),
    },
  }
}

function flagOf(living: Living, told: Living['life']['flags'][number]): Row<'standards.flag'> {
  const { commune, chance, today } = living
  const { made, row } = modelAt(commune, told.model)
  const seen = daysLater(today, -told.ago)
  const pages = commune.diary
    .filter(({ modelId, onDay }) => modelId === made.id && onDay < seen)
    .toSorted((one, other) => other.onDay.localeCompare(one.onDay))
  const few = pages.slice(0, told.kind === 'batch' ? 5 : 3)
  const days = few.map(({ onDay }) => onDay).toSorted()
  const said: Record<typeof told.kind, Record<string, string | number>> = {
    silence: { since: days.at(-1) ?? seen },
    batch: { records: few.length, from: days[0] ?? seen, to: days.at(-1) ?? seen },
    same_text: { records: few.length, text: few[0]?.summary?.slice(0, 120) ?? '' },
    same_photo: { records: few.length },
    more_than_people: { came: 0, people: 0, on: seen },
    two_places: { on: seen, metres: 0 },
  }
  const police = personAt(commune.people, 'commune_police').id
  const answered = told.reply === undefined ? null : momentOf(daysLater(seen, 2), 20)
  const settled = told.settled ? momentOf(daysLater(seen, 8), 10) : null
  return {
    keeperId: row.keeperId,
    id: chance.id(momentOf(seen, 1)),
    modelId: made.id,
    kind: told.kind,
    mark: told.kind === 'silence' ? (days.at(-1) ?? seen) : seen,
    said: said[told.kind],
    records: told.kind === 'silence' ? [] : few.map(({ id }) => id),
    seenOn: seen,
    openFrom: daysLater(seen, 7),
    answer: told.reply ?? '',
    answeredBy: answered ? keeperOf(commune, made).id : null,
    answeredAt: answered?.toISOString() ?? null,
    settled: told.settled ?? null,
    settledBy: settled ? police : null,
    settledAt: settled?.toISOString() ?? null,
    settledFor: told.because,
  }
}

function complaintOf(
  { commune, chance, today }: Living,
  { model, ago, text, answer, upheld }: Living['life']['complaints'][number],
): Row<'standards.complaint'> {
  const { row } = modelAt(commune, model)
  const at = momentOf(daysLater(today, -ago), 19)
  const answered = answer === undefined ? null : momentOf(daysLater(today, 5 - ago), 10)
  return {
    keeperId: row.keeperId,
    id: chance.id(at),
    modelId: row.id,
    text,
    byId: personAt(commune.people, 'resident').id,
    at: at.toISOString(),
    answer: answer ?? null,
    upheld: answer === undefined ? null : upheld,
    answeredBy: answered ? personAt(commune.people, 'commune_police').id : null,
    answeredAt: answered?.toISOString() ?? null,
  }
}
