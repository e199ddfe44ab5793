import type { AlarmKind } from '../../../contract/alarm-kinds.ts'
import { useLanguage } from '../../lib/language.tsx'

/** What to do in the first minute, in its order. */
export function FirstMinute({ kind }: { kind: AlarmKind }) {
  const { words, say } = useLanguage()
  return (
    <section className="card stack tight">
      <h2>{words.alarms.firstMinute}</h2>
      <ol className="first-minute">
        {kind.first.map((step) => (
          <li key={step.vi}>{say(step)}</li>
        ))}
      </ol>
    </section>
  )
}
