import { queryOptions, useQuery } from '@tanstack/react-query'
import { accounts, type Me } from '../../contract/accounts.ts'
import type { Permission } from '../../contract/catalog.ts'
import { call, Refused } from './call.ts'

/** Who is signed in, or nobody: to be a stranger is no error. */
export const whoAmI = queryOptions({
  queryKey: ['me'],
  queryFn: async (): Promise<Me | null> => {
    try {
      return await call(accounts.me, {})
    } catch (reason) {
      if (reason instanceof Refused && reason.status === 401) return null
      throw reason
    }
  },
  staleTime: 60_000,
})

/** Who is signed in; null for a stranger, undefined while it is not known. */
export function useMe() {
  return useQuery(whoAmI).data
}

/** Whether the one signed in may do this somewhere; the server decides where. */
export function useMay(permission: Permission) {
  return useMe()?.may.includes(permission) ?? false
}
