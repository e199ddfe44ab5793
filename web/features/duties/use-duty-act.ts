import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { duties } from '../../../contract/duties.ts'
import type { Endpoint } from '../../../contract/endpoint.ts'
import { call } from '../../lib/call.ts'

export type Week = z.output<typeof duties.week.reply>
export type Of = { keeperId: string; modelId: string }

/** Something is done about a shift or the roster; afterwards the week is asked again. */
export function useDutyAct<Input extends z.ZodType, Reply extends z.ZodType>(
  at: Endpoint<Input, Reply>,
  onDone?: (reply: z.output<Reply>) => void,
) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: z.input<Input>) => call(at, input),
    onSuccess: async (reply) => {
      onDone?.(reply)
      await client.invalidateQueries({ queryKey: [duties.week.path] })
    },
  })
}
