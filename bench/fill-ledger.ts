import { type Kysely, sql } from 'kysely'
import type { DB } from '../server/platform/db/schema.ts'
import { firstDay, monthOf, monthsLater, today } from '../server/platform/days.ts'

const indicatorCount = 40

/**
 * Fills the ledger from `held` to `wanted` entries, spread by a fixed arithmetic over every commune, sixty
 * months and forty indicators. The indexes stand aside while it
 * loads and come back, with the one a plain GROUP BY would want, before anything is measured.
 */
export async function fillLedger(db: Kysely<DB>, held: number, wanted: number) {
  await sql`drop index if exists indicators.public_scan`.execute(db)
  await sql`alter table indicators.entry drop constraint if exists entry_pkey`.execute(db)
  const first = firstDay(monthsLater(monthOf(today()), -59))
  for (let from = held; from < wanted; from += 1_000_000) {
    await sql`
      with commune as (
        select id, row_number() over (order by code) - 1 as at
          from units.unit where kind = 'commune' and valid_to is null),
      indicator as (
        select id, row_number() over () - 1 as at from unnest(${await indicatorIds()}::text[]) id),
      drawn as (
        select n, abs(hashint8(n)) as a, abs(hashint8(n + 7919)) as b, abs(hashint8(n + 104729)) as c
          from generate_series(${from}::bigint, ${Math.min(from + 1_000_000, wanted) - 1}::bigint) n)
      insert into indicators.entry (keeper_id, id, unit_id, indicator, month, amount, source, source_id)
      select commune.id, lpad(to_hex(n), 32, '0')::uuid, commune.id, indicator.id,
             (${first}::date + make_interval(months => (c % 60)::int))::date, 1 + a % 50, 'activity', commune.id
        from drawn
        join commune on commune.at = a % (select count(*) from commune)
        join indicator on indicator.at = b % ${indicatorCount}`.execute(db)
  }
  await sql`alter table indicators.entry add primary key (keeper_id, id)`.execute(db)
  await sql`create index public_scan on indicators.entry (unit_id, indicator, month)`.execute(db)
}

async function indicatorIds() {
  const { loadCatalog } = await import('../server/platform/catalog.ts')
  const { root } = await import('../server/platform/root.ts')
  const { indicators } = await loadCatalog(`${root}/catalog`)
  const keyed = [...indicators.values()].sort((a, b) => (a.key ?? 99) - (b.key ?? 99))
  return keyed
    .filter(({ kind }) => kind !== 'stated' && kind !== 'ratio')
    .slice(0, indicatorCount)
    .map(({ id }) => id)
}
