import { sql } from 'kysely'
import { afterEach, expect, vi } from 'vitest'
import { covenants } from '../../../contract/covenants.ts'
import { models as m } from '../../../contract/models.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { test, type TestHouse } from '../../testing/house.ts'
import { itIs, minutes } from './covenant.fixture.ts'

afterEach(() => {
  vi.useRealTimers()
})

const day = '2026-11-20'
const names = ['Maria Nguyễn Thị Sáng', 'Giuse Trần Văn Hiền']

/** Everything that every table of the house holds, as text. */
async function everything(house: TestHouse) {
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema', 'units')`.execute(house.db)
  const held = await Promise.all(
    tables.map(async ({ name }) => {
      const { rows } = await sql<{ row: string }>`
        select t::text as row from ${sql.raw(name)} t`.execute(house.db)
      return rows.map(({ row }) => `${name} ${row}`)
    }),
  )
  return held.flat()
}

test('a parish signs, and no name, no account and no sheet is left anywhere', async ({ house }) => {
  itIs(day)
  const commune = await house.commune()
  const parish = await bodyIn(house, commune)
  const keeper = await house.person('body_head', parish)
  const police = await house.person('commune_police', commune)
  const faithful = await house.person('resident', parish, { name: names[0] ?? '' })
  const model = { keeperId: commune.id, modelId: uuid7() }
  await house.ask(keeper, m.register, {
    keeperId: commune.id,
    id: model.modelId,
    unitId: parish.id,
    type: 'peaceful-parish',
    name: 'Xứ đạo bình yên',
  })
  const at = { ...model, id: uuid7() }
  const made = await house.ask(keeper, covenants.make, {
    ...at,
    title: 'Giao ước thi đua',
    text: 'Điều 1.',
    signers: 3,
    kind: 'commitment',
  })
  expect(made.body).toMatchObject({ named: false, maySign: false })

  const witnesses = ['Phêrô Vũ Chứng', 'Anna Đỗ Chứng']
  const vote = minutes(day, { households: 3, present: 3, agreed: 3, against: 0 })
  const signedBy = {
    chair: 'Phêrô Chủ Trì',
    secretary: 'Anna Thư Ký',
    front: 'Mặt Trận',
    witnesses,
  }
  const voted = await house.ask(keeper, covenants.vote, { ...at, ...vote, signedBy })
  expect(voted.body).toMatchObject({ inForceSince: day })
  const { body: read } = await house.ask(police, covenants.minutes, at)
  expect(read).toMatchObject([{ signedBy: null, agreed: 3 }])

  const alone = await house.ask(faithful, covenants.sign, {
    ...at,
    signatureId: uuid7(),
    who: names[0] ?? '',
  })
  expect([alone.status, alone.body.code]).toEqual([409, 'covenant.no_names'])
  const enter = (who: string[], evidence: string | null = null) =>
    house.ask(keeper, covenants.enter, {
      ...at,
      on: day,
      way: 'phone' as const,
      evidence,
      signatures: who.map((each) => ({
        id: uuid7(),
        who: each,
      })),
    })
  expect((await enter(names, uuid7())).body.fields).toEqual([
    { path: 'evidence', code: 'covenant.no_names' },
  ])
  expect((await enter(names)).body.coverage).toEqual({ signed: 2, signers: 3 })
  expect((await enter(['giuse trần văn HIỀN'])).body.code).toBe('signature.already')
  const { body: listed } = await house.ask(keeper, covenants.signatures, at)
  expect(listed.map(({ signer, way, on }) => ({ signer, way, on }))).toEqual([
    { signer: null, way: 'phone', on: day },
    { signer: null, way: 'phone', on: day },
  ])
  const { rows: raw } = await sql`
    select signer, account_id, evidence from meetings.signature where covenant_id = ${at.id}`.execute(
    house.db,
  )
  expect(raw).toEqual(raw.map(() => ({ signer: null, accountId: null, evidence: null })))

  // An officer who could enter or strike names would learn by trying which of them stand there.
  const tried = { ...at, on: day, way: 'phone' as const, evidence: null }
  const signatures = [{ id: uuid7(), who: names[0] ?? '' }]
  const front = await house.person('commune_front', commune)
  for (const officer of [police, front]) {
    expect((await house.ask(officer, covenants.enter, { ...tried, signatures })).status).toBe(403)
    const struck = await house.ask(officer, covenants.withdraw, { ...at, who: names[0] ?? '' })
    expect(struck.status).toBe(403)
    expect((await house.ask(officer, covenants.read, at)).body.mayKeep).toBe(false)
  }

  const gone = await house.ask(keeper, covenants.withdraw, { ...at, who: names[1] ?? '' })
  expect(gone.body.coverage.signed).toBe(1)
  const held = await everything(house)
  expect(held.length).toBeGreaterThan(20)
  const telling = held.filter(
    (row) => !row.startsWith('accounts.') && telltale.some((word) => row.includes(word)),
  )
  expect(telling).toEqual([])
})

const telltale = ['Sáng', 'Hiền', 'HIỀN', 'Chứng', 'Phêrô', 'Anna', 'Mặt Trận']

/** A parish as a commune enters it. */
async function bodyIn(house: TestHouse, commune: Awaited<ReturnType<TestHouse['commune']>>) {
  const village = await house.village(commune)
  await house.db
    .updateTable('units.unit')
    .set({ kind: 'parish', title: 'giáo xứ' })
    .where('id', '=', village.id)
    .execute()
  return village
}
