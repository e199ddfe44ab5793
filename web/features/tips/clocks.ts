import { useEffect, useState } from 'react'
import { fill } from '../../lib/language.tsx'
import { useTipWords } from './tip-words.ts'
import type { Tip } from './use-tip-act.ts'

export type Clock = Tip['clocks'][number]
export type ClockState = 'running' | 'soon' | 'ran_out' | 'explained' | 'kept' | 'kept_late'

const minute = 60_000

/** How a clock stands at this moment. What ran out stays so until somebody says why. */
export function clockState(clock: Clock, now: number, remindMinutes = 0): ClockState {
  const { keptAt, answered, breached } = clock
  const due = Date.parse(clock.dueAt)
  const late = breached || (keptAt === null && due <= now)
  if (late) return answered === null ? 'ran_out' : keptAt === null ? 'explained' : 'kept_late'
  if (keptAt !== null) return 'kept'
  return due - now <= remindMinutes * minute ? 'soon' : 'running'
}

type Span = { unit: 'minutes' | 'hours' | 'days'; count: number }

/** A time in one unit, as one would say it: minutes below an hour and a half, hours below two days. */
export function spanOf(milliseconds: number): Span {
  const minutes = Math.max(1, Math.round(Math.abs(milliseconds) / minute))
  if (minutes < 90) return { unit: 'minutes', count: minutes }
  if (minutes < 48 * 60) return { unit: 'hours', count: Math.round(minutes / 60) }
  return { unit: 'days', count: Math.round(minutes / (24 * 60)) }
}

/** Says how long is left, or how long ago it ran out. */
export function useSpanWords() {
  const { spans } = useTipWords()
  return (milliseconds: number) => {
    const { unit, count } = spanOf(milliseconds)
    return fill(spans[unit], { count })
  }
}

/** The time, looked at again every half minute. */
export function useNow() {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), 30_000)
    return () => clearInterval(ticking)
  }, [])
  return now
}
