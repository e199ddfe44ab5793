import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { alarms } from '../../../contract/alarms.ts'
import { heardAt } from './clock.ts'

/** One thing that happened in an alarm, as the server says it to open screens. */
export type Happened = {
  id: string
  keeperId: string
  teamId: string
  what: string
  kind: string
  drill: boolean
  silent?: boolean
  at: string
  team: string
  home?: string | null
  text?: string
  reason?: string
}

/** Follows every alarm that concerns the one signed in; the browser itself comes back to a lost stream. */
export function useAlarmStream(wanted: boolean, onHappened: (happened: Happened) => void) {
  const client = useQueryClient()
  const told = useRef(onHappened)
  useEffect(() => {
    told.current = onHappened
  })

  useEffect(() => {
    if (!wanted) return undefined
    const source = new EventSource('/api/alarms/live')
    const askAgain = () => {
      for (const { path } of [alarms.open, alarms.read, alarms.list, alarms.drillReport])
        void client.invalidateQueries({ queryKey: [path] })
    }
    source.addEventListener('open', askAgain)
    source.addEventListener('alarm', ({ data }: MessageEvent<string>) => {
      const happened = JSON.parse(data) as Happened
      heardAt(happened.at)
      told.current(happened)
      askAgain()
    })
    return () => source.close()
  }, [client, wanted])
}
