import { sql } from 'kysely'
import type { ModelState } from '../../../contract/models.ts'
import type { Ctx } from '../../platform/context.ts'

/** What the diary must know of a model before it writes a line about it. */
export type DiaryModel = {
  keeperId: string
  unitId: string
  path: string
  type: string
  /** The earliest day anybody knows it was there. */
  existedFrom: string
  /** How it stood on the day that is written about; none before its first recorded change. */
  stateThen: ModelState | null
}

/** The models a batch of records speaks of, each on its own day, in the order asked; one statement for all. */
export async function modelsForDiary(
  { db }: Pick<Ctx, 'db'>,
  asked: { keeperId: string; modelId: string; on: string }[],
): Promise<(DiaryModel | undefined)[]> {
  // Each through its key, whatever the planner believes of tables it has not measured yet.
  const { rows } = await sql<DiaryModel & { place: number }>`
    select a.place::int, m.keeper_id, m.unit_id, u.path, m.type,
           least(m.founded_on, m.started_on, (m.registered_at at time zone 'Asia/Ho_Chi_Minh')::date) as existed_from,
           (select c.state from models.open_change c
             where c.keeper_id = a.keeper_id and c.model_id = a.model_id and c.on_day <= a.on_day
             order by c.on_day desc, c.at desc limit 1) as state_then
      from unnest(${asked.map(({ keeperId }) => keeperId)}::uuid[], ${asked.map(({ modelId }) => modelId)}::uuid[],
                  ${asked.map(({ on }) => on)}::date[]) with ordinality as a(keeper_id, model_id, on_day, place)
      cross join lateral (select * from models.open_register m
                           where m.keeper_id = a.keeper_id and m.id = a.model_id limit 1) m
      cross join lateral (select path from units.unit where id = m.unit_id limit 1) u`.execute(db)
  const found: (DiaryModel | undefined)[] = asked.map(() => undefined)
  for (const { place, ...model } of rows) found[place - 1] = model
  return found
}
