import type { Looked } from '../../../contract/playbooks.ts'
import { fill, useLanguage, useNumbers } from '../../lib/language.tsx'
import { Tag } from '../../ui/Status.tsx'
import { useLibraryWords } from './library-words.ts'
import { Outcomes } from './Outcomes.tsx'

/** What is in a playbook, and whose key signed it. */
export function PlaybookShown({ looked }: { looked: Looked }) {
  const words = useLibraryWords()
  const { say } = useLanguage()
  const numbers = useNumbers()
  const { type, ownVersion, playbook, made, fingerprint, own } = looked
  const lessons = playbook.steps.filter(({ lesson }) => lesson !== '')
  return (
    <div className="stack">
      <div className="stack tight">
        <div>
          <Tag tone="good">{words.looked}</Tag>
        </div>
        <h3>{playbook.name}</h3>
        <dl className="playbook-facts">
          <div>
            <dt>{words.ofType}</dt>
            <dd>{say(type.name)}</dd>
          </div>
          <div>
            <dt>{words.madeBy}</dt>
            <dd>{made.by}</dd>
          </div>
          <div>
            <dt>{words.madeOn}</dt>
            <dd>{numbers.day(made.on)}</dd>
          </div>
          <div>
            <dt>{words.signedBy}</dt>
            <dd>
              <code className="secret">{fingerprint}</code>
              <br />
              <span className="small soft">{own ? words.signedHere : words.signedSays}</span>
            </dd>
          </div>
        </dl>
        {type.version !== ownVersion && (
          <p className="notice">
            {fill(words.typeDiffers, { own: ownVersion, came: type.version })}
          </p>
        )}
      </div>
      {playbook.story && <p className="typed">{playbook.story}</p>}
      <details>
        <summary>
          {fill(words.stepsIn, { count: playbook.steps.length, lessons: lessons.length })}
        </summary>
        <ol className="gone">
          {playbook.steps.map((step) => (
            <li key={step.step}>
              <strong>{say(step.name)}</strong>
              {step.lesson && <p className="learnt">{step.lesson}</p>}
            </li>
          ))}
        </ol>
      </details>
      {playbook.covenants.length > 0 && (
        <details>
          <summary>{fill(words.covenantsIn, { count: playbook.covenants.length })}</summary>
          {playbook.covenants.map(({ title, text }) => (
            <div key={title}>
              <h4>{title}</h4>
              <p className="typed">{text}</p>
            </div>
          ))}
        </details>
      )}
      <Outcomes outcome={playbook.numbers} />
    </div>
  )
}
