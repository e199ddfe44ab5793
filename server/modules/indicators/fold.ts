import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { DB } from '../../platform/db/schema.ts'

/** How many entries one fold takes: small enough to commit in a moment. */
const most = 20_000

/**
 * Folds entries into the months of their unit and of every unit they count for. The entries leave
 * `unfolded` in the same transaction, so a reader always sees each exactly once. One folder at a time.
 * Answers whether more may be waiting.
 */
export async function foldOnce(owner: Kysely<DB>) {
  return owner.transaction().execute(async (db) => {
    const { rows: turn } = await sql<{ mine: boolean }>`
      select pg_try_advisory_xact_lock(hashtext('indicators.fold')) as mine`.execute(db)
    if (!turn[0]?.mine) return false
    const { rows } = await sql<{ taken: number }>`
      with taken as (
        delete from indicators.unfolded where ctid = any(array(
          select ctid from indicators.unfolded limit ${most}))
        returning unit_id, indicator, month, amount),
      own as (
        select unit_id, indicator, month, sum(amount) as amount from taken group by 1, 2, 3),
      up as (
        select a.above_id as unit_id, own.indicator, own.month, sum(own.amount) as amount
          from own join units.above a on a.unit_id = own.unit_id
           and (a.before is null or own.month < a.before)
         group by 1, 2, 3),
      months as (
        insert into indicators.monthly as m (unit_id, indicator, month, amount)
        select unit_id, indicator, month, amount from up order by 1, 2, 3
        on conflict (unit_id, indicator, month) do update set amount = m.amount + excluded.amount),
      stands as (
        insert into indicators.standing as s (unit_id, indicator, amount)
        select unit_id, indicator, sum(amount) from up group by 1, 2 order by 1, 2
        on conflict (unit_id, indicator) do update set amount = s.amount + excluded.amount)
      select count(*) as taken from taken`.execute(db)
    const taken = rows[0]?.taken ?? 0
    if (taken > 0) await sql`update indicators.turn set number = number + 1`.execute(db)
    return taken === most
  })
}

/** Makes the months anew from the whole ledger: after a restore, or when a unit's place above it was mended. */
export async function rebuild(owner: Kysely<DB>) {
  await owner.transaction().execute(async (db) => {
    await sql`select pg_advisory_xact_lock(hashtext('indicators.fold'))`.execute(db)
    await sql`lock table indicators.entry in share mode`.execute(db)
    await sql`truncate indicators.monthly, indicators.standing, indicators.unfolded`.execute(db)
    await sql`
      insert into indicators.monthly (unit_id, indicator, month, amount)
      select a.above_id, own.indicator, own.month, sum(own.amount)
        from (select unit_id, indicator, month, sum(amount) as amount from indicators.entry group by 1, 2, 3) own
        join units.above a on a.unit_id = own.unit_id and (a.before is null or own.month < a.before)
       group by 1, 2, 3`.execute(db)
    await sql`
      insert into indicators.standing (unit_id, indicator, amount)
      select unit_id, indicator, sum(amount) from indicators.monthly group by 1, 2`.execute(db)
    await sql`update indicators.turn set number = number + 1`.execute(db)
  })
}
