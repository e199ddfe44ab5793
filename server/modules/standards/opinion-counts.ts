import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { Which } from '../activities/module.ts'

/** What residents think, in a half-year in which enough of them spoke. */
export type KnownOpinion = { half: string; mean: number; count: number }

/** The half-year a day lies in, `2026-2`. */
export function halfOf(day: string) {
  return `${day.slice(0, 4)}-${Number(day.slice(5, 7)) <= 6 ? 1 : 2}`
}

/**
 * The average opinion of each model in the latest of two half-years that are over and in which enough people
 * spoke: while one lasts, each new voice could be told from the average before it. Halves are never added
 * together: the same three people would be six.
 */
export async function knownOpinions(
  { db, house }: Pick<Ctx, 'db' | 'house'>,
  { keeperIds, modelId }: Which,
  day: string,
) {
  const one = modelId ? sql`and model_id = ${modelId}` : sql``
  const last = halfBefore(halfOf(day))
  const halves = [last, halfBefore(last)]
  const { rows } = await sql<KnownOpinion & { modelId: string }>`
    select distinct on (model_id) model_id, half, round(avg(content), 1)::float8 as mean, count(*)::int as count
      from standards.opinion
     where keeper_id = any (${keeperIds}::uuid[]) and half = any (${halves}::text[]) ${one}
     group by model_id, half having count(*) >= ${house.catalog.rubric.measures.fewestOpinions}
     order by model_id, half desc`.execute(db)
  return new Map(rows.map(({ modelId: id, half, mean, count }) => [id, { half, mean, count }]))
}

function halfBefore(half: string) {
  const [year = '', at] = half.split('-')
  return at === '2' ? `${year}-1` : `${Number(year) - 1}-2`
}
