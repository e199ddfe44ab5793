import type { Ctx } from '../server/platform/context.ts'
import { monthOf } from '../server/platform/days.ts'
import { countingStates } from '../server/modules/models/states.ts'
import { factsOf } from '../server/modules/standards/facts.ts'
import { scoredFrom } from '../server/modules/standards/scored.ts'
import { daysLater, momentOf } from './calendar.ts'
import type { LifeBook } from './life-book.ts'
import { type Lived, type Living, modelAt, tell } from './living.ts'
import { personAt } from './models.ts'

/** What the committee decided of a model, beside what its records suggested on that day. */
export async function judgementOf(
  ctx: Ctx,
  { commune, chance, today }: Living,
  told: LifeBook['judgements'][number],
): Promise<Lived> {
  const { made, row } = modelAt(commune, told.model)
  const { keeperId, unitId } = row
  const on = daysLater(today, -told.ago)
  const [gathered] = await factsOf(ctx, { keeperIds: [keeperId], modelId: made.id }, on)
  const scored = gathered && scoredFrom(ctx.house.catalog, gathered)
  if (!scored) throw new Error(`${told.model} cannot be scored on ${on}`)
  const { from, to, points, suggested, parts } = scored
  const rating = told.rating ?? suggested
  const at = momentOf(on, 10)
  const id = chance.id(at)
  const counts = countingStates.includes(row.state ?? 'proposed')
  return {
    kept: {
      'standards.judgement': [
        {
          keeperId,
          id,
          modelId: made.id,
          unitId,
          fromDay: from,
          toDay: to,
          points,
          suggested,
          rating,
          criteria: told.met,
          reason: told.reason,
          parts: parts as never,
          byId: personAt(commune.people, 'commune_committee').id,
          at: at.toISOString(),
        },
      ],
      'standards.rated': counts ? [{ keeperId, modelId: made.id, unitId, rating }] : [],
      'models.moment': [
        { ...tell(row, chance, { on, what: `score.judged.${rating}`, said: { points } }), id },
      ],
    },
    counted: counts
      ? [
          {
            keeperId,
            source: 'rating',
            sourceId: made.id,
            unitId,
            entries: [{ indicator: `model.rating.${rating}`, month: monthOf(on), amount: 1 }],
          },
        ]
      : [],
  }
}
