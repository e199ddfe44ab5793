import type { ReviewDecision } from '../../../contract/plans.ts'
import { useDraft } from '../../lib/drafts.ts'

export type NewTask = { id: string; what: string; who: string; dueOn: string }
/** A decision as it is put together on the phone, before the review is held. */
export type Pending = {
  id: string
  modelId: string
  decision: ReviewDecision
  reason: string
  tasks: NewTask[]
}

type Kept = { decisions: Pending[]; notes: string; attendance: number | undefined }

/** What was decided so far of each model, kept on the phone until it is written all at once. */
export function useDeciding(reviewId: string) {
  const { draft, change, clear } = useDraft<Kept>(`review:${reviewId}`, () => ({
    decisions: [],
    notes: '',
    attendance: undefined,
  }))
  const without = (modelId: string) => draft.decisions.filter((each) => each.modelId !== modelId)
  return {
    ...draft,
    change,
    clear,
    of: (modelId: string) => draft.decisions.find((each) => each.modelId === modelId),
    decide: (pending: Pending) => change({ decisions: [...without(pending.modelId), pending] }),
    take: (modelId: string) => change({ decisions: without(modelId) }),
  }
}

export type Deciding = ReturnType<typeof useDeciding>
