import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { type Surrender as SurrenderShape, surrenders } from '../../../contract/cases.ts'
import type { Endpoint } from '../../../contract/endpoint.ts'
import { asking, call, Refused } from '../../lib/call.ts'

export type Surrender = z.output<typeof SurrenderShape>

/** Something done with a record: the answer is the record as it stands then. */
export function useSurrenderAct<Input extends z.ZodType>(
  at: Endpoint<Input, typeof SurrenderShape>,
  onDone?: (found: Surrender) => void,
) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: z.input<Input>) => call(at, input),
    onSuccess: (found) => {
      const { keeperId, id } = found
      client.setQueryData(asking(surrenders.read, { keeperId, id }).queryKey, found)
      void client.invalidateQueries({ queryKey: [surrenders.list.path] })
      onDone?.(found)
    },
    onError: (reason) => {
      // Somebody else was faster: their version is shown, and the act can be done again on it.
      if (reason instanceof Refused && reason.status === 409)
        void client.invalidateQueries({ queryKey: [surrenders.read.path] })
    },
  })
}
