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
  await ctx.db
    .deleteFrom('standards.rated')
    .where('keeperId', '=', keeperId)
    .where('modelId', '=', id)
    .execute()
  if (next) {
    const row = { keeperId, modelId: id, unitId, rating: next }
    await ctx.db.insertInto('standards.rated').values(row).execute()
  }
  const month = monthOf(on)
  const entries = [
    ...(before ? [{ indicator: `model.rating.${before.rating}`, month, amount: -1 }] : []),
    ...(next ? [{ indicator: `model.rating.${next}`, month, amount: 1 }] : []),
  ]
  const fact: Counted = { keeperId, source: 'rating', sourceId: id, unitId, entries }
  await tell(ctx, 'figures.counted', [fact])
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
      .select('rating')
      .where('keeperId', '=', keeperId)
      .where('modelId', '=', id)
      .orderBy('at', 'desc')
      .limit(1)
      .executeTakeFirst()
    const { unitId, state } = model ?? {}
    if (!unitId || !state || !last?.rating) continue
    await countRating(ctx, { keeperId, id, unitId, state }, last.rating, on)
  }
}
