import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { Endpoint } from '../../../contract/endpoint.ts'
import { models } from '../../../contract/models.ts'
import { type SetUp, setUp } from '../../../contract/set-up.ts'
import { asking, call, Refused } from '../../lib/call.ts'
import { useToast } from '../../ui/Toast.tsx'

type StepAct = {
  said: string
  /** What must be there first, such as photos. */
  before?: () => Promise<void>
  onDone?: () => void
}

/** Something done with the set-up: what the server answers is what the page shows from then on. */
export function useStepAct<Input extends z.ZodType>(
  at: Endpoint<Input, z.ZodType<SetUp>>,
  { said, before, onDone }: StepAct,
) {
  const client = useQueryClient()
  const toast = useToast()
  return useMutation({
    mutationFn: async (input: z.input<Input>) => {
      await before?.()
      return call(at, input)
    },
    onSuccess: (way) => {
      const { keeperId, id } = way.model
      client.setQueryData(asking(setUp.read, { keeperId, modelId: id }).queryKey, way)
      void client.invalidateQueries({ queryKey: [models.read.path, { keeperId, id }] })
      toast({ text: said })
      onDone?.()
    },
    onError: (reason) => {
      // Somebody was faster: the page shows how it stands, and the act can be done again on it.
      if (reason instanceof Refused && reason.status === 409)
        void client.invalidateQueries({ queryKey: [setUp.read.path] })
    },
  })
}
