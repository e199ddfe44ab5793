import type { z } from 'zod'
import type { figures } from '../../../contract/figures.ts'
import type { Indicator } from '../../../contract/catalog.ts'
import type { OpenCtx } from '../../platform/context.ts'
import { monthOf, monthsBetween, monthsLater, today } from '../../platform/days.ts'
import { below, briefOf, findUnit } from '../units/module.ts'
import { enteredAt, monthsOf, totalsBelow, totalsOf } from './read-ledger.ts'

type Asked = z.output<(typeof figures.dashboard)['input']>
type Dashboard = z.output<(typeof figures.dashboard)['reply']>

/** The last month of the map on which provinces were sixty-three. */
const lastOldMonth = '2025-06'

/**
 * What the ledger counted under a unit, month by month and unit by unit, exact as of this moment. Asked in
 * one flight wherever the answer to one question is not needed for the next.
 */
export async function dashboard(
  ctx: OpenCtx,
  { unitId, months, map, ...asked }: Asked,
): Promise<Dashboard> {
  const last = map === 'old' ? lastOldMonth : monthOf(today())
  const to = asked.to && asked.to < last ? asked.to : last
  const from = monthsLater(to, 1 - months)
  const window = { from, to, before: monthsLater(from, -months) }

  const held = ctx.house.catalog.indicators
  const keys = [...held.values()]
    .filter(({ key }) => key)
    .sort((a, b) => (a.key ?? 0) - (b.key ?? 0))
  const ids = keys.map(({ id }) => id)
  const split = { flows: idsOf(keys, 'flow'), stocks: idsOf(keys, 'stock') }

  const finding = findUnit(ctx, unitId)
  const listing = below(ctx, { id: unitId, map })
  const [unit, children, totals, monthly, rows, own] = await Promise.all([
    finding,
    listing,
    totalsOf(ctx, unitId, window),
    monthsOf(ctx, unitId, ids, window),
    map === 'today'
      ? totalsBelow(ctx, { under: unitId }, split, window)
      : listing.then((units) =>
          totalsBelow(ctx, { ids: units.map(({ id }) => id) }, split, window),
        ),
    finding.then(({ kind }) =>
      kind === 'province' && map === 'today' ? enteredAt(ctx, unitId, ids, window) : undefined,
    ),
  ])
  const table = new Map(rows.map(({ unitId: id, amounts }) => [id, amounts]))

  return {
    unit: briefOf(unit),
    from,
    to,
    totals: totals.flatMap((total) => {
      const indicator = held.get(total.indicator)
      if (!indicator) return []
      const stock = indicator.kind === 'stock'
      return [
        {
          indicator: indicator.id,
          ...hushed(indicator, stock ? total.stands : total.flow),
          before: hushed(indicator, stock ? total.stoodBefore : total.flowBefore).amount,
        },
      ]
    }),
    trend: keys
      .filter(({ kind }) => kind === 'flow')
      .map((indicator) => ({
        indicator: indicator.id,
        amounts: monthsBetween(from, to).map((month) => {
          const found = monthly.find(
            (each) => each.indicator === indicator.id && each.month === month,
          )
          return hushed(indicator, found?.amount ?? 0).amount
        }),
      })),
    below: children.map((child) => ({
      unit: briefOf(child),
      mapIds: child.mapIds,
      amounts: Object.fromEntries(
        keys.map((indicator) => [
          indicator.id,
          hushed(indicator, table.get(child.id)?.[indicator.id] ?? 0).amount,
        ]),
      ),
    })),
    unattributed: own
      ? unattributed({ totals, parts: children.map(({ id }) => table.get(id)), keys, own })
      : {},
  }
}

function idsOf(indicators: Indicator[], kind: Indicator['kind']) {
  return indicators.filter((each) => each.kind === kind).map(({ id }) => id)
}

/** Below the line a count of people, tips or cases could point at somebody: it is not said. */
function hushed({ suppressBelow = 0 }: Indicator, amount: number) {
  const suppressed = amount > 0 && amount < suppressBelow
  return { amount: suppressed ? null : amount, suppressed }
}

type Found = {
  totals: Awaited<ReturnType<typeof totalsOf>>
  parts: (Record<string, number> | undefined)[]
  keys: Indicator[]
  own: Awaited<ReturnType<typeof enteredAt>>
}

/** Counted in communes of the old map that were split between several of today's: the province has it, no commune can. */
function unattributed({ totals, parts, keys, own }: Found) {
  return Object.fromEntries(
    keys.flatMap(({ id, kind, suppressBelow = 0 }) => {
      const total = totals.find(({ indicator }) => indicator === id)
      const here = own.find(({ indicator }) => indicator === id)
      const measure = kind === 'stock' ? 'stands' : 'flow'
      const shared = parts.reduce((sum, amounts) => sum + (amounts?.[id] ?? 0), 0)
      const left = (total?.[measure] ?? 0) - (here?.[measure] ?? 0) - shared
      return Math.abs(left) >= Math.max(0.001, suppressBelow) ? [[id, left]] : []
    }),
  )
}
