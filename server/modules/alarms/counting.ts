import type { Ctx } from '../../platform/context.ts'
import { tell } from '../../platform/bus.ts'
import { monthOf, today } from '../../platform/days.ts'
import type { ToldAlarm } from './told.ts'

/** What a closed alarm adds to the figures. A drill is counted by its entry in the diary, never here. */
export async function tellLedger(ctx: Pick<Ctx, 'db' | 'house'>, alarm: ToldAlarm) {
  const { keeperId, id, teamId, kind, drill, closed, raisedAt } = alarm
  const counts = ctx.house.catalog.alarms.get(kind)?.counts ?? []
  const month = monthOf(today(Date.parse(raisedAt)))
  const entries = counts
    .filter(({ outcome }) => !drill && outcome === closed?.outcome)
    .map(({ indicator }) => ({ indicator, month, amount: 1 }))
  if (entries.length === 0) return
  await tell(ctx, 'figures.counted', [
    { keeperId, source: 'alarm', sourceId: id, unitId: teamId, entries },
  ])
}
