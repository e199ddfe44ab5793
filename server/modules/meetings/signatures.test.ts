import { sql } from 'kysely'
import { afterEach, expect, vi } from 'vitest'
import { covenants } from '../../../contract/covenants.ts'
import { models as m } from '../../../contract/models.ts'
import { inScope, nobody } from '../../platform/db/scope.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { test, type TestHouse } from '../../testing/house.ts'
import { counted } from '../../testing/village-model.ts'
import { drafted, entering, inForce, itIs } from './covenant.fixture.ts'
import { endSignatures } from './expiry.ts'
import { coverageOf } from './module.ts'

afterEach(() => {
  vi.useRealTimers()
})

const day = '2024-03-04'

/** A covenant in force since a day, of so many households, on that day. */
async function ready(house: TestHouse, setting: Parameters<typeof drafted>[1] = {}) {
  itIs(day)
  const place = await drafted(house, setting)
  await inForce(house, place, day)
  return place
}

test('a household signs on its own phone, once a year, and nobody else sees its name', async ({
  house,
}) => {
  const place = await ready(house)
  const { head, resident, at, commune, village } = place
  const sign = { ...at, signatureId: uuid7(), who: 'Lường Thị Inh' }
  const signed = await house.ask(resident, covenants.sign, sign)
  expect(signed.body).toMatchObject({
    coverage: { signed: 1, signers: 60 },
    mine: { signer: 'Lường Thị Inh', on: day, until: '2025-03-04' },
    maySign: true,
  })
  expect((await house.ask(resident, covenants.sign, sign)).body).toEqual(signed.body)
  const anew = await house.ask(resident, covenants.sign, { ...sign, signatureId: uuid7() })
  expect(anew.body.coverage.signed).toBe(1)
  const asOther = { ...sign, signatureId: uuid7(), who: 'Người khác' }
  expect((await house.ask(resident, covenants.sign, asOther)).body.code).toBe('signature.already')
  const onSheet = await entering(house, place, day)('lường thị  INH')
  expect([onSheet.status, onSheet.body.fields]).toEqual([
    409,
    [{ path: 'signatures.0.who', code: 'signature.already' }],
  ])

  const neighbour = await house.person('village_head', await house.village(commune))
  const afar = await house.person('household_head', await house.village())
  expect((await house.ask(neighbour, covenants.sign, asOther)).status).toBe(403)
  expect((await house.ask(neighbour, covenants.signatures, at)).status).toBe(403)
  expect((await house.ask(afar, covenants.signatures, at)).status).toBe(404)
  expect((await house.ask(resident, covenants.signatures, at)).status).toBe(403)
  const seen = await house.ask(head, covenants.signatures, at)
  expect(seen.body).toMatchObject([{ signer: 'Lường Thị Inh', way: 'phone', until: '2025-03-04' }])
  const open = await house.ask(undefined, covenants.read, at)
  expect(JSON.stringify(open.body)).not.toContain('Inh')
  expect(await booksSeenBy(house, [(await house.commune()).id], at.id)).toBe(0)
  expect(await booksSeenBy(house, [village.keeperId], at.id)).toBe(1)
})

/** How many signatures the second lock shows to whoever keeps these books. */
async function booksSeenBy(house: TestHouse, keepers: string[], id: string) {
  return inScope(house.house.db, { ...nobody, keepers }, async (db) => {
    const rows = await db
      .selectFrom('meetings.signature')
      .select('id')
      .where('covenantId', '=', id)
      .execute()
    return rows.length
  })
}

test('nobody signs what is not in force, before it was, or beyond those there are', async ({
  house,
}) => {
  itIs('2024-03-06')
  const draft = await drafted(house)
  const early = await entering(house, draft, day)('Lò A')
  expect([early.status, early.body.code]).toEqual([409, 'covenant.not_in_force'])

  const place = await ready(house, { more: { signers: 3 } })
  itIs('2024-03-06')
  const sign = entering(house, place, '2024-03-05')
  const before = await entering(house, place, '2024-03-03')('Lò A')
  expect(before.body.fields).toEqual([{ path: 'on', code: 'covenant.before_force' }])
  const tomorrow = await entering(house, place, '2024-03-07')('Lò A')
  expect(tomorrow.body.fields).toEqual([{ path: 'on', code: 'day_in_future' }])
  const four = await sign('Lò A', 'Lò B', 'Lò C', 'Lò D')
  expect([four.status, four.body.code]).toEqual([409, 'covenant.more_than_all'])
  expect((await sign('Lò A', 'Lò B', 'Lò C')).body.coverage).toEqual({ signed: 3, signers: 3 })
  expect((await sign('Lò D')).body.code).toBe('covenant.more_than_all')
  const fewer = await house.ask(place.head, covenants.change, {
    ...place.at,
    edition: 99,
    signers: 2,
  })
  expect(fewer.body.code).toBe('covenant.changed')
  const { edition } = (await house.ask(place.head, covenants.read, place.at)).body
  const change = { ...place.at, edition }
  expect(
    (await house.ask(place.head, covenants.change, { ...change, signers: 2 })).body.fields,
  ).toEqual([{ path: 'signers', code: 'covenant.fewer_than_signed' }])
  const more = await house.ask(place.head, covenants.change, { ...change, signers: 27 })
  expect(more.body.coverage).toEqual({ signed: 3, signers: 27 })
})

