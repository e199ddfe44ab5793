import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { Endpoint } from '../../../contract/endpoint.ts'
import { type Tip as TipShape, tips } from '../../../contract/tips.ts'
import { asking, call, Refused } from '../../lib/call.ts'

export type Tip = z.output<typeof TipShape>

/** Something done with a tip: the answer is the tip as it stands then, and the queue is asked again. */
export function useTipAct<Input extends z.ZodType>(
  at: Endpoint<Input, typeof TipShape>,
  onDone?: (tip: Tip) => void,
) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: z.input<Input>) => call(at, input),
    onSuccess: (tip) => {
      const { keeperId, id } = tip
      client.setQueryData(asking(tips.read, { keeperId, id }).queryKey, tip)
      void client.invalidateQueries({ queryKey: [tips.queue.path] })
      onDone?.(tip)
    },
    onError: (reason) => {
      // Somebody else was faster: their version is shown, and the act can be done again on it.
      if (reason instanceof Refused && reason.status === 409)
        void client.invalidateQueries({ queryKey: [tips.read.path] })
    },
  })
}
