import { sql } from 'kysely'
import type { Decided, ReviewDecision } from '../../../contract/plans.ts'
import type { OpenCtx } from '../../platform/context.ts'
import { briefsOf, keyOf } from './briefs.ts'

type Of = { keeperId: string; reviewId?: string; modelId?: string }
type Row = {
  id: string
  modelId: string
  decision: ReviewDecision
  reason: string
  on: string
  by: string | null
}

/** What a review decided, or what reviews decided of a model, the newest first; who decided only where it may be named. */
export async function decisionsOf(
  ctx: Pick<OpenCtx, 'db'>,
  { keeperId, reviewId, modelId }: Of,
  { named }: { named: boolean },
): Promise<Decided[]> {
  const by = named
    ? sql`(select p.name from plans.decision n join accounts.account p on p.id = n.by_id
            where n.keeper_id = d.keeper_id and n.id = d.id)`
    : sql`null`
  const { rows } = await sql<Row>`
    select d.id, d.model_id, d.decision, d.reason, d.on_day as "on", ${by} as by
      from plans.open_decision d
     where d.keeper_id = ${keeperId}
       and ${reviewId ? sql`d.review_id = ${reviewId}` : sql`d.model_id = ${modelId}`}
     order by d.on_day desc, d.at desc, d.id`.execute(ctx.db)
  const briefs = await briefsOf(
    ctx,
    rows.map((row) => ({ keeperId, id: row.modelId })),
  )
  return rows.flatMap(({ modelId: id, ...row }) => {
    const model = briefs.get(keyOf({ keeperId, id }))
    return model ? [{ ...row, model }] : []
  })
}
