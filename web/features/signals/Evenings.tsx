import type { SignalPage } from '../../../contract/signals.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { useSignalWords } from './signal-words.ts'

/** How the last evenings went: a mark and its word, never a colour alone. */
export function Evenings({ page: { evenings } }: { page: SignalPage }) {
  const words = useSignalWords()
  const numbers = useNumbers()
  if (evenings.length === 0) return null
  const kept = evenings.filter(({ state }) => state === 'played' || state === 'by_hand').length
  const seen = [...new Set(evenings.map(({ state }) => state))]

  return (
    <section className="card stack tight">
      <h2>{words.evenings}</h2>
      <p className="soft">{fill(words.kept, { count: numbers.number(kept) })}</p>
      <ol className="plain evenings">
        {evenings.toReversed().map(({ on, state }) => (
          <li key={on} data-state={state}>
            <span className="small soft number">{numbers.day(on).slice(0, 5)}</span>
            <span aria-hidden="true">{words.marks[state]}</span>
            <span className="unseen">{words.states[state]}</span>
          </li>
        ))}
      </ol>
      <ul className="plain row small soft" aria-hidden="true">
        {seen.map((state) => (
          <li key={state}>
            {words.marks[state]} {words.states[state]}
          </li>
        ))}
      </ul>
    </section>
  )
}
