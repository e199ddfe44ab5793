import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { Endpoint } from '../../../contract/endpoint.ts'
import { signals } from '../../../contract/signals.ts'
import { call } from '../../lib/call.ts'

export type Of = { keeperId: string; modelId: string }

/** Something is done about the signal or its devices; afterwards the page is asked again. */
export function useSignalAct<Input extends z.ZodType, Reply extends z.ZodType>(
  at: Endpoint<Input, Reply>,
  onDone?: (reply: z.output<Reply>) => void,
) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: z.input<Input>) => call(at, input),
    onSuccess: async (reply) => {
      onDone?.(reply)
      await client.invalidateQueries({ queryKey: [signals.read.path] })
    },
  })
}
