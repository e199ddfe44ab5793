import { useEffect } from 'react'
import { useMe } from '../../lib/me.ts'
import { readySpeaker } from './bell.ts'
import { useAlarmStream } from './live.ts'
import { useOpenAlarms } from './open.ts'
import { RaisingScreen } from './RaisingScreen.tsx'
import { Ringing } from './Ringing.tsx'
import { hear, hearOpen, stopRinging, useRings } from './rings.ts'

/** Listens on every page for whoever an alarm may concern, and shows a new one over everything. */
export function AlarmWatch() {
  const me = useMe()
  const { known, fresh } = useOpenAlarms()
  const [ring] = useRings()
  const concerned =
    me?.may.includes('alarm.duty') ||
    Boolean(known && (known.teams.length > 0 || known.alarms.length > 0))
  useAlarmStream(Boolean(me) && concerned, hear)
  useEffect(readySpeaker, [])
  useEffect(() => {
    if (fresh) hearOpen(fresh.alarms)
  }, [fresh])

  return (
    <>
      <RaisingScreen />
      {ring && <Ringing key={ring.id} ring={ring} onClose={() => stopRinging(ring.id)} />}
    </>
  )
}
