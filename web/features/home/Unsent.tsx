import { fill, useErrorWords, useWords } from '../../lib/language.tsx'
import { useUnsent } from '../../lib/outbox.ts'

/** What this phone still holds, said plainly at home: nothing written is lost. */
export function Unsent() {
  const { home } = useWords()
  const say = useErrorWords()
  const unsent = useUnsent()
  if (unsent.length === 0) return null
  return (
    <section className="notice stack tight" role="status">
      <strong>{fill(home.unsent, { count: unsent.length })}</strong>
      <p>{home.unsentSays}</p>
      <ul>
        {unsent.map(({ id, label, refused }) => (
          <li key={id}>
            {label}
            {refused && `. ${fill(home.unsentRefused, { reason: say(refused) })}`}
          </li>
        ))}
      </ul>
    </section>
  )
}
