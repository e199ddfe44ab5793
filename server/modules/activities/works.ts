import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'

/** Whose diaries are looked at: every model in some communes' books, or one of them. */
export type Which = { keeperIds: string[]; modelId?: string | undefined }

/** What a model did of one kind in one month: the records that stand. */
export type Work = {
  kind: string
  month: string
  records: number
  /** Different days on which it happened. */
  days: number
  /** How many came, all together, and at how many of them heads were counted. */
  came: number
  counted: number
  /** Confirmed, or with proof where the kind asks nobody to confirm it. */
  backed: number
}

type Packed = [string, string, number, number, number, number, number]

/**
 * What models did from a day to another, kind by kind and month by month, by model. One statement that
 * reads each record once and hands over one row a model, so that a whole country can be scored in a night.
 */
export async function worksOf(
  { db, house }: Pick<Ctx, 'db' | 'house'>,
  { keeperIds, modelId }: Which,
  { from, to }: { from: string; to: string },
) {
  const confirmed = [...house.catalog.activities.values()].flatMap((kind) =>
    kind.verified ? [kind.id] : [],
  )
  const one = modelId ? sql`and model_id = ${modelId}` : sql``
  const { rows } = await sql<{ modelId: string; works: Packed[] }>`
    with month as (
      select model_id, kind, date_trunc('month', on_day::timestamp)::date as month,
             count(*)::int as records, count(distinct on_day)::int as days,
             coalesce(sum(attendance), 0)::int as came, count(attendance)::int as counted,
             count(*) filter (where state = 'verified'
               or (evidence <> '{}' and kind <> all (${confirmed}::text[])))::int as backed
        from activities.activity
       where keeper_id = any (${keeperIds}::uuid[]) ${one}
         and on_day between ${from} and ${to} and state in ('submitted', 'verified')
       group by 1, 2, 3)
    select model_id, json_agg(json_build_array(kind, left(month::text, 7), records, days, came, counted, backed)) as works
      from month group by model_id`.execute(db)
  return new Map(rows.map((row) => [row.modelId, row.works.map(unpacked)]))
}

function unpacked([kind, month, records, days, came, counted, backed]: Packed): Work {
  return { kind, month, records, days, came, counted, backed }
}
