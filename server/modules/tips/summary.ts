import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { tips } from '../../../contract/tips.ts'
import { sleeping } from '../../platform/area.ts'
import type { Ctx } from '../../platform/context.ts'
import { firstDay, monthsBetween, monthsLater } from '../../platform/days.ts'
import { notFound, Refusal, wrong } from '../../platform/errors.ts'
import { findUnit } from '../units/module.ts'
import { seesSummary } from './policy.ts'
import { said, saidTogether } from './suppression.ts'

type Asked = z.output<typeof tips.summary.input>
type Counted = { key: string; total: number; valuable: number }

const mostMonths = 36
/** Desks belong to these; below a commune a count would point at a lane. */
const desks = new Set(['nation', 'province', 'commune'])

/** How many came, were of value, how fast they were looked at, how they ended: counts, and never few of them. */
export async function summary(ctx: Ctx, { unitId, from, to }: Asked) {
  const { path, kind } = await findUnit(ctx, unitId)
  if (!desks.has(kind)) throw notFound('unit')
  if (!seesSummary(ctx.actor, path)) {
    if (sleeping(ctx.actor)) throw new Refusal(403, 'sign_in.stronger')
    throw notFound('unit')
  }
  const months = monthsBetween(from, to)
  if (months.length === 0) throw wrong('to', 'period_backwards')
  if (months.length > mostMonths) throw wrong('from', 'period_too_long')

  const which = { path, from, to }
  const [categories, outcomes, byMonth, looks] = await Promise.all([
    countedBy(ctx, which, sql`t.category`),
    countedBy(ctx, which, sql`t.outcome`),
    countedBy(ctx, which, sql`to_char(t.received_at at time zone '+07', 'YYYY-MM')`),
    firstLooks(ctx, which),
  ])
  const of = new Map(byMonth.map((month) => [month.key, month]))
  const everyMonth = months.map((key) => of.get(key) ?? { key, total: 0, valuable: 0 })
  return {
    total: said(sumOf(categories, 'total')),
    valuable: said(sumOf(categories, 'valuable')),
    byCategory: saidBy(categories).map(({ key, ...counts }) => ({ category: key, ...counts })),
    byOutcome: saidBy(outcomes).map(({ key, total }) => ({ outcome: key, total })),
    byMonth: saidBy(everyMonth).map(({ key, ...counts }) => ({ month: key, ...counts })),
    firstLook: looks,
  }
}

function saidBy(counts: Counted[]) {
  const totals = saidTogether(counts.map(({ total }) => total))
  const valuables = saidTogether(counts.map(({ valuable }) => valuable))
  return counts.map(({ key }, at) => ({
    key,
    total: totals[at] ?? said(0),
    valuable: valuables[at] ?? said(0),
  }))
}

function sumOf(counts: Counted[], what: 'total' | 'valuable') {
  return counts.reduce((sum, count) => sum + count[what], 0)
}

type Which = { path: string; from: string; to: string }

function received({ db }: Ctx, { path, from, to }: Which) {
  const until = firstDay(monthsLater(to, 1))
  return db
    .selectFrom('tips.tip as t')
    .innerJoin('units.unit as u', 'u.id', 't.keeperId')
    .where(sql<boolean>`(u.path = ${path} or u.path like ${`${path}/%`})`)
    .where('t.receivedAt', '>=', new Date(`${firstDay(from)}T00:00:00+07:00`))
    .where('t.receivedAt', '<', new Date(`${until}T00:00:00+07:00`))
}

function countedBy(ctx: Ctx, which: Which, key: RawBuilder<unknown>): Promise<Counted[]> {
  return received(ctx, which)
    .select([
      sql<string>`${key}`.as('key'),
      sql<number>`count(*)::int`.as('total'),
      sql<number>`(count(*) filter (where t.valuable))::int`.as('valuable'),
    ])
    .where(sql<boolean>`${key} is not null`)
    .groupBy(sql`1`)
    .orderBy(sql`1`)
    .execute()
}

/** Minutes to the first look, and the share of those looked at in time; of few tips neither is said. */
async function firstLooks(ctx: Ctx, which: Which) {
  const clocks = [...ctx.house.catalog.tips.clocks.values()].filter(({ until }) => until === 'seen')
  const ids = clocks.map(({ id }) => id)
  const minutes = sql`extract(epoch from t.seen_at - t.received_at) / 60`
  const { seen, median, late } = await received(ctx, which)
    .where('t.seenAt', 'is not', null)
    .select([
      sql<number>`count(*)::int`.as('seen'),
      sql<number | null>`percentile_cont(0.5) within group (order by ${minutes})`.as('median'),
      sql<number>`(count(*) filter (where exists (
        select 1 from tips.breach b
         where b.keeper_id = t.keeper_id and b.tip_id = t.id and b.clock = any (${ids}))))::int`.as(
        'late',
      ),
    ])
    .executeTakeFirstOrThrow()
  if (said(seen).suppressed || seen === 0 || median === null) return { median: null, inTime: null }
  return {
    median: Math.round(Math.max(0, median)),
    inTime: Math.round(100 * (1 - late / seen)) / 100,
  }
}
