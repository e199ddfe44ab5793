import type { z } from 'zod'
import type { tips } from '../../../contract/tips.ts'
import type { Ctx } from '../../platform/context.ts'
import { conflict, wrong } from '../../platform/errors.ts'
import { endWithJoined } from './ending.ts'
import { holdEdition } from './change.ts'
import { wholeTip } from './whole.ts'

type Closed = z.output<typeof tips.close.input>

/** Ends a tip without a case, with an outcome that allows it. */
export async function close(ctx: Ctx, input: Closed) {
  const row = await holdEdition(ctx, input)
  if (row.state === 'closed') throw conflict('tip.closed')
  if (row.state === 'in_case') throw conflict('tip.in_case')
  const outcome = ctx.house.catalog.tips.outcomes.get(input.outcome)
  if (!outcome?.withoutCase) throw wrong('outcome', 'not_offered')
  await endWithJoined(ctx, row, { outcome, valuable: input.valuable })
  return wholeTip(ctx, input)
}
