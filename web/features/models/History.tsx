import type { Model } from '../../../contract/models.ts'
import { fill, useNumbers, useWords } from '../../lib/language.tsx'

/** Every state a model has been in, with its day and its reason. */
export function History({ model }: { model: Model }) {
  const { models: said } = useWords()
  const numbers = useNumbers()
  return (
    <section className="card stack">
      <h2>{said.history}</h2>
      <ol className="plain timeline">
        {model.history.map(({ state, on, reason, by }, at) => (
          <li key={at}>
            <strong>{said.states[state]}</strong>{' '}
            <span className="soft number">{numbers.day(on)}</span>
            {reason && <p>{reason}</p>}
            {by && <p className="small soft">{fill(said.historyBy, { by })}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}
