import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { useLocation } from 'wouter'
import type { z } from 'zod'
import type { accounts } from '../../../contract/accounts.ts'
import { whoAmI } from '../../lib/me.ts'

type Entry = z.output<typeof accounts.password.reply>

/** What follows a sign-in: home, or the second step with its ticket. */
export function useEntering() {
  const client: QueryClient = useQueryClient()
  const [, go] = useLocation()
  const [ticket, setTicket] = useState<string>()

  const enter = useCallback(
    async ({ next, ticket: given }: Entry) => {
      if (next === 'totp') return setTicket(given)
      // What a stranger was told is not what this person may see.
      client.clear()
      await client.fetchQuery({ ...whoAmI, staleTime: 0 })
      go('/nha')
    },
    [client, go],
  )
  return { enter, ticket }
}
