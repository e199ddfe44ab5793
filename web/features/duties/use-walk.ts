import { useCallback, useEffect, useRef, useState } from 'react'
import { duties } from '../../../contract/duties.ts'
import { call, codeOf } from '../../lib/call.ts'
import { keepUnsent } from '../../lib/outbox.ts'
import { uuid7 } from '../../lib/uuid7.ts'
import { dueStep } from './route-plan.ts'
import type { Of } from './use-duty-act.ts'

type Step = { id: string; at: string; lat: number; lon: number }
export type Walk = 'off' | 'seeking' | 'going' | 'refused' | 'unknown'

/** How often what was noted is sent. */
const every = 30_000

/**
 * Notes where this phone is while somebody walks and wants it: a place every fifteen seconds, sent every
 * half minute. Without a network it waits with everything else that is unsent; refused, it is dropped.
 */
export function useWalk(of: Of, shiftId: string, label: string) {
  const [walk, setWalk] = useState<Walk>('off')
  const waiting = useRef<Step[]>([])
  const last = useRef<number>(undefined)
  const { keeperId, modelId } = of
  const on = walk !== 'off' && walk !== 'refused'

  const flush = useCallback(async () => {
    const walked = waiting.current
    if (walked.length === 0) return
    waiting.current = []
    const input = { keeperId, modelId, id: shiftId, walked }
    try {
      await call(duties.walk, input)
    } catch (reason) {
      if (codeOf(reason) !== 'network') return
      const { method, path } = duties.walk
      keepUnsent({ id: uuid7(), at: { method, path }, input, files: [], label, passing: true })
    }
  }, [keeperId, modelId, shiftId, label])

  useEffect(() => {
    if (!on) return undefined
    const watch = navigator.geolocation.watchPosition(
      ({ coords }) => {
        setWalk('going')
        const now = Date.now()
        if (!dueStep(last.current, now)) return
        last.current = now
        const { latitude: lat, longitude: lon } = coords
        waiting.current.push({ id: uuid7(), at: new Date(now).toISOString(), lat, lon })
      },
      (problem) => setWalk(problem.code === problem.PERMISSION_DENIED ? 'refused' : 'unknown'),
      { enableHighAccuracy: true, maximumAge: 10_000, timeout: 30_000 },
    )
    const timer = setInterval(() => void flush(), every)
    return () => {
      navigator.geolocation.clearWatch(watch)
      clearInterval(timer)
      void flush()
    }
  }, [on, flush])

  return {
    walk,
    start: () => setWalk('geolocation' in navigator ? 'seeking' : 'refused'),
    stop: () => setWalk('off'),
  }
}
