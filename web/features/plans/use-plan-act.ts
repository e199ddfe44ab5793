import type { z } from 'zod'
import type { Endpoint } from '../../../contract/endpoint.ts'
import { models } from '../../../contract/models.ts'
import { campaigns, reviews } from '../../../contract/plans.ts'
import { actsOn } from '../../lib/use-act.ts'
import { useToast } from '../../ui/Toast.tsx'

const useAsked = actsOn(
  reviews.list,
  reviews.read,
  reviews.ofModel,
  campaigns.list,
  campaigns.read,
  campaigns.mine,
  models.read,
)

/** Something done with a review, a plan or a campaign: every page that shows it asks again. */
export function usePlanAct<Input extends z.ZodType, Reply extends z.ZodType>(
  at: Endpoint<Input, Reply>,
  { said, onDone }: { said?: string; onDone?: (reply: z.output<Reply>) => void } = {},
) {
  const toast = useToast()
  return useAsked(at, (reply) => {
    if (said) toast({ text: said })
    onDone?.(reply)
  })
}
