import { standards } from '../../../contract/standards.ts'
import { actsOn } from '../../lib/use-act.ts'

export type At = { keeperId: string; modelId: string }

/** Something is decided, asked or said of a model; afterwards what is shown of it is asked again. */
export const useStandardAct = actsOn(
  standards.score,
  standards.scores,
  standards.judgements,
  standards.flags,
  standards.opinion,
  standards.complaints,
)
