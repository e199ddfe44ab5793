import { sql } from 'kysely'
import type { House } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import { inScope, itself } from '../../platform/db/scope.ts'
import { halfOf } from './opinion-counts.ts'

/** How many years questions, opinions and answered complaints are kept. */
const yearsKept = 5

/** Lets go what is older than its table says: questions, opinions, complaints that were answered, scores. */
export async function forgetOldStandards(house: House, day = today()) {
  const ago = sql`(${day}::date - make_interval(years => ${yearsKept}))`
  const half = halfOf(`${Number(day.slice(0, 4)) - yearsKept}${day.slice(4)}`)
  await inScope(house.db, itself, async (db) => {
    await sql`delete from standards.flag where seen_on < ${ago}`.execute(db)
    await sql`delete from standards.complaint where answered_at < ${ago}`.execute(db)
    await sql`delete from standards.opinion where half < ${half}`.execute(db)
    await sql`delete from standards.score where month < ${day}::date - interval '10 years'`.execute(
      db,
    )
  })
}
