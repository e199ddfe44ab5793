import { MutationCache, QueryClient } from '@tanstack/react-query'
import { Refused } from '../lib/call.ts'
import { whoAmI } from '../lib/me.ts'

/** Remembers what the server answered. A refusal is final; only a dead network is tried again. */
export function newClient() {
  const client: QueryClient = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (times, error) => times < 2 && error instanceof Refused && error.status === 0,
      },
    },
    mutationCache: new MutationCache({
      onError: (error) => {
        // The session ended elsewhere: the shell learns it and shows the way back in.
        if (error instanceof Refused && error.status === 401) {
          void client.invalidateQueries({ queryKey: whoAmI.queryKey })
        }
      },
    }),
  })
  return client
}
