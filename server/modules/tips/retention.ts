import { sql } from 'kysely'
import type { House } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import { inScope, itself } from '../../platform/db/scope.ts'
import { destroyTip } from './destroy.ts'
import { dayAfter } from './ending.ts'
import { type At, holdTip } from './find.ts'

/** Destroys the tips whose day has come, each in a transaction of its own: one that fails stops no other. */
export async function destroyOverdue(house: House, day = today()) {
  const overdue = [...(await closedLongAgo(house, day)), ...(await idleLong(house, day))]
  const failed: unknown[] = []
  for (const at of overdue) {
    await inScope(house.db, itself, async (db) => {
      const row = await holdTip({ db }, at)
      await destroyTip({ db, house }, row, { reason: 'schedule', byId: null })
    }).catch((reason: unknown) => failed.push(reason))
  }
  house.bus.wake()
  if (failed.length > 0) throw new AggregateError(failed, 'some tips could not be destroyed')
}

/** Takes contents out of the file store that nothing names any more. */
export async function dropFiles(house: House, { hashes }: { hashes: string[] }) {
  for (const hash of hashes) await house.sealedFiles.drop(hash)
}

function closedLongAgo(house: House, day: string): Promise<At[]> {
  return inScope(house.db, itself, (db) =>
    db
      .selectFrom('tips.tip')
      .select(['keeperId', 'id'])
      .where('state', '=', 'closed')
      .where('destroyOn', '<=', day)
      .execute(),
  )
}

/** Open, in no case, and nobody has said a word for as long as its category allows. */
async function idleLong(house: House, day: string): Promise<At[]> {
  const found: At[] = []
  for (const { id: category, keep } of house.catalog.tips.categories.values()) {
    const before = new Date(`${dayAfter(day, -keep.idle)}T00:00:00+07:00`)
    const idle = await inScope(house.db, itself, (db) =>
      db
        .selectFrom('tips.tip as t')
        .select(['t.keeperId', 't.id'])
        .where('t.category', '=', category)
        .where('t.state', 'in', ['new', 'seen'])
        .where('t.receivedAt', '<', before)
        .where(
          sql<boolean>`coalesce(greatest(t.seen_at, t.disputed_at), t.received_at) < ${before}`,
        )
        .where(sql<boolean>`not exists (
          select 1 from tips.message m
           where m.keeper_id = t.keeper_id and m.tip_id = t.id and m.at >= ${before})`)
        .execute(),
    )
    found.push(...idle)
  }
  return found
}
