import type { Alarm } from '../../../contract/alarms.ts'
import { fill, useWords } from '../../lib/language.tsx'
import { useSecond, useSpan } from './spans.ts'

/** To whom it is carried if nobody comes, and when. */
export function BoardNext({ alarm }: { alarm: Alarm }) {
  const { alarms } = useWords()
  const now = useSecond(alarm.next !== null)
  const span = useSpan()
  const { next } = alarm
  const circles = next?.to.map((circle) => alarms.circles[circle]).join(', ') ?? ''
  const seconds = next ? (Date.parse(next.at) - now) / 1000 : 0
  return (
    <section className="card stack tight">
      <h2>{alarms.nextTitle}</h2>
      <p>{fill(alarms.reached, { circle: alarms.circles[alarm.circle] })}</p>
      {next ? (
        <p className="board-next number">
          {seconds > 0
            ? fill(alarms.nextIn, { time: span(seconds), circles })
            : fill(alarms.nextNow, { circles })}
        </p>
      ) : (
        <p>{alarm.coming.length > 0 ? alarms.nextStopped : alarms.nextNone}</p>
      )}
    </section>
  )
}
