import type { Lessons } from '../../../contract/library.ts'
import { fill, useLanguage, useNumbers } from '../../lib/language.tsx'
import { Tag } from '../../ui/Status.tsx'
import { useLibraryWords } from './library-words.ts'

/** The steps a model went to its launch, each with what was learnt there. */
export function WayGone({ way }: { way: Lessons['way'] }) {
  const words = useLibraryWords()
  const { say } = useLanguage()
  const numbers = useNumbers()
  if (way.length === 0) return null
  const gone = way.some(({ state, lesson }) => state !== 'open' || lesson !== '')
  return (
    <section className="card stack">
      <h2>{gone ? words.way : words.wayUsual}</h2>
      {!gone && <p className="small soft">{words.wayUsualSays}</p>}
      <ol className="gone">
        {way.map((step) => (
          <li key={step.step}>
            <div className="row">
              <strong>{say(step.name)}</strong>
              {step.doneOn && (
                <Tag tone="good">{fill(words.doneOn, { day: numbers.day(step.doneOn) })}</Tag>
              )}
              {step.state === 'left_out' && <Tag tone="off">{words.leftOut}</Tag>}
            </div>
            <p className="small soft">{fill(words.by, { by: say(step.by) })}</p>
            {step.leftBecause && <p className="small">{step.leftBecause}</p>}
            {step.lesson && (
              <p className="learnt">
                <span className="small soft">{words.lesson}</span> {step.lesson}
              </p>
            )}
            {step.told && (
              <p className="learnt">
                <span className="small soft">{words.told}</span> {step.told}
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
