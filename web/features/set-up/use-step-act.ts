import type { z } from 'zod'
import type { Endpoint } from '../../../contract/endpoint.ts'
import { models } from '../../../contract/models.ts'
import { type SetUp, setUp } from '../../../contract/set-up.ts'
import { call } from '../../lib/call.ts'
import { useAct } from '../../lib/use-act.ts'
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
  const toast = useToast()
  return useAct({
    send: async (input: z.input<Input>) => {
      await before?.()
      return call(at, input)
    },
    answers: {
      question: setUp.read,
      of: ({ model }) => ({ keeperId: model.keeperId, modelId: model.id }),
    },
    again: [models.read],
    onDone: () => {
      toast({ text: said })
      onDone?.()
    },
  })
}
