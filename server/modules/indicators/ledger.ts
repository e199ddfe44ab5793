import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { Counted } from '../../platform/counted.ts'
import { firstDay } from '../../platform/days.ts'
import { uuid7 } from '../../platform/uuid7.ts'

/** Writes what was counted in the ledger, in the change that counted it: entries, never updates. */
export async function enter(ctx: Pick<Ctx, 'db' | 'house'>, facts: Counted[]) {
  const lines = facts.flatMap((fact) =>
    fact.entries.filter(({ amount }) => amount !== 0).map((entry) => ({ ...fact, ...entry })),
  )
  if (lines.length === 0) return
  const entries = lines.map((line) => {
    if (!ctx.house.catalog.indicators.has(line.indicator))
      throw new Error(`no indicator ${line.indicator}`)
    return sql`(${line.keeperId}::uuid, ${uuid7()}::uuid, ${line.unitId}::uuid, ${line.indicator},
      ${firstDay(line.month)}::date, ${line.amount}::numeric, ${line.source}, ${line.sourceId}::uuid)`
  })
  await sql`
    with entered as (
      insert into indicators.entry (keeper_id, id, unit_id, indicator, month, amount, source, source_id)
      values ${sql.join(entries)}
      returning unit_id, indicator, month, amount)
    insert into indicators.unfolded (unit_id, indicator, month, amount)
    select unit_id, indicator, month, amount from entered`.execute(ctx.db)
}
