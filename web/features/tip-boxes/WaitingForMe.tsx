import { fill, useNumbers } from '../../lib/language.tsx'
import { useMe } from '../../lib/me.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { recordAt } from './addresses.ts'
import { useBoxWords } from './box-words.ts'
import type { Batch } from './change-boxes.ts'

/** Records that only the reader can confirm. */
export function WaitingForMe({ batches }: { batches: Batch[] }) {
  const words = useBoxWords()
  const numbers = useNumbers()
  const me = useMe()
  const waiting = batches.filter(
    ({ byTwo, confirmedAt }) => confirmedAt === null && byTwo.id === me?.id,
  )
  if (waiting.length === 0) return null
  return (
    <section className="notice stack tight">
      <h2>{words.waitingForMe}</h2>
      <ul className="plain lines">
        {waiting.map((batch) => (
          <li key={batch.id}>
            <span className="waiting-words">
              {fill(words.waitingForMeSays, {
                name: batch.byOne.name,
                kind: words.recordOf[batch.kind].toLocaleLowerCase(),
                place: batch.place,
                day: numbers.day(batch.on),
              })}
            </span>
            <LinkButton href={recordAt(batch)}>{words.see}</LinkButton>
          </li>
        ))}
      </ul>
    </section>
  )
}
