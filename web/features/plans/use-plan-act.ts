import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { Endpoint } from '../../../contract/endpoint.ts'
import { models } from '../../../contract/models.ts'
import { campaigns, reviews } from '../../../contract/plans.ts'
import { call } from '../../lib/call.ts'
import { useToast } from '../../ui/Toast.tsx'

const touched = [
  reviews.list,
  reviews.read,
  reviews.ofModel,
  campaigns.list,
  campaigns.read,
  campaigns.mine,
  models.read,
].map(({ path }) => path)

/** Something done with a review, a plan or a campaign: every page that shows it asks again. */
export function usePlanAct<Input extends z.ZodType, Reply extends z.ZodType>(
  at: Endpoint<Input, Reply>,
  { said, onDone }: { said?: string; onDone?: (reply: z.output<Reply>) => void } = {},
) {
  const client = useQueryClient()
  const toast = useToast()
  return useMutation({
    mutationFn: (input: z.input<Input>) => call(at, input),
    onSuccess: (reply) => {
      if (said) toast({ text: said })
      onDone?.(reply)
    },
    onSettled: () => {
      for (const path of touched) void client.invalidateQueries({ queryKey: [path] })
    },
  })
}
