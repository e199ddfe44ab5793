import { useEffect, useState } from 'react'
import { fill, useWords } from '../../lib/language.tsx'
import { serverNow } from './clock.ts'

/** The server's time, drawn anew each second while somebody looks. */
export function useSecond(running: boolean) {
  const [now, setNow] = useState(() => serverNow())
  useEffect(() => {
    if (!running) return undefined
    const timer = setInterval(() => setNow(serverNow()), 1000)
    return () => clearInterval(timer)
  }, [running])
  return now
}

/** A stretch of time taken apart as people say it. */
export function partsOf(seconds: number) {
  const whole = Math.max(0, Math.round(seconds))
  return { hours: Math.floor(whole / 3600), minutes: Math.floor(whole / 60), rest: whole % 60 }
}

/** Says a stretch of time: 40 giây, 2 phút 10 giây, 3 giờ. */
export function useSpan() {
  const { alarms } = useWords()
  return (seconds: number) => {
    const { hours, minutes, rest } = partsOf(seconds)
    if (hours > 0) return fill(alarms.hours, { count: hours })
    if (minutes === 0) return fill(alarms.seconds, { count: rest })
    if (rest === 0) return fill(alarms.minutes, { count: minutes })
    return fill(alarms.minutesSeconds, { minutes, seconds: rest })
  }
}
