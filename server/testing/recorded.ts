import { sql } from 'kysely'
import { monthOf, today } from '../platform/days.ts'
import type { TestHouse } from './house.ts'

type Place = { id: string; parentId: string | null }

/** So many of an indicator this month in a place, as the ledger holds them once they are folded. */
export async function recordedThere(
  { db }: Pick<TestHouse, 'db'>,
  { id, parentId }: Place,
  indicator: string,
  count: number,
) {
  const [year, month] = monthOf(today()).split('-').map(Number)
  await sql`
    insert into indicators.yearly (unit_id, year, indicator, parent_id, upto)
    values (${id}, ${year}, ${indicator}, ${parentId},
            array(select case when m >= ${month} then ${count}::numeric else 0 end from generate_series(1, 12) m))`.execute(
    db,
  )
}
