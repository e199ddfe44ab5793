import { sql } from 'kysely'
import type { House } from '../../platform/context.ts'
import { daysLater, today } from '../../platform/days.ts'
import { inScope, itself } from '../../platform/db/scope.ts'
import { forgetRoute } from './route.ts'
import { late } from './shift-time.ts'

/** When a shift ends, said in SQL. */
const ends = sql<Date>`((on_day + to_time::time
  + case when to_time <= from_time then interval '1 day' else interval '0' end) at time zone 'Asia/Ho_Chi_Minh')`

/** How long shifts are kept. */
const keptDays = 731

/**
 * Every hour: what went by and nobody began is missed; a route that nobody ended is forgotten twelve hours
 * after its time. Every night also what has been kept long enough is let go.
 */
export async function sweepShifts(house: House) {
  const now = new Date()
  await inScope(house.db, itself, async (db) => {
    const missed = await db
      .updateTable('duties.shift')
      .set(({ eb }) => ({ state: 'missed', edition: eb('edition', '+', 1) }))
      .where('state', '=', 'planned')
      .where('onDay', '<=', today())
      .where(sql<boolean>`${ends} < ${now}`)
      .returning(['keeperId', 'id'])
      .execute()
    for (const { keeperId, id } of missed)
      await db
        .updateTable('duties.swap')
        .set({ state: 'taken_back', settledAt: now })
        .where('keeperId', '=', keeperId)
        .where('shiftId', '=', id)
        .where('state', '=', 'asked')
        .execute()
    const open = await db
      .selectFrom('duties.shift')
      .select(['keeperId', 'id', 'metres'])
      .where('state', '=', 'started')
      .where(sql<boolean>`${ends} < ${new Date(now.getTime() - late)}`)
      .forUpdate()
      .execute()
    for (const shift of open) {
      const metres = await forgetRoute({ db }, shift)
      if (metres === shift.metres) continue
      await db
        .updateTable('duties.shift')
        .set({ metres })
        .where('keeperId', '=', shift.keeperId)
        .where('id', '=', shift.id)
        .execute()
    }
  })
}

/** Lets go what is older than the tables say it is kept. */
export async function forgetOldShifts(house: House) {
  const day = daysLater(today(), -keptDays)
  await inScope(house.db, itself, async (db) => {
    await db.deleteFrom('duties.shift').where('onDay', '<', day).execute()
    await db.deleteFrom('duties.rota').where('until', '<', day).execute()
    await db.deleteFrom('duties.rest').where('toDay', '<', day).execute()
    await sql`
      delete from duties.hand h where h.until < ${day}
         and not exists (select from duties.turn t where t.keeper_id = h.keeper_id and t.hand_id = h.id)`.execute(
      db,
    )
  })
}
