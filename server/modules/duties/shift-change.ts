import type { z } from 'zod'
import type { duties } from '../../../contract/duties.ts'
import type { Ctx } from '../../platform/context.ts'
import { allow, conflict, wrong } from '../../platform/errors.ts'
import { giveTurns } from './make-shifts.ts'
import { livingHands } from './roster-find.ts'
import { mayKeepRoster, mayTend } from './roster-policy.ts'
import { changeShift, holdShift } from './shift-find.ts'
import { dropSwaps } from './swap.ts'

/** Says who takes one shift, on this day alone; whoever is no longer on it need not be answered. */
export async function assign(ctx: Ctx, input: z.output<typeof duties.assign.input>) {
  const held = await holdShift(ctx, input)
  allow(mayKeepRoster(ctx.actor, held.path))
  const { keeperId, row } = held
  if (row.state !== 'planned') throw conflict('shift.begun')
  const hands = await livingHands(ctx, input, input.hands)
  if (hands.length < new Set(input.hands).size) throw wrong('hands', 'not_offered')
  await ctx.db
    .deleteFrom('duties.turn')
    .where('keeperId', '=', keeperId)
    .where('shiftId', '=', row.id)
    .execute()
  await giveTurns(
    ctx,
    hands.map((handId) => ({ keeperId, shiftId: row.id, handId })),
  )
  await dropSwaps(ctx, row, hands)
  return changeShift(ctx, held, { ownHands: true })
}

/** Calls one shift off, with the reason. */
export async function callOff(ctx: Ctx, input: z.output<typeof duties.callOff.input>) {
  const held = await holdShift(ctx, input)
  allow(mayKeepRoster(ctx.actor, held.path))
  if (held.row.state !== 'planned') throw conflict('shift.begun')
  await dropSwaps(ctx, held.row, [])
  return changeShift(ctx, held, { state: 'called_off', reason: input.reason })
}

/** Says why a shift was missed; it stays missed, and the reason stands beside it. */
export async function excuse(ctx: Ctx, input: z.output<typeof duties.excuse.input>) {
  const held = await holdShift(ctx, input)
  allow(mayTend(ctx.actor, held.path, held.onShift))
  if (held.row.state !== 'missed') throw conflict('shift.not_missed')
  return changeShift(ctx, held, { reason: input.reason })
}
