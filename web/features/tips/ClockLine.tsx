import { fill, useLanguage, useNumbers } from '../../lib/language.tsx'
import { type Clock, clockState, useNow, useSpanWords } from './clocks.ts'
import { useTipKinds } from '../../lib/tip-kinds.ts'
import { useTipWords } from './tip-words.ts'

/** One deadline in words and colour: how long is left, that it was kept, or that it ran out. */
export function ClockLine({ clock }: { clock: Clock }) {
  const words = useTipWords()
  const { say } = useLanguage()
  const numbers = useNumbers()
  const span = useSpanWords()
  const now = useNow()
  const kind = useTipKinds()?.clock(clock.clock)
  const state = clockState(clock, now, kind?.remindMinutes)
  const says = fill(words.clockStates[state], {
    time: span(Date.parse(clock.dueAt) - now),
    moment: numbers.moment(clock.keptAt ?? clock.dueAt),
  })
  return (
    <span className={`tip-clock ${state}`}>
      <strong>{kind ? say(kind.name) : clock.clock}</strong> <span className="number">{says}</span>
    </span>
  )
}
