import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'

/** Follows what happens under a unit: whatever these questions were answered is asked again. */
export function useLive(unitId: string | undefined, keys: QueryKey[]) {
  const client = useQueryClient()
  const asked = useRef(keys)
  useEffect(() => {
    asked.current = keys
  })

  useEffect(() => {
    if (!unitId) return undefined
    const source = new EventSource(`/api/live?under=${encodeURIComponent(unitId)}`)
    let waiting: ReturnType<typeof setTimeout> | undefined
    source.onmessage = () => {
      // A morning's entries come in bursts: one question a second is enough.
      waiting ??= setTimeout(() => {
        waiting = undefined
        for (const queryKey of asked.current) void client.invalidateQueries({ queryKey })
      }, 1000)
    }
    return () => {
      clearTimeout(waiting)
      source.close()
    }
  }, [client, unitId])
}
