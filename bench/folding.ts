import { type Kysely, sql } from 'kysely'
import type { DB } from '../server/platform/db/schema.ts'
import { monthOf, today } from '../server/platform/days.ts'

/**
 * Whether folding keeps up: 5,000 entries a second written for twenty seconds while the folder runs, the
 * most that ever waited, and how fast a backlog goes.
 */
export async function foldingRate(
  db: Kysely<DB>,
  foldOnce: (owner: Kysely<DB>) => Promise<boolean>,
) {
  let writing = true
  let most = 0
  const folder = (async () => {
    while (writing) {
      most = Math.max(most, await waiting(db))
      await foldOnce(db)
    }
  })()
  const start = performance.now()
  const seconds = 20
  for (let tick = 0; tick < seconds * 10; tick += 1) {
    await write(db, 500, tick)
    const early = start + (tick + 1) * 100 - performance.now()
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early))
  }
  const rate = (seconds * 5000) / ((performance.now() - start) / 1000)
  writing = false
  await folder
  console.log(`folding: ${rate.toFixed(0)} entries/s written, at most ${most} waited`)

  for (let part = 0; part < 20; part += 1) await write(db, 10_000, part)
  const before = performance.now()
  while ((await waiting(db)) > 0) await foldOnce(db)
  console.log(
    `a backlog of 200,000 folds at ${(200_000 / ((performance.now() - before) / 1000)).toFixed(0)} entries/s`,
  )
}

async function write(db: Kysely<DB>, count: number, salt: number) {
  await sql`
    with commune as (select id, row_number() over (order by code) - 1 as at from units.unit where kind = 'commune' and valid_to is null),
    entered as (
      insert into indicators.entry (keeper_id, id, unit_id, indicator, month, amount, source, source_id)
      select commune.id, gen_random_uuid(), commune.id, 'outreach.sessions', ${`${monthOf(today())}-01`}::date, 1, 'activity', commune.id
        from generate_series(1, ${count}) n join commune on commune.at = abs(hashint8(n * 31 + ${salt})) % 3321
      returning unit_id, indicator, month, amount)
    insert into indicators.unfolded (unit_id, indicator, month, amount) select * from entered`.execute(
    db,
  )
}

async function waiting(db: Kysely<DB>) {
  const { rows } = await sql<{
    count: number
  }>`select count(*) as count from indicators.unfolded`.execute(db)
  return rows[0]?.count ?? 0
}
