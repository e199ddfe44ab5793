import type { z } from 'zod'
import type { tips } from '../../../contract/tips.ts'
import type { Ctx } from '../../platform/context.ts'
import { conflict, wrong } from '../../platform/errors.ts'
import { changeTip, holdEdition } from './change.ts'
import { holdTip } from './find.ts'
import { joinedTo } from './parts.ts'
import { wholeTip } from './whole.ts'

type Joined = z.output<typeof tips.join.input>

/** Says that a tip is about the same as another one, which then speaks for both; or takes that back. */
export async function join(ctx: Ctx, { to, ...at }: Joined) {
  const row = await holdEdition(ctx, at)
  if (row.state === 'closed') throw conflict('tip.closed')
  if (row.state === 'in_case') throw conflict('tip.in_case')
  if (to !== null) {
    if (to === at.id) throw wrong('to', 'not_offered')
    const other = await holdTip(ctx, { keeperId: at.keeperId, id: to })
    if (other.state === 'closed') throw conflict('tip.closed')
    // One speaks for all: there are no chains.
    if (other.joinedTo) throw conflict('tip.joined_elsewhere')
    if ((await joinedTo(ctx, at)).length > 0) throw conflict('tip.speaks_for_others')
  }
  await changeTip(ctx, row, { joinedTo: to })
  return wholeTip(ctx, at)
}
