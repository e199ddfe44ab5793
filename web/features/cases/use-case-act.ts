import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { cases as endpoints, type Case as CaseShape } from '../../../contract/cases.ts'
import type { Endpoint } from '../../../contract/endpoint.ts'
import { tips } from '../../../contract/tips.ts'
import { asking, call, Refused } from '../../lib/call.ts'

export type Case = z.output<typeof CaseShape>

/** Something done with a case: the answer is the case as it stands then; lists are asked again. */
export function useCaseAct<Input extends z.ZodType>(
  at: Endpoint<Input, typeof CaseShape>,
  onDone?: (found: Case) => void,
) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: z.input<Input>) => call(at, input),
    onSuccess: (found) => {
      const { keeperId, id } = found
      client.setQueryData(asking(endpoints.read, { keeperId, id }).queryKey, found)
      // Its tips stand otherwise now, too.
      for (const { path } of [endpoints.list, tips.queue, tips.read])
        void client.invalidateQueries({ queryKey: [path] })
      onDone?.(found)
    },
    onError: (reason) => {
      // Somebody else was faster: their version is shown, and the act can be done again on it.
      if (reason instanceof Refused && reason.status === 409)
        void client.invalidateQueries({ queryKey: [endpoints.read.path] })
    },
  })
}
