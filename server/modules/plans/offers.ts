import { sql } from 'kysely'
import type { Offer } from '../../../contract/plans.ts'
import { within } from '../../platform/area.ts'
import type { Actor, OpenCtx } from '../../platform/context.ts'
import { briefOf, unitsById } from '../units/module.ts'
import { briefsOf, keyOf } from './briefs.ts'
import { mayAnswer } from './policy.ts'

type At = { keeperId: string; id: string }
type Reading = Pick<OpenCtx, 'db'>

/** Offers with the place each was made to; row-level security keeps those of other communes out. */
export function offerRows({ db }: Reading) {
  return db
    .selectFrom('plans.offer as o')
    .innerJoin('units.unit as u', 'u.id', 'o.unitId')
    .selectAll('o')
    .select('u.path')
    .select(
      sql<string[]>`array(select b.name from units.above a join units.unit b on b.id = a.above_id
        where a.unit_id = o.unit_id and a.before is null and b.id <> o.unit_id and b.kind <> 'nation'
        order by length(b.path) desc)`.as('within'),
    )
}

export type OfferRow = Awaited<ReturnType<ReturnType<typeof offerRows>['executeTakeFirstOrThrow']>>

/** The offers of a campaign: every one for those who run it, one's own places' for those who are asked. */
export async function offersOf(
  ctx: Reading,
  { keeperId, id }: At,
  actor: Actor,
  { every }: { every: boolean },
) {
  const rows = await offerRows(ctx)
    .where('o.keeperId', '=', keeperId)
    .where('o.campaignId', '=', id)
    .where(every ? sql<boolean>`true` : answeredBy(actor))
    .orderBy('o.offeredAt')
    .orderBy('o.unitId')
    .execute()
  return shownOffers(ctx, rows, actor)
}

/** Offers as they are shown to somebody who may answer them, or may not. */
export async function shownOffers(ctx: Reading, rows: OfferRow[], actor: Actor): Promise<Offer[]> {
  const units = await unitsById(
    ctx,
    rows.map(({ unitId }) => unitId),
  )
  const copies = rows.flatMap((row) =>
    row.modelId ? [{ keeperId: row.unitKeeper, id: row.modelId }] : [],
  )
  const models = await briefsOf(ctx, copies)
  return rows.flatMap((row): Offer[] => {
    const unit = units.get(row.unitId)
    if (!unit) return []
    const copy = row.modelId && models.get(keyOf({ keeperId: row.unitKeeper, id: row.modelId }))
    const settled = row.state === 'set_up' || row.modelId !== null
    return [
      {
        unit: briefOf(unit),
        unitKeeper: row.unitKeeper,
        within: row.within,
        fit: row.fit as Offer['fit'],
        state: row.state as Offer['state'],
        reason: row.reason,
        model: copy || null,
        offeredAt: row.offeredAt.toISOString(),
        answeredAt: row.answeredAt?.toISOString() ?? null,
        mayAnswer: !settled && mayAnswer(actor, row.path),
      },
    ]
  })
}

/** `mayAnswer`, said in SQL. */
export function answeredBy(actor: Actor) {
  const posts = actor.posts.filter((post) => post.may.includes('model.register'))
  return within({ ...actor, posts }, 'u.path')
}
