import { sql } from 'kysely'
import type { ModelState } from '../../../contract/models.ts'
import type { Rating } from '../../../contract/standards.ts'
import type { Ctx } from '../../platform/context.ts'
import type { Fact } from './agenda.ts'
import type { Listed } from './briefs.ts'

/**
 * Since when something is new: what was written down after the last review was called, whatever day it is
 * about; or, where there was none, what happened from a day on. What a review itself decided, when it was
 * held, is not news to the next one.
 */
export type Since = { day: string; last: { keeperId: string; id: string } | null }

type Asked = { models: Listed[]; since: Since }

/** Who was judged since, and how. */
export async function judged({ db }: Ctx, { models, since }: Asked) {
  const { rows } = await sql<{ keeperId: string; id: string; rating: Rating; points: number }>`
    select distinct on (j.keeper_id, j.model_id) j.keeper_id, j.model_id as id, j.rating, j.points::float8 as points
      from standards.open_judgement j
      join ${these(models)} on a.keeper_id = j.keeper_id and a.id = j.model_id
     where ${written(since, { at: sql.ref('j.at'), day: sql`(j.at at time zone 'Asia/Ho_Chi_Minh')::date` })}
     order by j.keeper_id, j.model_id, j.at desc`.execute(db)
  return rows.map(({ keeperId, id, rating, points }): Fact => {
    return { keeperId, id, key: `judged.${rating}`, values: { points } }
  })
}

/** Who came to another state since, or was launched. */
export async function changed({ db }: Ctx, { models, since }: Asked) {
  const { rows } = await sql<{ keeperId: string; id: string; state: ModelState; on: string }>`
    select c.keeper_id, c.model_id as id, c.state, c.on_day as "on"
      from models.open_change c
      join ${these(models)} on a.keeper_id = c.keeper_id and a.id = c.model_id
     where ${written(since, { at: sql.ref('c.at'), day: sql.ref('c.on_day') })}
     order by c.on_day desc, c.at desc`.execute(db)
  const latest = new Map<string, Fact>()
  for (const { keeperId, id, state, on } of rows) {
    const known = latest.get(`${keeperId}/${id}`)
    // That a model was launched says more than that it went to work after.
    if (known && !(state === 'launched' && known.key === 'state.active')) continue
    const key = state === 'launched' ? 'launched' : `state.${state}`
    latest.set(`${keeperId}/${id}`, { keeperId, id, key, values: { on } })
  }
  return [...latest.values()]
}

/** Of whom copies were launched since, and how many. */
export async function copied({ db }: Ctx, { models, since }: Asked) {
  const { rows } = await sql<{ keeperId: string; id: string; count: number }>`
    select a.keeper_id, a.id, count(distinct (c.keeper_id, c.model_id))::int as count
      from ${these(models)}
      join models.open_register m on m.copied_from_keeper = a.keeper_id and m.copied_from = a.id
      join models.open_change c on c.keeper_id = m.keeper_id and c.model_id = m.id and c.state = 'launched'
     where ${written(since, { at: sql.ref('c.at'), day: sql.ref('c.on_day') })}
     group by a.keeper_id, a.id`.execute(db)
  return rows.map(({ keeperId, id, count }): Fact => {
    return { keeperId, id, key: 'copies', values: { count } }
  })
}

/** The models that are asked about, as a table `a` of a statement. */
export function these(models: { keeperId: string; id: string }[]) {
  return sql`unnest(${models.map(({ keeperId }) => keeperId)}::uuid[],
                    ${models.map(({ id }) => id)}::uuid[]) as a(keeper_id, id)`
}

type Dated = { at: ReturnType<typeof sql.ref>; day: ReturnType<typeof sql> }

function written({ day, last }: Since, dated: Dated) {
  if (last)
    return sql`exists (select from plans.review r
      where r.keeper_id = ${last.keeperId} and r.id = ${last.id}
        and ${dated.at} > r.called_at and ${dated.at} <> r.held_at)`
  return sql`${dated.day} >= ${day}::date`
}
