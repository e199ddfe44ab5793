import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { Endpoint } from '../../../contract/endpoint.ts'
import { type Model, models } from '../../../contract/models.ts'
import { asking, call } from '../../lib/call.ts'

type At<Input extends z.ZodType> = Endpoint<Input, z.ZodType<Model>>

/** A change to a model: what the server answers is what every page shows of it from then on. */
export function useModelChange<Input extends z.ZodType>(
  { keeperId, id }: Pick<Model, 'keeperId' | 'id'>,
  at: At<Input>,
  onDone: () => void,
) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: z.input<Input>) => call(at, input),
    onSuccess: (model) => {
      client.setQueryData(asking(models.read, { keeperId, id }).queryKey, model)
      void client.invalidateQueries({ queryKey: [models.list.path] })
      onDone()
    },
  })
}
