import { sql } from 'kysely'
import type { OpenCtx } from '../../platform/context.ts'
import { firstDay } from '../../platform/days.ts'

type Db = Pick<OpenCtx, 'db'>
type Window = { from: string; to: string; before: string }

export type Total = {
  indicator: string
  flow: number
  flowBefore: number
  stands: number
  stoodBefore: number
}

/**
 * What was counted under one unit, by indicator: the flow of the months asked for and of as many before
 * them, and what stood at the end of each. Months already folded and entries not yet folded, together,
 * in one statement: exact at this moment.
 */
export async function totalsOf({ db }: Db, unitId: string, { from, to, before }: Window) {
  const [start, end, earlier] = [firstDay(from), firstDay(to), firstDay(before)]
  const { rows } = await sql<Total>`
    with fresh as materialized (
      select u.indicator, u.month, u.amount from indicators.unfolded u
        join units.above a on a.unit_id = u.unit_id and a.above_id = ${unitId}
         and (a.before is null or u.month < a.before)),
    lately as (
      select indicator, month, amount from indicators.monthly
       where unit_id = ${unitId} and month >= ${earlier}::date
      union all select indicator, month, amount from fresh where month >= ${earlier}::date),
    stands as (
      select indicator, amount from indicators.standing where unit_id = ${unitId}
      union all select indicator, amount from fresh),
    flows as (
      select indicator,
             coalesce(sum(amount) filter (where month between ${start}::date and ${end}::date), 0) as flow,
             coalesce(sum(amount) filter (where month < ${start}::date), 0) as flow_before,
             coalesce(sum(amount) filter (where month > ${end}::date), 0) as later,
             coalesce(sum(amount) filter (where month >= ${start}::date), 0) as since
        from lately group by indicator)
    select s.indicator, coalesce(f.flow, 0) as flow, coalesce(f.flow_before, 0) as flow_before,
           s.amount - coalesce(f.later, 0) as stands, s.amount - coalesce(f.since, 0) as stood_before
      from (select indicator, sum(amount) as amount from stands group by indicator) s
      left join flows f using (indicator)`.execute(db)
  return rows
}

/** The months of some indicators under one unit, for a trend. */
export async function monthsOf(
  { db }: Db,
  unitId: string,
  indicators: string[],
  { from, to }: Window,
) {
  const { rows } = await sql<{ indicator: string; month: string; amount: number }>`
    select indicator, to_char(month, 'YYYY-MM') as month, sum(amount) as amount from (
      select indicator, month, amount from indicators.monthly
       where unit_id = ${unitId} and indicator = any(${indicators})
         and month between ${firstDay(from)}::date and ${firstDay(to)}::date
      union all
      select u.indicator, u.month, u.amount from indicators.unfolded u
        join units.above a on a.unit_id = u.unit_id and a.above_id = ${unitId}
         and (a.before is null or u.month < a.before)
       where u.indicator = any(${indicators})
         and u.month between ${firstDay(from)}::date and ${firstDay(to)}::date) both_kinds
     group by indicator, month`.execute(db)
  return rows
}

/** The same totals for many units at once, for the table of the units below. */
export async function totalsBelow(
  { db }: Db,
  unitIds: string[],
  { flows, stocks }: { flows: string[]; stocks: string[] },
  { from, to }: Window,
) {
  const [start, end] = [firstDay(from), firstDay(to)]
  const { rows } = await sql<{ unitId: string; indicator: string; amount: number }>`
    with fresh as materialized (
      select a.above_id as unit_id, u.indicator, u.month, u.amount from indicators.unfolded u
        join units.above a on a.unit_id = u.unit_id and a.above_id = any(${unitIds})
         and (a.before is null or u.month < a.before)
       where u.indicator = any(${[...flows, ...stocks]}))
    select unit_id, indicator, sum(amount) as amount from (
      select unit_id, indicator, amount from indicators.monthly
       where unit_id = any(${unitIds}) and indicator = any(${flows}) and month between ${start}::date and ${end}::date
      union all
      select unit_id, indicator, amount from fresh
       where indicator = any(${flows}) and month between ${start}::date and ${end}::date
      union all
      select unit_id, indicator, amount from indicators.standing
       where unit_id = any(${unitIds}) and indicator = any(${stocks})
      union all
      select unit_id, indicator, -amount from indicators.monthly
       where unit_id = any(${unitIds}) and indicator = any(${stocks}) and month > ${end}::date
      union all
      select unit_id, indicator, amount from fresh where indicator = any(${stocks}) and month <= ${end}::date) every_kind
     group by unit_id, indicator`.execute(db)
  return rows
}

/** What was entered at a province itself, in its own books, in none below it. */
export async function enteredAt(
  { db }: Db,
  unitId: string,
  indicators: string[],
  { from, to }: Window,
) {
  const { rows } = await sql<{ indicator: string; flow: number; stands: number }>`
    select indicator, coalesce(sum(amount) filter (where month >= ${firstDay(from)}::date), 0) as flow, sum(amount) as stands
      from indicators.entry
     where keeper_id = ${unitId} and unit_id = ${unitId} and indicator = any(${indicators}) and month <= ${firstDay(to)}::date
     group by indicator`.execute(db)
  return rows
}
