import { sql } from 'kysely'
import { expect } from 'vitest'
import type { DB } from '../../platform/db/schema.ts'
import { inScope, nobody, type Scope } from '../../platform/db/scope.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { test, type TestHouse } from '../../testing/house.ts'

type Table = Extract<keyof DB, `alarms.${string}`>
type Row = Record<string, unknown>

const tables = [
  'team',
  'step',
  'neighbour',
  'home',
  'member',
  'need',
  'fire_point',
  'alarm',
  'event',
  'delivery',
  'media',
  'device',
  'subscription',
]
/** Rows that a person may open wherever they are: their own. */
const ones = ['member', 'subscription']

/** One row in every table of a commune's alarms, each about the same account. */
async function filled(house: TestHouse) {
  const province = await house.province()
  const commune = await house.commune(province)
  const village = await house.village(commune)
  const { accountId } = await house.person('resident', village)
  const { keeperId } = village
  const ids = { team: village.id, home: uuid7(), alarm: uuid7() }
  const at = { keeperId, teamId: ids.team }
  const rows: [Table, Row][] = [
    ['alarms.team', { keeperId, id: ids.team, setUpBy: accountId }],
    ['alarms.step', { ...at, step: 'homes', onDay: '2024-01-01', byId: accountId }],
    ['alarms.neighbour', { ...at, otherId: commune.id }],
    ['alarms.home', { ...at, id: ids.home, name: 'Nhà số 1' }],
    ['alarms.member', { ...at, id: uuid7(), homeId: ids.home, accountId, name: 'Mai' }],
    ['alarms.need', { keeperId, id: uuid7(), homeId: ids.home, what: '…', agreedBy: accountId }],
    ['alarms.firePoint', { ...at, id: uuid7(), kind: 'water', name: 'Ao', lat: 1, lon: 1 }],
    ['alarms.alarm', { ...at, id: ids.alarm, kind: 'fire', drill: false, silent: false, raisedAt }],
    ['alarms.event', { ...of(), id: uuid7(), at: raisedAt, what: 'raised', said: '{}' }],
    ['alarms.delivery', { ...of(), who: accountId, channel: 'screen', queuedAt: raisedAt }],
    ['alarms.media', { ...of(), id: uuid7(), ...photo, byId: accountId }],
    ['alarms.device', { ...at, id: uuid7(), ...siren, enrolledBy: accountId }],
    ['alarms.subscription', { keeperId, id: uuid7(), accountId, ...browser(accountId) }],
  ]
  function of() {
    return { keeperId, alarmId: ids.alarm }
  }
  for (const [table, row] of rows)
    await house.db
      .insertInto(table)
      .values(row as never)
      .execute()
  return { province, keeperId, accountId }
}

const raisedAt = '2024-01-01T00:00:00Z'
const photo = { kind: 'photo', type: 'image/jpeg', bytes: 1, hash: 'x' }
const siren = { kind: 'siren', name: 'Còi đầu ngõ', secretHash: 'x' }
const browser = (id: string) => ({ endpoint: `https://push/${id}`, p256dh: 'x', auth: 'x' })

test('a commune’s alarms open to those who keep them and to those above, and to nobody else', async ({
  house,
}) => {
  const { province, keeperId, accountId } = await filled(house)
  const { id: other } = await house.commune()
  const opened: Partial<Scope>[] = [
    { keepers: [keeperId] },
    { provinces: [province.id] },
    { everywhere: true },
    { keepers: [other] },
    { provinces: [other] },
    {},
    { accountId },
  ]
  for (const table of tables) {
    const counts = await Promise.all(opened.map((scope) => seen(house, scope, table, keeperId)))
    expect(counts, table).toEqual([1, 1, 1, 0, 0, 0, ones.includes(table) ? 1 : 0])
  }
})

test('every table of the alarms is behind the second lock, and said here', async ({ house }) => {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class
     where relnamespace = 'alarms'::regnamespace and relkind = 'r' and relrowsecurity`.execute(
    house.db,
  )
  const { rows: all } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'alarms'`.execute(house.db)
  const named = (list: { name: string }[]) => list.map(({ name }) => name).sort()
  expect(named(rows)).toEqual([...tables].sort())
  expect(named(all)).toEqual(named(rows))
})

test('another commune changes no row, and writes none in these books', async ({ house }) => {
  const { keeperId } = await filled(house)
  const { id: other } = await house.commune()
  const elsewhere = { ...nobody, keepers: [other] }
  const renamed = await inScope(house.house.db, elsewhere, (db) =>
    db
      .updateTable('alarms.home')
      .set({ name: 'Khác' })
      .where('keeperId', '=', keeperId)
      .executeTakeFirst(),
  )
  expect(Number(renamed.numUpdatedRows)).toBe(0)

  const forged = { keeperId, id: uuid7(), alarmId: uuid7(), at: raisedAt, what: 'raised' }
  const forging = inScope(house.house.db, elsewhere, (db) =>
    db
      .insertInto('alarms.event')
      .values({ ...forged, said: '{}' })
      .execute(),
  )
  await expect(forging).rejects.toMatchObject({ code: '42501' })
})

function seen(house: TestHouse, scope: Partial<Scope>, table: string, keeperId: string) {
  return inScope(house.house.db, { ...nobody, ...scope }, async (db) => {
    const { rows } = await sql<{ seen: number }>`
      select count(*)::int as seen from alarms.${sql.ref(table)} where keeper_id = ${keeperId}`.execute(
      db,
    )
    return rows[0]?.seen
  })
}
