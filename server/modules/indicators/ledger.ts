import { announce } from '../../platform/bus.ts'
import type { Ctx } from '../../platform/context.ts'
import type { Counted } from '../../platform/counted.ts'
import { firstDay } from '../../platform/days.ts'
import { insertRows } from '../../platform/db/insert-rows.ts'
import { uuid7 } from '../../platform/uuid7.ts'

const columns = [
  'keeper_id',
  'id',
  'unit_id',
  'indicator',
  'month',
  'amount',
  'source',
  'source_id',
]

/** Writes what was counted in the ledger, in the change that counted it: entries, never updates. */
export async function enter({ db, house }: Pick<Ctx, 'db' | 'house'>, facts: Counted[]) {
  const lines = facts.flatMap((fact) =>
    fact.entries.filter(({ amount }) => amount !== 0).map((entry) => ({ ...fact, ...entry })),
  )
  const stranger = lines.find(({ indicator }) => !house.catalog.indicators.has(indicator))
  if (stranger) throw new Error(`no indicator ${stranger.indicator}`)
  const keepers = [...new Set(lines.map(({ keeperId }) => keeperId))]
  await Promise.all([
    announce(
      { db, house },
      'figures.moved',
      keepers.map((keeperId) => ({ keeperId })),
    ),
    insertRows(db, {
      table: 'indicators.entry',
      columns,
      rows: lines.map(({ keeperId, unitId, indicator, month, amount, source, sourceId }) => [
        keeperId,
        uuid7(),
        unitId,
        indicator,
        firstDay(month),
        amount,
        source,
        sourceId,
      ]),
    }),
    insertRows(db, {
      table: 'indicators.unfolded',
      columns: ['unit_id', 'indicator', 'month', 'amount'],
      rows: lines.map(({ unitId, indicator, month, amount }) => [
        unitId,
        indicator,
        firstDay(month),
        amount,
      ]),
    }),
  ])
}
