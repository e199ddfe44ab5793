import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { accounts } from '../../../contract/accounts.ts'
import type { Endpoint } from '../../../contract/endpoint.ts'
import { call, fieldErrors } from '../../lib/call.ts'

/** A change to who holds which post; once it is done the list is asked again. */
export function useChanging<Input extends z.ZodType, Reply extends z.ZodType>(
  at: Endpoint<Input, Reply>,
  onDone?: () => void,
) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: z.input<Input>) => call(at, input),
    onSuccess: async () => {
      onDone?.()
      await client.invalidateQueries({ queryKey: [accounts.people.path] })
    },
  })
}

/** What is wrong with which blank; a role that was not chosen is said before anything is sent. */
export function wrongIn(error: unknown, unchosen: boolean): Record<string, string> {
  return { ...(unchosen && { role: 'missing' }), ...fieldErrors(error) }
}
