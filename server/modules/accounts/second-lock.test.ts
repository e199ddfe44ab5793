import { sql } from 'kysely'
import { expect } from 'vitest'
import { accounts as a } from '../../../contract/accounts.ts'
import { inScope, nobody, type Scope, signIn } from '../../platform/db/scope.ts'
import { test } from '../../testing/house.ts'
import type { TestHouse } from './newcomers.fixture.ts'
import { sweep } from './sweep.ts'

const tables = ['account', 'post', 'session', 'passkey', 'invite', 'ticket', 'attempt'] as const

/** How many rows of one person's are there for whoever asks in this scope, straight from the table. */
async function seen(
  { house }: TestHouse,
  scope: Scope,
  table: (typeof tables)[number],
  owner: Owner,
) {
  const whose = {
    account: sql`id = ${owner.accountId}`,
    invite: sql`made_by = ${owner.accountId}`,
    attempt: sql`what = ${`account:${owner.accountId}`}`,
  }
  const where =
    table in whose ? whose[table as keyof typeof whose] : sql`account_id = ${owner.accountId}`
  const { rows } = await inScope(house.db, scope, (db) =>
    sql<{
      rows: number
    }>`select count(*)::int as rows from ${sql.table(`accounts.${table}`)} where ${where}`.execute(
      db,
    ),
  )
  return rows[0]?.rows ?? 0
}

type Owner = { accountId: string; commune: { id: string; parentId: string } }

async function somebody(house: TestHouse): Promise<Owner> {
  const commune = await house.commune()
  const person = await house.person('commune_police', commune)
  const { accountId } = person
  await house.ask(person, a.invite, {
    keeperId: commune.id,
    unitId: commune.id,
    role: 'mentor',
    days: 1,
    uses: 1,
  })
  await house.ask(person, a.passkeyEnrolOptions, {})
  await house.db
    .insertInto('accounts.attempt')
    .values({ what: `account:${accountId}`, failures: 1 })
    .execute()
  await house.db
    .insertInto('accounts.passkey')
    .values({
      id: accountId,
      accountId,
      keeperId: commune.id,
      name: 'Máy',
      publicKey: Buffer.from('k'),
      counter: 0,
    })
    .execute()
  return { accountId, commune }
}

test.for(tables)(
  '%s: there for its owner, not for another commune and not for nobody',
  async (table, { house }) => {
    const owner = await somebody(house)
    const other = await somebody(house)
    const books = { ...nobody, accountId: owner.accountId, keepers: [owner.commune.id] }
    const elsewhere = { ...nobody, accountId: other.accountId, keepers: [other.commune.id] }

    expect(await seen(house, books, table, owner)).toBeGreaterThan(0)
    expect(await seen(house, signIn, table, owner)).toBeGreaterThan(0)
    expect(await seen(house, elsewhere, table, owner)).toBe(0)
    expect(await seen(house, nobody, table, owner)).toBe(0)
  },
)

test('what opens a door is for its owner alone, even within the same books and above them', async ({
  house,
}) => {
  const owner = await somebody(house)
  const colleague = await house.person('commune_front', owner.commune as never)
  const scopes = [
    { ...nobody, accountId: colleague.accountId, keepers: [owner.commune.id] },
    { ...nobody, accountId: colleague.accountId, provinces: [owner.commune.parentId] },
    { ...nobody, accountId: colleague.accountId, everywhere: true },
  ]
  for (const scope of scopes) {
    expect(await seen(house, scope, 'account', owner)).toBe(1)
    for (const table of ['session', 'passkey', 'ticket', 'attempt'] as const) {
      expect(await seen(house, scope, table, owner)).toBe(0)
    }
  }
})

test('another commune can change no row, and write none in these books', async ({ house }) => {
  const owner = await somebody(house)
  const other = await somebody(house)
  const elsewhere = { ...nobody, accountId: other.accountId, keepers: [other.commune.id] }
  const changed = await inScope(house.house.db, elsewhere, (db) =>
    db
      .updateTable('accounts.account')
      .set({ name: 'Khác' })
      .where('id', '=', owner.accountId)
      .executeTakeFirst(),
  )
  expect(Number(changed.numUpdatedRows)).toBe(0)

  const forged = { id: owner.accountId, accountId: other.accountId, keeperId: owner.commune.id }
  const forging = inScope(house.house.db, { ...elsewhere, accountId: owner.commune.id }, (db) =>
    db
      .insertInto('accounts.post')
      .values({ ...forged, role: 'administrator', unitId: owner.commune.id, since: '2020-01-01' })
      .execute(),
  )
  await expect(forging).rejects.toMatchObject({ code: '42501' })
})

test('somebody entered elsewhere who holds a post here is known here by name, and changed only at home', async ({
  house,
}) => {
  const [home, here] = [await somebody(house), await somebody(house)]
  const { accountId } = home
  await house.db
    .insertInto('accounts.post')
    .values({
      id: accountId,
      accountId,
      keeperId: here.commune.id,
      unitId: here.commune.id,
      role: 'mentor',
      since: '2024-01-01',
    })
    .execute()
  const scope = { ...nobody, accountId: here.accountId, keepers: [here.commune.id] }
  expect(await seen(house, scope, 'account', home)).toBe(1)
  const changed = await inScope(house.house.db, scope, (db) =>
    db
      .updateTable('accounts.account')
      .set({ name: 'Khác' })
      .where('id', '=', accountId)
      .executeTakeFirst(),
  )
  expect(Number(changed.numUpdatedRows)).toBe(0)
})

test('every night what is kept no longer is thrown out, and the rest stays', async ({ house }) => {
  const { accountId, commune } = await somebody(house)
  const long = new Date('2020-01-01')
  const session = {
    accountId,
    keeperId: commune.id,
    strength: 'code',
    device: '?',
    expiresAt: new Date(),
    endedAt: long,
  } as const
  await house.db
    .insertInto('accounts.session')
    .values({ ...session, id: accountId, tokenHash: 'old' })
    .execute()
  await house.db.updateTable('accounts.ticket').set({ expiresAt: long }).execute()
  await house.db
    .updateTable('accounts.invite')
    .set({ expiresAt: long })
    .where('madeBy', '=', accountId)
    .execute()
  await house.db
    .updateTable('accounts.attempt')
    .set({ lastAt: long })
    .where('what', '=', `account:${accountId}`)
    .execute()

  await sweep(house.house)

  const left = await Promise.all(
    tables.map((table) => seen(house, signIn, table, { accountId, commune })),
  )
  expect(Object.fromEntries(tables.map((table, at) => [table, left[at]]))).toEqual({
    account: 1,
    post: 1,
    session: 1,
    passkey: 1,
    invite: 0,
    ticket: 0,
    attempt: 0,
  })
})
