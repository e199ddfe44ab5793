import { type Kysely, sql } from 'kysely'
import type { DB } from '../../platform/db/schema.ts'
import { readGazetteer } from './gazetteer.ts'
import { nationId } from './ids.ts'
import { twoMaps } from './two-maps.ts'

/** Puts the whole country in the books, both maps of it, once: a second call finds it there. */
export async function loadNation(owner: Kysely<DB>) {
  const there = await owner
    .selectFrom('units.unit')
    .select('id')
    .where('id', '=', nationId)
    .executeTakeFirst()
  if (there) return
  const { units, successions } = twoMaps(await readGazetteer())
  await owner.transaction().execute(async (db) => {
    await sql`insert into units.unit
      select * from json_populate_recordset(null::units.unit, ${JSON.stringify(units)}::json)`.execute(
      db,
    )
    await sql`insert into units.succession
      select * from json_populate_recordset(null::units.succession, ${JSON.stringify(successions)}::json)`.execute(
      db,
    )
    await writeAbove(db)
    await sql`analyze units.unit, units.succession, units.above`.execute(db)
  })
}

// A unit of the old map counts for what then stood above it, and for the place of today that wholly
// contains it with all above that.
async function writeAbove(db: Kysely<DB>) {
  await sql`insert into units.above (unit_id, above_id)
    with recursive chain as (
      select id as unit_id, id as above_id, parent_id from units.unit
      union all
      select chain.unit_id, unit.id, unit.parent_id
        from chain join units.unit on unit.id = chain.parent_id
    )
    select unit_id, above_id from chain
    union
    select unit.id, chain.above_id from units.unit join chain on chain.unit_id = unit.today_id`.execute(
    db,
  )
}
