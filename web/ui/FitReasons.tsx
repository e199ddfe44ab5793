import { useQuery } from '@tanstack/react-query'
import { type Reason, whereNext } from '../../contract/where-next.ts'
import { asking } from '../lib/call.ts'
import { useFitWords } from '../lib/fit-words.ts'
import { fill, useLanguage, useNumbers } from '../lib/language.tsx'
import './fit-reasons.css'

/** How a place is weighed; it changes with the catalog alone. */
const weights = { ...asking(whereNext.weights, {}), staleTime: Infinity }

/** Why a place is suggested: each part in a sentence, with its points of how many. */
export function FitReasons({ reasons }: { reasons: Reason[] }) {
  const said = useFitWords()
  const numbers = useNumbers()
  const sentence = useSentence()
  return (
    <ul className="plain fit-reasons">
      {reasons.map((reason) => (
        <li key={reason.part} className={reason.points > 0 ? undefined : 'soft'}>
          <span className="number fit-points">
            {fill(said.of, { points: numbers.number(reason.points), of: reason.of })}
          </span>
          <span>{sentence(reason)}</span>
        </li>
      ))}
    </ul>
  )
}

/** All points in a bar and a number. */
export function FitBar({ points, reasons }: { points: number; reasons: Reason[] }) {
  const said = useFitWords()
  const numbers = useNumbers()
  return (
    <div className="fit-bar">
      <div className="fit-track" aria-hidden="true">
        {reasons
          .filter(({ points: some }) => some > 0)
          .map(({ part, points: width }) => (
            <span key={part} style={{ width: `${width}%` }} />
          ))}
      </div>
      <strong className="number">{fill(said.points, { points: numbers.number(points) })}</strong>
    </div>
  )
}

function useSentence() {
  const said = useFitWords()
  const { say } = useLanguage()
  const numbers = useNumbers()
  const problems = useQuery(weights).data?.problems ?? []
  const words: Record<string, string> = { ...said.terrains, ...said.livelihoods }
  const put = (value: string | number) =>
    typeof value === 'number' ? numbers.number(value) : (words[value] ?? value)
  return ({ part, why, said: given, problems: counted = {} }: Reason) => {
    const sentences: Record<string, string> = said.reasons[part]
    const listed = Object.entries(counted).map(([id, count]) => {
      const problem = problems.find((each) => each.id === id)
      return fill(said.problem, { name: problem ? say(problem.name) : id, count: put(count) })
    })
    const values = Object.entries(given).map(([name, value]) => [name, put(value)])
    return fill(sentences[why] ?? '', {
      ...Object.fromEntries(values),
      problems: listed.join('; '),
    })
  }
}
