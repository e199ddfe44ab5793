import { sql } from 'kysely'
import type { House } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import { inScope, itself } from '../../platform/db/scope.ts'

/** Lets go what is older than the tables of books, signals and pacts say it is kept. */
export async function forgetOldBooks(house: House, day = today()) {
  const ago = (years: number) => sql`(${day}::date - make_interval(years => ${years}))`
  await inScope(house.db, itself, async (db) => {
    await sql`
      delete from duties.entry e using duties.line l
       where l.keeper_id = e.keeper_id and l.id = e.line_id and (l.closed_on < ${ago(2)} or e.on_day < ${ago(2)})`.execute(
      db,
    )
    await sql`delete from duties.line where closed_on < ${ago(2)}`.execute(db)
    await sql`delete from duties.word where at < ${ago(5)}`.execute(db)
    await sql`delete from duties.evening where on_day < ${ago(2)}`.execute(db)
    await sql`delete from duties.signal where ended_on < ${ago(2)}`.execute(db)
    await sql`delete from duties.speaker where retired_at < ${ago(1)}`.execute(db)
  })
}
