import type { z } from 'zod'
import type { tipBoxes } from '../../../contract/tip-boxes.ts'
import { may } from '../../platform/area.ts'
import type { Ctx } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import { allow, conflict, wrong } from '../../platform/errors.ts'
import { findUnit } from '../units/module.ts'
import { countBox } from './batch-counting.ts'
import { holdBox, tellBox } from './box-find.ts'
import { needTwo } from './box-hang.ts'
import { booksToWork } from './box-people.ts'

type Change = z.output<typeof tipBoxes.change.input>

/** Other keys, another place or rhythm, or the box is taken down; from an older version it is refused. */
export async function changeBox(ctx: Ctx, input: Change) {
  const { keeperId, id, edition, takenDownOn, keyholders } = input
  await booksToWork(ctx, keeperId)
  const box = await holdBox(ctx, input)
  allow(may(ctx.actor, 'tip.box', (await findUnit(ctx, box.unitId)).path))
  const given = columnsOf(input)
  const stands = Object.entries(given).every(
    ([name, value]) => box[name as keyof typeof given] === value,
  )
  if (stands) return tellBox(ctx, input)
  if (box.edition !== edition) throw conflict('box.changed', await tellBox(ctx, input))
  if (box.takenDownOn) throw conflict('box.taken_down')
  if (keyholders) await needTwo(ctx, keeperId, { two: keyholders, blank: 'keyholders' })
  if (takenDownOn !== undefined) {
    if (takenDownOn > today()) throw wrong('takenDownOn', 'day_in_future')
    if (takenDownOn < box.hungOn) throw wrong('takenDownOn', 'before_it_existed')
    await nothingWaits(ctx, input)
  }

  await ctx.db
    .updateTable('tips.box')
    .set({ ...given, edition: edition + 1 })
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .execute()
  if (takenDownOn !== undefined) await countBox(ctx, box, { on: takenDownOn, step: -1 })
  return tellBox(ctx, input)
}

/** A box is not taken down while a record of its opening waits for the second person. */
async function nothingWaits({ db }: Ctx, { keeperId, id }: Change) {
  const waiting = await db
    .selectFrom('tips.batch')
    .select('id')
    .where('keeperId', '=', keeperId)
    .where('boxId', '=', id)
    .where('confirmedAt', 'is', null)
    .executeTakeFirst()
  if (waiting) throw conflict('box.opening_waits')
}

function columnsOf({ place, everyDays, takenDownOn, keyholders }: Change) {
  return {
    ...(place !== undefined && { place }),
    ...(everyDays !== undefined && { everyDays }),
    ...(takenDownOn !== undefined && { takenDownOn }),
    ...(keyholders && { keyholderOne: keyholders[0], keyholderTwo: keyholders[1] }),
  }
}
