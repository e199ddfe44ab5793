import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { inScope, nobody, type Scope } from '../../platform/db/scope.ts'
import { test, type TestHouse } from '../../testing/house.ts'
import { fill, tablesOf, tipRowsOf } from './filled.fixture.ts'

/** The log of a desk's keys is everybody's to check. */
const openToAll = ['key_log']

async function filled(house: TestHouse) {
  const province = await house.province()
  const commune = await house.commune(province)
  const { accountId } = await house.person('commune_police', commune)
  const rows = tipRowsOf(commune.keeperId, accountId)
  await fill(house.db, 'tips', rows)
  return { province, keeperId: commune.keeperId, tables: rows.map(([table]) => table) }
}

test('what was told to a desk opens to its own books and those above, and to nobody else', async ({
  house,
}) => {
  const { province, keeperId, tables } = await filled(house)
  const { id: other } = await house.commune()
  const opened: Partial<Scope>[] = [
    { keepers: [keeperId] },
    { provinces: [province.id] },
    { everywhere: true },
    { keepers: [other] },
    { provinces: [other] },
    {},
  ]
  for (const table of tables) {
    const counts = await Promise.all(opened.map((scope) => seen(house, scope, { table, keeperId })))
    const elsewhere = openToAll.includes(table) ? 1 : 0
    expect(counts, table).toEqual([1, 1, 1, elsewhere, elsewhere, elsewhere])
  }
})

test('every table of the tips is behind the second lock, and said here', async ({ house }) => {
  const { tables } = await filled(house)
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class
     where relnamespace = 'tips'::regnamespace and relkind = 'r' and relrowsecurity
     order by 1`.execute(house.db)
  expect(await tablesOf(house.db, 'tips')).toEqual(tables.toSorted())
  expect(rows.map(({ name }) => name)).toEqual(tables.toSorted())
})

test('another desk changes no row, and writes none in these books', async ({ house }) => {
  const { keeperId } = await filled(house)
  const { id: other } = await house.commune()
  const elsewhere = { ...nobody, keepers: [other] }
  const closed = await inScope(house.house.db, elsewhere, (db) =>
    db
      .updateTable('tips.tip')
      .set({ urgent: true })
      .where('keeperId', '=', keeperId)
      .executeTakeFirst(),
  )
  expect(Number(closed.numUpdatedRows)).toBe(0)

  const forging = inScope(house.house.db, elsewhere, (db) =>
    db
      .insertInto('tips.breach')
      .values({ keeperId, tipId: randomUUID(), clock: 'first-look', dueAt: new Date() })
      .execute(),
  )
  await expect(forging).rejects.toMatchObject({ code: '42501' })
})

test('a record of transfer, a certificate and the key log are never rewritten', async ({
  house,
}) => {
  const { keeperId } = await filled(house)
  for (const table of ['transfer', 'certificate', 'key_log']) {
    const rewriting = inScope(house.house.db, { ...nobody, keepers: [keeperId] }, (db) =>
      sql`delete from tips.${sql.ref(table)} where keeper_id = ${keeperId}`.execute(db),
    )
    await expect(rewriting, table).rejects.toMatchObject({ code: '42501' })
  }
})

function seen(
  house: TestHouse,
  scope: Partial<Scope>,
  { table, keeperId }: { table: string; keeperId: string },
) {
  return inScope(house.house.db, { ...nobody, ...scope }, async (db) => {
    const { rows } = await sql<{ seen: number }>`
      select count(*)::int as seen from tips.${sql.ref(table)} where keeper_id = ${keeperId}`.execute(
      db,
    )
    return rows[0]?.seen
  })
}
