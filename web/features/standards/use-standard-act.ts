import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { Endpoint } from '../../../contract/endpoint.ts'
import { standards } from '../../../contract/standards.ts'
import { call } from '../../lib/call.ts'

export type At = { keeperId: string; modelId: string }

const shown = [
  standards.score,
  standards.scores,
  standards.judgements,
  standards.flags,
  standards.opinion,
  standards.complaints,
]

/** Something is decided, asked or said of a model; afterwards what is shown of it is asked again. */
export function useStandardAct<Input extends z.ZodType, Reply extends z.ZodType>(
  at: Endpoint<Input, Reply>,
  onDone?: () => void,
) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: z.input<Input>) => call(at, input),
    onSuccess: async () => {
      onDone?.()
      await Promise.all(shown.map(({ path }) => client.invalidateQueries({ queryKey: [path] })))
    },
  })
}
