import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'

/** Everybody written down by name around a model: on its board, and among those who gave. */
export async function namesAround(
  { db }: Pick<Ctx, 'db'>,
  { keeperId, modelId }: { keeperId: string; modelId: string },
) {
  const { rows } = await sql<{ name: string }>`
    select name from models.member where keeper_id = ${keeperId} and model_id = ${modelId}
    union
    select giver from models.contribution
     where keeper_id = ${keeperId} and model_id = ${modelId} and giver is not null`.execute(db)
  return rows.map(({ name }) => name)
}
