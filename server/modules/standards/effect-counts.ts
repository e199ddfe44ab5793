import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { firstDay, monthOf, monthsBetween, monthsLater, today } from '../../platform/days.ts'
import { type Counts, looked } from './effect-flat.ts'

export type Question = { type: string; path: string; indicator: string }

/** The months that are looked at: those that are over. */
export function monthsLookedAt(day = today()) {
  const to = monthsLater(monthOf(day), -1)
  return { from: monthsLater(to, 1 - looked), to }
}

type Row = {
  id: string
  households: number | null
  startedOn: string | null
  knownFrom: string | null
}

/**
 * Reads them. A unit with a model of the type in it or below it has had it since the first launch; one whose
 * commune has it as a whole is neither with nor without it, and is left out. What a village did not record it may
 * not have been asked about: its months are known from the one in which its commune began to keep books here.
 */
export async function countsUnder({ db }: Pick<Ctx, 'db'>, asked: Question): Promise<Counts> {
  const { from, to } = monthsLookedAt()
  const months = monthsBetween(from, to)
  const place = new Map(months.map((month, at) => [month, at]))
  const [{ rows }, recorded] = await Promise.all([
    places(asked, { from }).execute(db),
    recordedUnder(asked, { from, to }).execute(db),
  ])
  const counts = new Float32Array(rows.length * looked)
  const startOf = ({ startedOn }: Row) => {
    if (startedOn === null) return Number.NaN
    return place.get(monthOf(startedOn)) ?? (monthOf(startedOn) < from ? -1 : looked)
  }
  const at = new Map(rows.map(({ id }, index) => [id, index * looked]))
  for (const [index, { knownFrom }] of rows.entries()) {
    const known = knownFrom === null ? looked : (place.get(monthOf(knownFrom)) ?? 0)
    counts.fill(Number.NaN, index * looked, index * looked + known)
  }
  for (const { unitId, month, amount } of recorded.rows) {
    const first = at.get(unitId)
    const column = place.get(monthOf(month))
    if (first !== undefined && column !== undefined) counts[first + column]! += amount
  }
  return {
    ids: rows.map(({ id }) => id),
    households: Float64Array.from(rows, ({ households }) => households ?? 0),
    starts: Float64Array.from(rows, startOf),
    counts,
  }
}

/** How many residential units there are to look at. */
export async function unitsUnder({ db }: Pick<Ctx, 'db'>, path: string) {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from units.unit u where ${residential(path)}`.execute(db)
  return rows[0]?.count ?? 0
}

function residential(path: string) {
  return sql`u.kind = 'residential' and u.valid_to is null and (u.path = ${path} or u.path like ${`${path}/%`})`
}

function places({ type, path }: Question, { from }: { from: string }) {
  return sql<Row>`
    with place as materialized (
      select u.id, u.keeper_id, u.households, u.valid_from from units.unit u where ${residential(path)}
    ), modelled as materialized (
      select m.unit_id, m.started_on from models.open_register m where m.type = ${type}
    ), started as (
      select a.above_id as id, min(m.started_on) as started_on
        from modelled m join units.above a on a.unit_id = m.unit_id and a.before is null
       group by a.above_id
    ), covered as (
      select distinct a.unit_id as id
        from modelled m join units.above a on a.above_id = m.unit_id and a.unit_id <> a.above_id and a.before is null
    ), books as (
      select k.keeper_id, (
               select min(m.month) from indicators.monthly m
                where m.unit_id = k.keeper_id and m.year = y.year and m.amount <> 0) as since
        from (select distinct keeper_id from place) k
        cross join lateral (
          select m.year from indicators.monthly m where m.unit_id = k.keeper_id order by m.year limit 1) y
    )
    select p.id, p.households, s.started_on as "startedOn",
           case when b.since is not null then
             to_char(greatest(b.since, date_trunc('month', p.valid_from), ${firstDay(from)}::date), 'YYYY-MM-DD')
           end as "knownFrom"
      from place p
      left join started s on s.id = p.id
      left join covered c on c.id = p.id
      left join books b on b.keeper_id = p.keeper_id
     where s.started_on is not null or c.id is null
     order by p.id`
}

function recordedUnder({ path, indicator }: Question, { from, to }: { from: string; to: string }) {
  return sql<{ unitId: string; month: string; amount: number }>`
    select m.unit_id, to_char(m.month, 'YYYY-MM-DD') as month, m.amount::float8 as amount
      from indicators.monthly m join units.unit u on u.id = m.unit_id
     where ${residential(path)} and m.indicator = ${indicator}
       and m.year between ${Number(from.slice(0, 4))} and ${Number(to.slice(0, 4))}
       and m.month between ${firstDay(from)}::date and ${firstDay(to)}::date and m.amount <> 0`
}
