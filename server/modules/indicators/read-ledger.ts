import { sql } from 'kysely'
import type { OpenCtx } from '../../platform/context.ts'
import { firstDay, monthsLater } from '../../platform/days.ts'

type Db = Pick<OpenCtx, 'db'>
type Window = { from: string; to: string; before: string }

export type Total = {
  indicator: string
  flow: number
  flowBefore: number
  stands: number
  stoodBefore: number
}

const yearOf = (month: string) => Number(month.slice(0, 4))
const inYear = (month: string) => Number(month.slice(5))

/** What a row `y` of a year counted from the first day of a month on. */
function since(month: string) {
  const year = yearOf(month)
  return sql`case when y.year < ${year} then 0 else y.upto[12] end
    - case when y.year = ${year} then coalesce(y.upto[${inYear(month) - 1}::integer], 0) else 0 end`
}

/** What a row `y` of the years from one month to another counted between the two. */
function within(from: string, to: string) {
  return sql`y.upto[case when y.year = ${yearOf(to)} then ${inYear(to)}::integer else 12 end]
    - case when y.year = ${yearOf(from)} then coalesce(y.upto[${inYear(from) - 1}::integer], 0) else 0 end`
}

/**
 * What was counted under one unit, by indicator: the flow of the months asked for and of as many before
 * them, and what stood at the end of each. Years already folded and entries not yet folded, together,
 * in one statement: exact at this moment.
 */
export async function totalsOf({ db }: Db, unitId: string, { from, to, before }: Window) {
  const after = monthsLater(to, 1)
  const { rows } = await sql<Total>`
    with counted as (
      select y.indicator, 0 as stands, ${since(before)} as earlier, ${since(from)} as here, ${since(after)} as later
        from indicators.yearly y where y.unit_id = ${unitId} and y.year >= ${yearOf(before)}
      union all
      select indicator, amount, 0, 0, 0 from indicators.standing where unit_id = ${unitId}
      union all
      select u.indicator, u.amount,
             case when u.month >= ${firstDay(before)}::date then u.amount else 0 end,
             case when u.month >= ${firstDay(from)}::date then u.amount else 0 end,
             case when u.month >= ${firstDay(after)}::date then u.amount else 0 end
        from indicators.unfolded u
        join units.above a on a.unit_id = u.unit_id and a.above_id = ${unitId}
         and (a.before is null or u.month < a.before))
    select indicator, sum(here - later) as flow, sum(earlier - here) as flow_before,
           sum(stands - later) as stands, sum(stands - here) as stood_before
      from counted group by indicator`.execute(db)
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
         and year between ${yearOf(from)} and ${yearOf(to)}
      union all
      select u.indicator, u.month, u.amount from indicators.unfolded u
        join units.above a on a.unit_id = u.unit_id and a.above_id = ${unitId}
         and (a.before is null or u.month < a.before)
       where u.indicator = any(${indicators})) both_kinds
     where month between ${firstDay(from)}::date and ${firstDay(to)}::date
     group by indicator, month`.execute(db)
  return rows
}

/** Which units a table is about: all whose parent is one unit, or these. */
export type Places = { under: string } | { ids: string[] }

/** The same totals for many units at once, for the table of the units below: the amounts of each, by indicator. */
export async function totalsBelow(
  { db }: Db,
  places: Places,
  { flows, stocks }: { flows: string[]; stocks: string[] },
  { from, to }: Window,
) {
  const after = monthsLater(to, 1)
  const [theirs, above] =
    'ids' in places
      ? [sql`unit_id = any(${places.ids}::uuid[])`, sql`id = any(${places.ids}::uuid[])`]
      : [sql`parent_id = ${places.under}`, sql`parent_id = ${places.under}`]
  const { rows } = await sql<{ unitId: string; amounts: Record<string, number> }>`
    with counted as (
      select unit_id, indicator, ${within(from, to)} as amount from indicators.yearly y
       where ${theirs} and indicator = any(${flows}) and year between ${yearOf(from)} and ${yearOf(to)}
      union all
      select unit_id, indicator, amount from indicators.standing
       where ${theirs} and indicator = any(${stocks})
      union all
      select unit_id, indicator, -(${since(after)}) from indicators.yearly y
       where ${theirs} and indicator = any(${stocks}) and year >= ${yearOf(after)}
      union all
      select a.above_id, u.indicator, u.amount from indicators.unfolded u
        join units.above a on a.unit_id = u.unit_id and (a.before is null or u.month < a.before)
       where a.above_id in (select id from units.unit where ${above}) and u.month < ${firstDay(after)}::date
         and (u.indicator = any(${stocks}) or u.indicator = any(${flows}) and u.month >= ${firstDay(from)}::date))
    select unit_id, json_object_agg(indicator, amount) as amounts
      from (select unit_id, indicator, sum(amount) as amount from counted group by 1, 2) every_kind
     group by unit_id`.execute(db)
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
