import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { daysLater, firstDay, monthOf } from '../../platform/days.ts'
import { renewalDays } from '../meetings/module.ts'
import { isCounting } from '../models/module.ts'
import type { Fact } from './agenda.ts'
import type { Listed } from './briefs.ts'
import { type Since, these } from './facts-life.ts'
import { answersOf } from './where-find.ts'

/** Who should have done something each quarter at least, and wrote nothing in the diary for so long. */
export async function silent({ db, house }: Ctx, models: Listed[], day: string) {
  const { rubric, models: types } = house.catalog
  const lively = models.filter(
    ({ state, type }) =>
      isCounting(state) && types.get(type)?.rhythms.some(({ per }) => per !== 'year'),
  )
  const { rows } = await sql<{ keeperId: string; id: string; days: number }>`
    select keeper_id, id, ${day}::date - last as days
      from (select m.keeper_id, m.id,
                   greatest(m.started_on,
                            (select max(c.on_day) from models.open_change c
                              where c.keeper_id = m.keeper_id and c.model_id = m.id),
                            (select l.on_day from activities.latest l
                              where l.keeper_id = m.keeper_id and l.model_id = m.id)) as last
              from ${these(lively)}
              join models.open_register m on m.keeper_id = a.keeper_id and m.id = a.id) heard
     where ${day}::date - last >= ${rubric.flags.silenceDays}::int`.execute(db)
  return rows.map(({ keeperId, id, days }): Fact => {
    return { keeperId, id, key: 'silent', values: { days } }
  })
}

/** By whose covenant some stand whose signature runs out soon. */
export async function renewals({ db }: Ctx, models: Listed[], day: string) {
  const { rows } = await sql<{ keeperId: string; id: string; count: number }>`
    select c.keeper_id, c.model_id as id, count(*)::int as count
      from meetings.open_covenant c
      join ${these(models)} on a.keeper_id = c.keeper_id and a.id = c.model_id
      join meetings.open_signature s on s.keeper_id = c.keeper_id and s.covenant_id = c.id
     where (c.ended_on is null or c.ended_on > ${day}::date) and s.latest and s.withdrawn_on is null
       and s.until > ${day}::date and s.until <= ${daysLater(day, renewalDays)}::date
     group by c.keeper_id, c.model_id`.execute(db)
  return rows.map(({ keeperId, id, count }): Fact => {
    return { keeperId, id, key: 'covenant_renew', values: { count } }
  })
}

type Recorded = { unitId: string; problem: string; amount: number }
type Asked = { models: Listed[]; since: Since; day: string }

/** Where trouble was recorded that the model is there to answer, since the month of the last review. */
export async function incidents({ db, house }: Ctx, { models, since, day }: Asked) {
  const { problems, indicators, models: types } = house.catalog
  const kinds = [...problems.values()].flatMap(({ id: problem, indicators: told }) =>
    told.map((indicator) => ({
      problem,
      indicator,
      least: indicators.get(indicator)?.suppressBelow ?? 1,
    })),
  )
  const working = models.filter(({ state }) => isCounting(state))
  const from = firstDay(monthOf(since.day))
  const { rows } = await sql<Recorded>`
    select m.unit_id, k.problem, sum(m.amount)::float8 as amount
      from (select distinct unit_id from unnest(${working.map(({ unitId }) => unitId)}::uuid[]) as p(unit_id)) p
      join indicators.monthly m on m.unit_id = p.unit_id
      join json_to_recordset(${JSON.stringify(kinds)}::json) as k(problem text, indicator text, least int)
        on k.indicator = m.indicator
     where m.year between ${Number(from.slice(0, 4))} and ${Number(day.slice(0, 4))}
       and m.month between ${from}::date and ${day}::date
     group by m.unit_id, k.problem, k.indicator, k.least having sum(m.amount) >= k.least`.execute(
    db,
  )
  return working.flatMap(({ keeperId, id, unitId, type }): Fact[] => {
    const kind = types.get(type)
    const answers = kind ? answersOf(house, kind) : []
    const count = rows
      .filter((row) => row.unitId === unitId && answers.includes(row.problem))
      .reduce((sum, { amount }) => sum + amount, 0)
    return count > 0 ? [{ keeperId, id, key: 'incidents', values: { count, month: from } }] : []
  })
}
