import type { z } from 'zod'
import type { surrenders } from '../../../contract/cases.ts'
import { tell } from '../../platform/bus.ts'
import type { Ctx } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import { allow, conflict, notFound, wrong } from '../../platform/errors.ts'
import { proofOf } from '../activities/module.ts'
import { unitsById } from '../units/module.ts'
import { nextNumber } from './numbers.ts'
import { mayReceive } from './policy.ts'
import { readSurrender } from './surrender-find.ts'
import { checkLines, countLines } from './surrender-lines.ts'

type Received = z.output<typeof surrenders.receive.input>

/** Writes down what was handed in, by whom if they say, and counts each item in its own unit. Sent twice it is one record. */
export async function receive(ctx: Ctx, input: Received) {
  const { db, actor, house } = ctx
  const { keeperId, id, unitId, on, lines, deliverer } = input
  const place = (await unitsById(ctx, [unitId])).get(unitId)
  if (!place || place.keeperId !== keeperId) throw notFound('unit')
  allow(mayReceive(actor, place.path))
  if (on > today()) throw wrong('on', 'day_in_future')
  checkLines(lines, house.catalog.surrender)
  await checkPhotos(ctx, input)

  const known = await db
    .selectFrom('cases.surrender')
    .select('receivedBy')
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (known && known.receivedBy !== actor.accountId) throw conflict('surrender.other_content')
  if (known) return readSurrender(ctx, input)

  const year = Number(on.slice(0, 4))
  const number = await nextNumber(ctx, { keeperId, register: 'surrender', year })
  await db
    .insertInto('cases.surrender')
    .values({
      keeperId,
      id,
      unitId,
      number,
      year,
      onDay: on,
      how: input.how,
      lines: JSON.stringify(lines),
      remarks: input.remarks,
      receivedBy: actor.accountId,
      evidence: input.evidence,
    })
    .execute()
  if (deliverer)
    await db
      .insertInto('cases.deliverer')
      .values({ keeperId, surrenderId: id, ...deliverer })
      .execute()
  await db
    .insertInto('cases.custody')
    .values({
      keeperId,
      surrenderId: id,
      seq: 1,
      step: 'received',
      onDay: on,
      givenBy: '',
      takenBy: actor.name,
      byId: actor.accountId,
    })
    .execute()
  const entries = countLines(lines, on, house.catalog.surrender)
  await tell(ctx, 'figures.counted', [
    { keeperId, source: 'surrender', sourceId: id, unitId, entries },
  ])
  return readSurrender(ctx, input)
}

/** A photo is one that the receiver took: kept in these books, by them. */
async function checkPhotos(ctx: Ctx, { keeperId, evidence }: Received) {
  const kept = await Promise.all(evidence.map((id) => proofOf(ctx, { keeperId, id })))
  if (kept.some((photo) => photo?.uploadedBy !== ctx.actor.accountId))
    throw wrong('evidence', 'unknown')
}
