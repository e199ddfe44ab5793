import type { z } from 'zod'
import type { duties } from '../../../contract/duties.ts'
import type { Ctx } from '../../platform/context.ts'
import { allow, conflict, notFound, wrong } from '../../platform/errors.ts'
import { giveTurns } from './make-shifts.ts'
import { livingHands } from './roster-find.ts'
import { changeShift, holdShift, showOne, type ShiftRow } from './shift-find.ts'

type Asking = z.output<typeof duties.askSwap.input>
type Answering = z.output<typeof duties.answerSwap.input>

/** Asks another hand to take one's shift. One asks one person at a time. */
export async function askSwap(ctx: Ctx, { swapId, to, reason, ...at }: Asking) {
  const held = await holdShift(ctx, at)
  const { keeperId, row, me } = held
  const waiting = await swapsOf(ctx, row)
  if (waiting.some(({ id }) => id === swapId)) return showOne(ctx, held, row)
  if (!me) throw conflict('swap.not_yours')
  if (row.state !== 'planned') throw conflict('shift.begun')
  if (!held.hands.some(({ id }) => id === me.id)) throw conflict('swap.not_yours')
  if (held.hands.some(({ id }) => id === to)) throw wrong('to', 'not_offered')
  if ((await livingHands(ctx, at, [to])).length === 0) throw wrong('to', 'not_offered')
  if (waiting.some(({ fromHand, state }) => fromHand === me.id && state === 'asked'))
    throw conflict('swap.asked_already')
  await ctx.db
    .insertInto('duties.swap')
    .values({ keeperId, id: swapId, shiftId: row.id, fromHand: me.id, toHand: to, reason })
    .execute()
  return changeShift(ctx, held, {})
}

/** The one who is asked agrees or declines; the one who asked takes it back. Only a yes changes hands. */
export async function answerSwap(ctx: Ctx, { swapId, answer, ...at }: Answering) {
  const held = await holdShift(ctx, at)
  const { keeperId, row, me, hands } = held
  const swap = (await swapsOf(ctx, row)).find(({ id }) => id === swapId)
  if (!swap) throw notFound('swap')
  allow(me?.id === (answer === 'taken_back' ? swap.fromHand : swap.toHand))
  if (swap.state === answer) return showOne(ctx, held, row)
  if (swap.state !== 'asked') throw conflict('swap.settled')
  if (answer === 'agreed') {
    if (row.state !== 'planned') throw conflict('shift.begun')
    // Two asked the same person, who has said yes to the other.
    if (hands.some(({ id }) => id === swap.toHand)) throw conflict('swap.on_it_already')
    if (!hands.some(({ id }) => id === swap.fromHand)) throw conflict('swap.settled')
    await ctx.db
      .deleteFrom('duties.turn')
      .where('keeperId', '=', keeperId)
      .where('shiftId', '=', row.id)
      .where('handId', '=', swap.fromHand)
      .execute()
    await giveTurns(ctx, [{ keeperId, shiftId: row.id, handId: swap.toHand }])
  }
  await ctx.db
    .updateTable('duties.swap')
    .set({ state: answer, settledAt: new Date() })
    .where('keeperId', '=', keeperId)
    .where('id', '=', swapId)
    .execute()
  return changeShift(ctx, held, answer === 'agreed' ? { ownHands: true } : {})
}

function swapsOf({ db }: Ctx, { keeperId, id }: ShiftRow) {
  return db
    .selectFrom('duties.swap')
    .select(['id', 'fromHand', 'toHand', 'state'])
    .where('keeperId', '=', keeperId)
    .where('shiftId', '=', id)
    .execute()
}

/** What was asked about a shift by hands that are not on it any more is asked no longer. */
export async function dropSwaps({ db }: Ctx, { keeperId, id }: ShiftRow, hands: string[]) {
  await db
    .updateTable('duties.swap')
    .set({ state: 'taken_back', settledAt: new Date() })
    .where('keeperId', '=', keeperId)
    .where('shiftId', '=', id)
    .where('state', '=', 'asked')
    .$if(hands.length > 0, (query) => query.where('fromHand', 'not in', hands))
    .execute()
}
