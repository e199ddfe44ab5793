import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { DB } from '../../platform/db/schema.ts'

/** How many entries one fold takes: small enough to commit in a moment. */
const most = 20_000

const twelve = Array.from({ length: 12 }, (_, at) => sql.lit(at + 1))

/** What a year had counted by the end of each of its months, out of amounts by month. */
const upto = sql`array[${sql.join(
  twelve.map(
    (at) => sql`coalesce(sum(amount) filter (where extract(month from month) <= ${at}), 0)`,
  ),
)}]`

/** The same year, with what was counted since. */
const added = sql`array[${sql.join(twelve.map((at) => sql`y.upto[${at}] + excluded.upto[${at}]`))}]`

/**
 * Folds entries into the years of their unit and of every unit they count for. The entries leave
 * `unfolded` in the same transaction, so a reader always sees each exactly once. One folder at a time.
 * Answers whether more may be waiting.
 */
export async function foldOnce(owner: Kysely<DB>) {
  return owner.transaction().execute(async (db) => {
    const { rows: turn } = await sql<{ mine: boolean }>`
      select pg_try_advisory_xact_lock(hashtext('indicators.fold')) as mine`.execute(db)
    if (!turn[0]?.mine) return false
    // A plan made while nothing waited would look through a backlog once for each of its entries.
    await sql`set local enable_seqscan = off`.execute(db)
    const { rows } = await sql<{ taken: number }>`
      with taken as (
        delete from indicators.unfolded where ctid = any(array(
          select ctid from indicators.unfolded limit ${most}))
        returning unit_id, indicator, month, amount),
      own as (
        select unit_id, indicator, month, sum(amount) as amount from taken group by 1, 2, 3),
      up as (
        select u.id as unit_id, u.parent_id, own.indicator, own.month, sum(own.amount) as amount
          from own join units.above a on a.unit_id = own.unit_id
           and (a.before is null or own.month < a.before)
          join units.unit u on u.id = a.above_id
         group by 1, 2, 3, 4),
      years as (
        insert into indicators.yearly as y (unit_id, parent_id, year, indicator, upto)
        select unit_id, parent_id, extract(year from month)::integer, indicator, ${upto}
          from up group by 1, 2, 3, 4 order by 1, 3, 4
        on conflict (unit_id, year, indicator) do update set upto = ${added}),
      stands as (
        insert into indicators.standing as s (unit_id, parent_id, indicator, amount)
        select unit_id, parent_id, indicator, sum(amount) from up group by 1, 2, 3 order by 1, 3
        on conflict (unit_id, indicator) do update set amount = s.amount + excluded.amount)
      select count(*) as taken from taken`.execute(db)
    const taken = rows[0]?.taken ?? 0
    if (taken > 0) await sql`update indicators.turn set number = number + 1`.execute(db)
    return taken === most
  })
}

/** Makes the years anew from the whole ledger: after a restore, or when a unit's place above it was mended. */
export async function rebuild(owner: Kysely<DB>) {
  await owner.transaction().execute(async (db) => {
    await sql`select pg_advisory_xact_lock(hashtext('indicators.fold'))`.execute(db)
    await sql`lock table indicators.entry in share mode`.execute(db)
    await sql`truncate indicators.yearly, indicators.standing, indicators.unfolded`.execute(db)
    // In the order in which the units below one unit are read.
    await sql`
      insert into indicators.yearly (unit_id, parent_id, year, indicator, upto)
      select u.id, u.parent_id, extract(year from own.month)::integer, own.indicator, ${upto}
        from (select unit_id, indicator, month, sum(amount) as amount from indicators.entry group by 1, 2, 3) own
        join units.above a on a.unit_id = own.unit_id and (a.before is null or own.month < a.before)
        join units.unit u on u.id = a.above_id
       group by 1, 2, 3, 4 order by 2, 3, 4`.execute(db)
    await sql`
      insert into indicators.standing (unit_id, parent_id, indicator, amount)
      select unit_id, parent_id, indicator, sum(upto[12]) from indicators.yearly
       group by 1, 2, 3 order by 2, 3`.execute(db)
    await sql`update indicators.turn set number = number + 1`.execute(db)
  })
}
