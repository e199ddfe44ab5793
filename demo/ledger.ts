import type { Counted } from '../server/platform/counted.ts'
import { firstDay } from '../server/platform/days.ts'
import { momentOf } from './calendar.ts'
import type { Chance } from './chance.ts'

/** The ledger's rows for what was counted. */
export function ledgerOf(facts: Counted[], chance: Chance, today: string) {
  const written = momentOf(today, 0)
  return facts.flatMap(({ keeperId, unitId, source, sourceId, entries }) =>
    entries
      .filter(({ amount }) => amount !== 0)
      .map(({ indicator, month, amount }) => ({
        keeperId,
        id: chance.id(written),
        unitId,
        indicator,
        month: firstDay(month),
        amount,
        source,
        sourceId,
        writtenAt: written.toISOString(),
      })),
  )
}
