import type { Outcome } from '../../../contract/library.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { useLibraryWords } from './library-words.ts'

/** The public numbers of a model, and of which months they are. */
export function Outcomes({ outcome }: { outcome: Outcome }) {
  const words = useLibraryWords()
  const numbers = useNumbers()
  const { facts, factSays } = words
  const { coverage, latest, from, to } = outcome
  const counted = (sentence: string, count: number | null) =>
    count === null ? null : fill(sentence, { count: numbers.number(count) })
  const said: Record<keyof typeof facts, string | null> = {
    alive: counted(factSays.alive, outcome.alive),
    recordsAMonth: counted(factSays.recordsAMonth, outcome.recordsAMonth),
    attendance: counted(factSays.attendance, outcome.attendance),
    coverage: coverage && fill(factSays.coverage, coverage),
    rating: latest && words.rating[latest.rating],
    points: numbers.number(outcome.points),
    households: counted(factSays.households, outcome.households),
    copies: counted(factSays.copies, outcome.copies),
  }
  const names = Object.keys(facts) as (keyof typeof facts)[]
  return (
    <div className="stack tight">
      <dl className="outcomes">
        {names.map((name) => (
          <div key={name}>
            <dt className="small soft">{facts[name]}</dt>
            <dd className={said[name] === null ? 'soft' : undefined}>
              {said[name] ?? words.unknown}
            </dd>
          </div>
        ))}
      </dl>
      <p className="small soft">
        {from && to
          ? fill(words.numbersOf, {
              count: outcome.months,
              from: numbers.day(from),
              to: numbers.day(to),
            })
          : words.numbersNone}
      </p>
    </div>
  )
}
