import { signals } from '../../../contract/signals.ts'
import { actsOn } from '../../lib/use-act.ts'

export type Of = { keeperId: string; modelId: string }

/** Something is done about the signal or its devices; afterwards the page is asked again. */
export const useSignalAct = actsOn(signals.read)
