import { useQuery } from '@tanstack/react-query'
import { whereNext } from '../../../contract/where-next.ts'
import { asking } from '../../lib/call.ts'
import { fill, useLanguage } from '../../lib/language.tsx'
import '../../ui/unfold.css'
import { Answer } from '../../ui/Status.tsx'
import { useWhereWords } from './where-words.ts'

/** The whole arithmetic in words: what is weighed, how heavily, and what nobody has confirmed yet. */
export function HowItIsWorkedOut() {
  const said = useWhereWords()
  const { say } = useLanguage()
  const weights = useQuery(asking(whereNext.weights, {}))
  return (
    <details className="card unfold">
      <summary>{said.how}</summary>
      <Answer to={weights}>
        {({ fit }) => (
          <div className="stack tight">
            <ul className="plain lines">
              {fit.parts.map(({ id, weight, name, says }) => (
                <li key={id}>
                  <strong>{fill(said.weight, { name: say(name), weight })}</strong>
                  <span className="small soft">{say(says)}</span>
                </li>
              ))}
            </ul>
            {fit.unverified.map((words) => (
              <p key={words.vi} className="small">
                <strong>{said.unverified}:</strong> {say(words)}
              </p>
            ))}
          </div>
        )}
      </Answer>
    </details>
  )
}
