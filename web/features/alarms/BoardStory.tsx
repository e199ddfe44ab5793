import type { Alarm } from '../../../contract/alarms.ts'
import { fill, useNumbers, useWords } from '../../lib/language.tsx'
import { useSpan } from './spans.ts'

/** Everything that happened in the alarm, in its order. */
export function BoardStory({ alarm }: { alarm: Alarm }) {
  const { alarms } = useWords()
  const numbers = useNumbers()
  const steps: Record<string, string> = alarms.steps
  const say = useDetail()
  const span = useSpan()
  const seconds = (at: string) => (Date.parse(at) - Date.parse(alarm.raisedAt)) / 1000
  return (
    <section className="card stack tight">
      <h2>{alarms.story}</h2>
      <ol className="plain board-story">
        {alarm.history.map(({ at, what, who, detail }, index) => (
          <li key={`${at} ${index}`}>
            <span className="small number">
              {seconds(at) < 1
                ? numbers.moment(at)
                : fill(alarms.after, { time: span(seconds(at)) })}
            </span>
            <span>
              <strong>{steps[what] ?? what}</strong>
              {detail && <> {say(what, detail)}</>}
              {who && <span className="small soft"> · {who}</span>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** The rest of a line: codes in words, words as they were written. */
function useDetail() {
  const { alarms } = useWords()
  const circles: Record<string, string> = alarms.circles
  const answers: Record<string, string> = alarms.answers
  const sirens: Record<string, string> = alarms.sirenStates
  return (what: string, detail: string) => {
    if (what === 'answered') return answers[detail] ?? detail
    if (what === 'carried')
      return detail
        .split(' ')
        .map((to) => circles[to] ?? to)
        .join(', ')
    if (what !== 'siren') return detail
    const [, name = '', state = ''] = /^(.*?) ?(\w+)$/.exec(detail) ?? []
    return `${name}: ${sirens[state] ?? state}`
  }
}