test('a year of signatures: they run out, are given anew, and count each once', async ({
  house,
}) => {
  const place = await ready(house, { households: 4 })
  const { head, at } = place
  const read = async () => (await house.ask(head, covenants.read, at)).body
  const first = await entering(house, place, day)('Lò A', 'Lò B', 'Lò C')
  expect(first.body.coverage).toEqual({ signed: 3, signers: 4 })

  itIs('2025-02-10')
  expect((await read()).renewals).toEqual({ soon: 3, lapsed: 0 })
  const renewed = await entering(house, place, '2025-02-10')('Lò A')
  expect(renewed.body).toMatchObject({ coverage: { signed: 3 }, renewals: { soon: 2, lapsed: 0 } })

  itIs('2025-03-04')
  await endSignatures(house.house)
  await endSignatures(house.house)
  expect(await read()).toMatchObject({ coverage: { signed: 1 }, renewals: { soon: 0, lapsed: 2 } })
  await entering(house, place, '2025-03-04')('Lò B')
  expect(await read()).toMatchObject({ coverage: { signed: 2 }, renewals: { soon: 0, lapsed: 1 } })
  expect(await counted(house, at.id)).toEqual([
    'commitment.households 2024-03-01 3',
    'commitment.households 2025-03-01 -2',
    'commitment.households 2025-03-01 1',
  ])

  const model = { keeperId: at.keeperId, id: at.modelId }
  const on = async (each: string) => (await coverageOf(house, [model], each))[0]?.signed
  expect(await coverageOf(house, [model], '2024-03-03')).toEqual([])
  expect([await on(day), await on('2025-03-03'), await on('2025-03-04')]).toEqual([3, 3, 2])
  expect(await on('2026-02-10')).toBe(1)
})

test('a signature taken back is wiped, counts no longer, and can be given again', async ({
  house,
}) => {
  const place = await ready(house)
  const { head, resident, at } = place
  const signatureId = uuid7()
  await house.ask(resident, covenants.sign, { ...at, signatureId, who: 'Lường Thị Inh' })
  await entering(house, place, day)('Lò A')
  const other = await house.person('household_head', place.village)
  const theirs = await house.ask(other, covenants.withdraw, { ...at, signatureId })
  expect([theirs.status, theirs.body.code]).toEqual([404, 'signature.not_found'])

  const gone = await house.ask(resident, covenants.withdraw, { ...at, signatureId })
  expect(gone.body).toMatchObject({ coverage: { signed: 1 }, mine: null })
  expect((await house.ask(resident, covenants.withdraw, { ...at, signatureId })).status).toBe(200)
  const byName = await house.ask(head, covenants.withdraw, { ...at, who: 'lò a' })
  expect(byName.body.coverage.signed).toBe(0)
  const { rows } = await sql`
    select signer, account_id, evidence, counted from meetings.signature where covenant_id = ${at.id}`.execute(
    house.db,
  )
  const wiped = { signer: null, accountId: null, evidence: null, counted: false }
  expect(rows).toEqual([wiped, wiped])

  const again = { ...at, signatureId: uuid7(), who: 'Lường Thị Inh' }
  expect((await house.ask(resident, covenants.sign, again)).body.coverage.signed).toBe(1)
  expect(await counted(house, at.id)).toEqual(
    [1, 1, -1, -1, 1].map((amount) => `commitment.households 2024-03-01 ${amount}`),
  )
})

