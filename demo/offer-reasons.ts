import { sql } from 'kysely'
import { findPlaces } from '../server/modules/plans/where-next.ts'
import type { Ctx } from '../server/platform/context.ts'

/** Puts beside every offer the reasons that whoever made it saw. */
export async function keepReasons(ctx: Ctx) {
  const campaigns = await ctx.db
    .selectFrom('plans.campaign')
    .select(['keeperId', 'id', 'unitId', 'modelKeeper', 'modelId'])
    .execute()
  for (const { keeperId, id, unitId: under, modelKeeper, modelId } of campaigns) {
    const { places } = await findPlaces(ctx, { model: `${modelKeeper}/${modelId}`, under })
    const shown = places.map(({ unit, reasons }) => ({ unit: unit.id, reasons }))
    await sql`
      update plans.offer o set fit = x.reasons
        from json_to_recordset(${JSON.stringify(shown)}::json) as x(unit uuid, reasons jsonb)
       where o.keeper_id = ${keeperId} and o.campaign_id = ${id} and o.unit_id = x.unit`.execute(
      ctx.db,
    )
  }
}
