import type { z } from 'zod'
import { duties } from '../../../contract/duties.ts'
import { actsOn } from '../../lib/use-act.ts'

export type Week = z.output<typeof duties.week.reply>
export type Of = { keeperId: string; modelId: string }

/** Something is done about a shift or the roster; afterwards the week is asked again. */
export const useDutyAct = actsOn(duties.week)
