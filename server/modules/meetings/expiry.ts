import { sql } from 'kysely'
import type { House } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import { inScope, itself } from '../../platform/db/scope.ts'
import { countHouseholds } from './counting.ts'
import { nobodys } from './withdraw.ts'

type RunOut = { keeperId: string; id: string; unitId: string; until: string; amount: number }

/** How many years after it ended a signature may still say whose it was. */
const yearsKept = 5

/** Takes signatures that have run out from the figures, each once, and wipes the names of those long over. */
export async function endSignatures(house: House, day = today()) {
  await inScope(house.db, itself, async (db) => {
    const { rows } = await sql<RunOut>`
      with over as (
        update meetings.signature set counted = false where counted and until <= ${day}::date
        returning keeper_id, covenant_id, until)
      select c.keeper_id, c.id, c.unit_id, o.until, -count(*)::int as amount
        from over o join meetings.covenant c on c.keeper_id = o.keeper_id and c.id = o.covenant_id
       group by c.keeper_id, c.id, c.unit_id, o.until
       order by o.until, c.id`.execute(db)
    await countHouseholds(
      { db, house },
      rows.map(({ until, amount, ...covenant }) => ({ covenant, on: until, amount })),
    )
    await db
      .updateTable('meetings.signature')
      .set({ ...nobodys, mark: sql<string>`id::text` })
      .where(sql<boolean>`until <= ${day}::date - make_interval(years => ${yearsKept})`)
      .where(sql<boolean>`mark <> id::text`)
      .execute()
  })
  house.bus.wake()
}
