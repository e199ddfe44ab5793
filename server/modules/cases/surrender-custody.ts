import type { z } from 'zod'
import type { surrenders } from '../../../contract/cases.ts'
import type { Ctx } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import { conflict, wrong } from '../../platform/errors.ts'
import { holdSurrender, readSurrender } from './surrender-find.ts'

type Step = z.output<typeof surrenders.custody.input>

/** Which steps may follow which: checked, sealed up, then handed over or destroyed; never back. */
const order = ['received', 'checked', 'sealed_up', 'handed_over', 'destroyed']
const last = new Set(['destroyed'])

/** The next step of custody, signed by both hands. Where it lies is asked nowhere. */
export async function custody(ctx: Ctx, input: Step) {
  const { db, actor } = ctx
  const { keeperId, id, step, on } = input
  const held = await holdSurrender(ctx, input)
  const before = await db
    .selectFrom('cases.custody')
    .select(['seq', 'step', 'onDay'])
    .where('keeperId', '=', keeperId)
    .where('surrenderId', '=', id)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  if (last.has(before.step) || order.indexOf(step) <= order.indexOf(before.step))
    throw conflict('surrender.step_out_of_order')
  if (on > today()) throw wrong('on', 'day_in_future')
  if (on < before.onDay) throw wrong('on', 'before_last_change')
  if (step === 'handed_over' && !input.toBody) throw wrong('toBody', 'missing')

  await db
    .insertInto('cases.custody')
    .values({
      keeperId,
      surrenderId: id,
      seq: before.seq + 1,
      step,
      onDay: on,
      givenBy: input.givenBy,
      takenBy: input.takenBy,
      toBody: input.toBody,
      givenMark: input.givenMark,
      takenMark: input.takenMark,
      byId: actor.accountId,
    })
    .execute()
  await db
    .updateTable('cases.surrender')
    .set({ edition: held.edition + 1 })
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .execute()
  return readSurrender(ctx, input)
}
