import type { Rating } from '../../../contract/standards.ts'
import { tell } from '../../platform/bus.ts'
import type { Ctx } from '../../platform/context.ts'
import type { Counted } from '../../platform/counted.ts'
import { monthOf, today } from '../../platform/days.ts'
import { isCounting } from '../models/module.ts'
import type { Registered } from './find.ts'

type Inside = Pick<Ctx, 'db' | 'house'>
type Model = Pick<Registered, 'keeperId' | 'id' | 'unitId' | 'state'>

/**
 * Moves a model in the figures to the rating it was given: it stands under one of the three, and under
 * none while it does not count as a model.
 */
export async function countRating(
  ctx: Inside,
  model: Model,
  rating: Rating | undefined,
  on = today(),
) {
  const { keeperId, id, unitId, state } = model
  const next = isCounting(state) ? rating : undefined
  const before = await ctx.db
    .selectFrom('standards.rated')
    .select('rating')
    .where('keeperId', '=', keeperId)
    .where('modelId', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (before?.rating === next) return
  await keepRated(ctx, { keeperId, modelId: id, unitId }, { before: before?.rating, next })
  const month = monthOf(on)
  const entries = [
    ...(before ? [{ indicator: `model.rating.${before.rating}`, month, amount: -1 }] : []),
    ...(next ? [{ indicator: `model.rating.${next}`, month, amount: 1 }] : []),
  ]
  const fact: Counted = { keeperId, source: 'rating', sourceId: id, unitId, entries }
  await tell(ctx, 'figures.counted', [fact])
}

type Stood = { before: Rating | undefined; next: Rating | undefined }

// Written over where it stands: whoever decides at the same moment waits for the row and then finds what this one
// left, which a row that was struck and entered anew would hide.
async function keepRated(
  { db }: Inside,
  row: { keeperId: string; modelId: string; unitId: string },
  { before, next }: Stood,
) {
  const { keeperId, modelId } = row
  if (before && next)
    await db
      .updateTable('standards.rated')
      .set({ rating: next })
      .where('keeperId', '=', keeperId)
      .where('modelId', '=', modelId)
      .execute()
  else if (next)
    await db
      .insertInto('standards.rated')
      .values({ ...row, rating: next })
      .execute()
  else
    await db
      .deleteFrom('standards.rated')
      .where('keeperId', '=', keeperId)
      .where('modelId', '=', modelId)
      .execute()
}

/** A model that stops counting leaves its rating in the figures; one that counts again takes it up. */
export async function followStates(
  ctx: Inside,
  settled: { keeperId: string; id: string; on: string }[],
) {
  for (const { keeperId, id, on } of settled) {
    const model = await ctx.db
      .selectFrom('models.openRegister')
      .select(['unitId', 'state'])
      .where('keeperId', '=', keeperId)
      .where('id', '=', id)
      .executeTakeFirst()
    const last = await ctx.db
      .selectFrom('standards.openJudgement')
      .select(['rating', 'at'])
      .where('keeperId', '=', keeperId)
      .where('modelId', '=', id)
      .orderBy('at', 'desc')
      .limit(1)
      .executeTakeFirst()
    const { unitId, state } = model ?? {}
    if (!unitId || !state || !last?.rating || !last.at) continue
    // A change of state may be written down for a day before the decision: no rating stood then.
    const judgedOn = today(last.at.getTime())
    const from = on > judgedOn ? on : judgedOn
    await countRating(ctx, { keeperId, id, unitId, state }, last.rating, from)
  }
}
