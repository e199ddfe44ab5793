import type { QueryClient } from '@tanstack/react-query'
import { whoAmI } from '../me.ts'
import { lockAll, watchHeld } from './held.ts'

/** Keys lie open no longer than the session of whoever unlocked them. */
export function lockWithSession(client: QueryClient) {
  const who = () => client.getQueryData(whoAmI.queryKey)?.id
  const mine = who()
  const stop = client.getQueryCache().subscribe(({ query, type }) => {
    if (query.queryKey[0] !== whoAmI.queryKey[0]) return
    if (type === 'removed' || who() !== mine) lockAll()
  })
  const unwatch = watchHeld(() => {
    stop()
    unwatch()
  })
}
