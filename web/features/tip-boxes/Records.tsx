import { Link } from 'wouter'
import { fill, useNumbers } from '../../lib/language.tsx'
import { Tag } from '../../ui/Status.tsx'
import { recordAt } from './addresses.ts'
import { useBoxWords } from './box-words.ts'
import type { Batch } from './change-boxes.ts'

/** What was written of openings and collections, newest first. */
export function Records({ batches }: { batches: Batch[] }) {
  const words = useBoxWords()
  const numbers = useNumbers()
  if (batches.length === 0) return <p className="soft">{words.recordsNone}</p>
  return (
    <ul className="plain lines card">
      {batches.map((batch) => (
        <li key={batch.id}>
          <Link className="record-link" href={recordAt(batch)}>
            <strong>{fill(words.recordTitle, { number: batch.number, year: batch.year })}</strong>
            <span className="small">
              {[words.recordOf[batch.kind], batch.place, numbers.day(batch.on)].join(' · ')}
            </span>
          </Link>
          <span className="row small">
            <span className="number">{typedOf(batch, words)}</span>
            <StateTag batch={batch} />
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Whether both have said it. */
export function StateTag({ batch }: { batch: Batch }) {
  const words = useBoxWords()
  return batch.confirmedAt ? (
    <Tag tone="good">{words.confirmedTag}</Tag>
  ) : (
    <Tag tone="wait">{words.waitingTag}</Tag>
  )
}

/** How far the typing has come. */
export function typedOf(
  { typedIn, letters }: Pick<Batch, 'typedIn' | 'letters'>,
  words: ReturnType<typeof useBoxWords>,
) {
  return letters === 0 ? words.typedNone : fill(words.typedCount, { typed: typedIn, all: letters })
}
