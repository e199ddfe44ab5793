import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'

/** How many bells, sirens and buttons the teams of models have, and how many were tested since a day. */
export async function devicesTested(
  { db }: Pick<Ctx, 'db'>,
  { keeperIds, modelId }: { keeperIds: string[]; modelId?: string | undefined },
  since: string,
) {
  const one = modelId ? sql`and t.model_id = ${modelId}` : sql``
  const { rows } = await sql<{ modelId: string; devices: number; tested: number }>`
    select t.model_id, count(*)::int as devices, count(*) filter (where d.tested_on >= ${since})::int as tested
      from alarms.team t join alarms.device d on d.keeper_id = t.keeper_id and d.team_id = t.id
     where t.model_keeper = any (${keeperIds}::uuid[]) and d.retired_at is null ${one}
     group by t.model_id`.execute(db)
  return new Map(rows.map(({ modelId: id, devices, tested }) => [id, { devices, tested }]))
}
