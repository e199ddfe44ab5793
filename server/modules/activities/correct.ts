import type { z } from 'zod'
import type { activities } from '../../../contract/activities.ts'
import { announce, tell } from '../../platform/bus.ts'
import type { Ctx } from '../../platform/context.ts'
import { allow, conflict, Refusal, wrong } from '../../platform/errors.ts'
import { type At, findActivity, holdActivity } from './find.ts'
import { mayPutRight } from './policy.ts'
import { isOver, readActivity, type Sheet } from './read.ts'
import { prepareOne } from './submit.ts'
import { announceWritten, insertOnce, sameContent, takenBack } from './write.ts'

type Correction = z.output<typeof activities.correct.input>
type Voiding = z.output<typeof activities.voidIt.input>

/** Puts a corrected record in place of one that was sent; the first is kept and no longer counts. */
export async function correct(ctx: Ctx, input: Correction): Promise<Sheet> {
  const { keeperId, id, reason, corrected } = input
  const row = await holdActivity(ctx, { keeperId, id })
  allow(mayPutRight(ctx.actor, row))
  if (corrected.keeperId !== keeperId) throw wrong('corrected.keeperId', 'other_books')
  const after = await prepareOne(ctx, corrected, row).catch(inside('corrected'))
  if (row.correctedBy === corrected.id) {
    const stored = await findActivity(ctx, corrected)
    if (!sameContent(stored, after)) throw conflict('activity.other_content')
    return readActivity(ctx, corrected)
  }
  if (row.state !== 'submitted' && row.state !== 'verified')
    throw conflict('activity.changed', await readActivity(ctx, row))

  const fresh = await insertOnce(ctx, { ...after, corrects: id })
  if (!fresh) throw conflict('activity.other_content')
  await close(ctx, row, { state: 'corrected', returnedFor: reason, correctedBy: corrected.id })
  await tell(ctx, 'figures.counted', takenBack(row))
  await announceWritten(ctx, [after])
  return readActivity(ctx, corrected)
}

/** Voids a record entered by mistake; it is kept and no longer counts. */
export async function voidIt(ctx: Ctx, { keeperId, id, reason }: Voiding): Promise<Sheet> {
  const row = await holdActivity(ctx, { keeperId, id })
  allow(mayPutRight(ctx.actor, row))
  if (row.state === 'voided' && row.returnedFor === reason) return readActivity(ctx, row)
  if (isOver(row)) throw conflict('activity.changed', await readActivity(ctx, row))

  await close(ctx, row, { state: 'voided', returnedFor: reason })
  await tell(ctx, 'figures.counted', takenBack(row))
  return readActivity(ctx, row)
}

type Closing =
  | { state: 'corrected'; returnedFor: string; correctedBy: string }
  | { state: 'voided'; returnedFor: string }

async function close(ctx: Ctx, { keeperId, id }: At, closing: Closing) {
  await ctx.db
    .updateTable('activities.activity')
    .set(closing)
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .execute()
  await announce(ctx, 'activities.settled', [{ keeperId, id, state: closing.state }])
}

/** What is wrong in a record that came inside another form is said under its place there. */
function inside(name: string) {
  return (reason: unknown): never => {
    if (!(reason instanceof Refusal)) throw reason
    const fields = reason.fields.map(({ path, code }) => ({ path: `${name}.${path}`, code }))
    throw new Refusal(reason.status, reason.code, fields, reason.current)
  }
}
