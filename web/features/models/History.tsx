import type { Model } from '../../../contract/models.ts'
import { fill, useNumbers, useOwn, useWords } from '../../lib/language.tsx'
import { moments as english } from '../../locales/en/moments.ts'
import { moments } from '../../locales/vi/moments.ts'

type Sentences = Record<string, string>
const sentences: { vi: Sentences; en: Sentences } = {
  vi: moments,
  en: english satisfies typeof moments,
}

/** A model's life by the day: the states it has been in, and what happened in them. */
export function History({ model }: { model: Model }) {
  const { models: said } = useWords()
  const sentence = useOwn(sentences)
  const numbers = useNumbers()
  return (
    <section className="card stack">
      <h2>{said.history}</h2>
      <ol className="plain timeline">
        {model.history.map((happened, at) => (
          <li key={at}>
            {happened.what === 'state' && <strong>{said.states[happened.state]} </strong>}
            <span className="soft number">{numbers.day(happened.on)}</span>
            {happened.what === 'moment' && (
              <p>{fill(sentence[happened.moment] ?? '', happened.said)}</p>
            )}
            {happened.what === 'state' && happened.reason && <p>{happened.reason}</p>}
            {happened.what === 'state' && happened.by && (
              <p className="small soft">{fill(said.historyBy, { by: happened.by })}</p>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
