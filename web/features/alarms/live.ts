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

/** How long a house that refused the stream is left alone before it is asked again, in milliseconds. */
const patience = 5000

/** Follows every alarm that concerns the one signed in; the browser itself comes back to a lost stream. */
export function useAlarmStream(wanted: boolean, onHappened: (happened: Happened) => void) {
  const client = useQueryClient()
  const told = useRef(onHappened)
  useEffect(() => {
    told.current = onHappened
  })

  useEffect(() => {
    if (!wanted) return undefined
    let source: EventSource | undefined
    let reopening: number | undefined
    const askAgain = () => {
      for (const { path } of [alarms.open, alarms.read, alarms.list, alarms.drillReport])
        void client.invalidateQueries({ queryKey: [path] })
    }
    const hear = ({ data }: MessageEvent<string>) => {
      const happened = JSON.parse(data) as Happened
      heardAt(happened.at)
      told.current(happened)
      askAgain()
    }
    const open = () => {
      source = new EventSource('/api/alarms/live')
      source.addEventListener('open', askAgain)
      source.addEventListener('alarm', hear)
      source.addEventListener('error', () => {
        // A lost line the browser takes up again by itself; one that was refused it gives up for good.
        if (source?.readyState === EventSource.CLOSED) reopening = window.setTimeout(open, patience)
      })
    }
    open()
    return () => {
      clearTimeout(reopening)
      source?.close()
    }
  }, [client, wanted])
}
