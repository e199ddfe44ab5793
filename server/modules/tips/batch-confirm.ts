import type { Ctx } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import { allow, conflict, notFound } from '../../platform/errors.ts'
import { fileActivity } from '../activities/module.ts'
import { countBatch } from './batch-counting.ts'
import { type BatchRow, holdBatch, tellBatch, typedIn } from './batch-find.ts'
import { entryOf } from './batch-open.ts'
import type { At } from './box-find.ts'
import { booksToWork } from './box-people.ts'

/**
 * The second person says, signed in themselves, that it was so and that what could be read is with the
 * desk. From then on the record is closed: it stands in the model's diary, which counts it, or counts here.
 */
export async function confirmBatch(ctx: Ctx, at: At) {
  const { keeperId, id } = at
  await booksToWork(ctx, keeperId)
  const batch = await holdBatch(ctx, at)
  if (!batch) throw notFound('batch')
  allow(batch.byTwo === ctx.actor.accountId)
  if (batch.confirmedAt) return tellBatch(ctx, at)
  const typed = await typedIn(ctx, keeperId, [id])
  if (typed(id) > batch.letters) throw conflict('batch.letters_below_typed')

  await ctx.db
    .updateTable('tips.batch')
    .set({ confirmedAt: new Date(), typedIn: typed(id) })
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .execute()
  if (!(await filed(ctx, batch))) await countBatch(ctx, batch)
  return tellBatch(ctx, at)
}

/** Files the record in the diary of its model; answers whether it is there. */
async function filed(ctx: Ctx, batch: BatchRow) {
  const { keeperId, id, modelId, onDay, byOne, letters, attendance } = batch
  if (!modelId) return false
  const kind = entryOf[batch.kind as keyof typeof entryOf]
  return fileActivity(ctx, {
    keeperId,
    id,
    modelId,
    kind,
    on: onDay,
    summary: '',
    ...(attendance !== null && { attendance }),
    answers:
      kind === 'tip-box-opening'
        ? { openers: 2, letters, forwarded: onDay === today() }
        : { slips: letters, handedOver: true },
    writtenBy: byOne,
  })
}
