import { type RawBuilder, sql } from 'kysely'

/** Is the model one that works now? Said in SQL of a row that names it. */
export function countingModels(keeperId: RawBuilder<unknown>, modelId: RawBuilder<unknown>) {
  return sql<boolean>`exists (
    select from models.open_register m
     where m.keeper_id = ${keeperId} and m.id = ${modelId} and m.state in ('launched', 'active', 'needs_improvement'))`
}