test('a list sent twice is one list, and an id never changes hands', async ({ house }) => {
  const { head, at } = await ready(house)
  const [one, two] = [uuid7(), uuid7()]
  const list = (...names: [string, string]) => ({
    ...at,
    on: day,
    way: 'sheet' as const,
    signatures: [
      {
        id: one,
        who: names[0],
      },
      {
        id: two,
        who: names[1],
      },
    ],
  })
  const first = await house.ask(head, covenants.enter, list('Lò A', 'Lò B'))
  const again = await house.ask(head, covenants.enter, list('Lò A', 'Lò B'))
  const other = await house.ask(head, covenants.enter, list('Lò A', 'Lò C'))
  const twice = await house.ask(head, covenants.enter, {
    ...list('Lò D', 'Lò D'),
    signatures: [one, two].map(() => ({ id: uuid7(), who: 'Lò D' })),
  })

  expect(again.body).toEqual(first.body)
  expect([other.status, other.body.code]).toEqual([409, 'signature.other_content'])
  expect(twice.body.fields).toEqual([{ path: 'signatures.1.who', code: 'signature.already' }])
  expect((await house.ask(head, covenants.read, at)).body.coverage.signed).toBe(2)
})

test('only a household’s signature counts as a household', async ({ house }) => {
  const place = await ready(house, { more: { signer: 'stall' } })
  await entering(house, place, day)('Quầy 1', 'Quầy 2')

  itIs('2025-06-01')
  await endSignatures(house.house)
  expect(await counted(house, place.at.id)).toEqual([])
})

test('names long over are wiped, and the number stays', async ({ house }) => {
  const place = await ready(house)
  await entering(house, place, day)('Lò Văn Cũ')
  await endSignatures(house.house, '2030-03-03')
  const { head, at } = place
  expect((await house.ask(head, covenants.signatures, at)).body).toMatchObject([
    { signer: 'Lò Văn Cũ' },
  ])
  await endSignatures(house.house, '2030-03-04')
  expect((await house.ask(head, covenants.signatures, at)).body).toMatchObject([
    { signer: null, on: day },
  ])
})

test('a dissolved model and an ended covenant are signed no more', async ({ house }) => {
  const ended = await ready(house)
  const { edition } = (await house.ask(ended.head, covenants.read, ended.at)).body
  const over = await house.ask(ended.head, covenants.change, {
    ...ended.at,
    edition,
    endedOn: day,
  })
  expect(over.body).toMatchObject({ endedOn: day, mayKeep: false })
  expect((await entering(house, ended, day)('Lò A')).body.code).toBe('covenant.ended')

  const gone = await ready(house)
  await house.ask(gone.police, m.settle, {
    keeperId: gone.at.keeperId,
    id: gone.at.modelId,
    edition: 1,
    state: 'dissolved',
    on: day,
    reason: 'Không còn hoạt động',
  })
  expect((await entering(house, gone, day)('Lò A')).body.code).toBe('model.dissolved')
})

test('households leave the figures with their covenant, and with the model it belongs to', async ({
  house,
}) => {
  const ended = await ready(house)
  await entering(house, ended, day)('Lò A', 'Lò B')
  itIs('2024-05-06')
  await entering(house, ended, '2024-05-06')('Lò C')
  const { edition } = (await house.ask(ended.head, covenants.read, ended.at)).body
  const ending = { ...ended.at, edition, endedOn: '2024-04-30' }
  const over = await house.ask(ended.head, covenants.change, ending)
  expect(over.status, JSON.stringify(over.body)).toBe(200)
  // Nobody leaves a month in which they had not signed yet.
  expect((await counted(house, ended.at.id)).sort()).toEqual([
    'commitment.households 2024-03-01 2',
    'commitment.households 2024-04-01 -2',
    'commitment.households 2024-05-01 -1',
    'commitment.households 2024-05-01 1',
  ])

  itIs(day)
  const gone = await ready(house)
  await entering(house, gone, day)('Lò A', 'Lò B')
  await house.ask(gone.head, covenants.withdraw, { ...gone.at, who: 'Lò B' })
  const end = { edition: 1, state: 'dissolved' as const, on: day, reason: 'Không còn hoạt động' }
  const model = { keeperId: gone.at.keeperId, id: gone.at.modelId }
  expect((await house.ask(gone.police, m.settle, { ...model, ...end })).status).toBe(200)
  itIs('2025-06-01')
  await endSignatures(house.house)
  const amounts = (await counted(house, gone.at.id)).map((entry) => entry.split(' ').at(-1))
  expect(amounts).toEqual(['2', '-1', '-1'])
})
