import { expect } from 'vitest'
import { accounts as a } from '../../../contract/accounts.ts'
import { test } from '../../testing/house.ts'
import { allAtOnce, browserOf, newStaff } from './newcomers.fixture.ts'

test('a post given is felt at once, and so is its end', async ({ house }) => {
  const commune = await house.commune()
  const village = await house.village(commune)
  const committee = await house.person('commune_committee', commune)
  const { accountId, username, password } = await newStaff(house, 'commune_police', commune)
  const browser = browserOf(await house.ask(undefined, a.password, { username, password }))
  expect((await house.ask(browser, a.me, {})).body.may).toEqual([])

  const given = {
    keeperId: commune.id,
    accountId,
    role: 'village_head',
    unitId: village.id,
  } as const
  const post = await house.ask(committee, a.grantPost, { ...given, since: '2024-05-01' })
  expect(post.body).toMatchObject({ role: 'village_head', since: '2024-05-01', until: null })
  expect((await house.ask(committee, a.grantPost, given)).body).toEqual(post.body)
  expect((await house.ask(browser, a.me, {})).body.may).toContain('invite.make')

  const ended = { keeperId: commune.id, id: post.body.id }
  expect((await house.ask(committee, a.endPost, ended)).body).toEqual({ done: true })
  expect((await house.ask(committee, a.endPost, ended)).body).toEqual({ done: true })
  expect((await house.ask(browser, a.me, {})).body.may).toEqual([])
  const kept = house.db.selectFrom('accounts.post').select('until').where('id', '=', post.body.id)
  expect((await kept.executeTakeFirstOrThrow()).until).not.toBeNull()
})

test('people are seen by those who answer for them, and by nobody else', async ({ house }) => {
  const commune = await house.commune()
  const [village, next] = [await house.village(commune), await house.village(commune)]
  const police = await house.person('commune_police', commune, { name: 'Cầm Thị An' })
  const head = await house.person('village_head', village, { name: 'Quàng Văn Bình' })
  const resident = await house.person('resident', next, { name: 'Vì Văn Chung' })
  const here = { keeperId: commune.id }

  const all = (await house.ask(police, a.people, here)).body
  expect(all.map((person) => person.name)).toEqual(['Cầm Thị An', 'Quàng Văn Bình', 'Vì Văn Chung'])
  const own = (await house.ask(head, a.people, here)).body
  expect(own.map((person) => person.name)).toEqual(['Quàng Văn Bình'])
  expect((await house.ask(resident, a.people, here)).status).toBe(403)
  const stranger = await house.person('commune_police', await house.commune())
  expect((await house.ask(stranger, a.people, here)).status).toBe(404)
})

test('nobody hands on what they do not have', async ({ house }) => {
  const commune = await house.commune()
  const { accountId } = await house.person('commune_front', commune)
  const police = await house.person('commune_police', commune)
  const administrator = await house.person('administrator', commune)
  const given = { keeperId: commune.id, accountId, unitId: commune.id }

  for (const role of ['commune_committee', 'administrator', 'auditor'] as const) {
    expect((await house.ask(police, a.grantPost, { ...given, role })).status).toBe(403)
    expect((await house.ask(administrator, a.grantPost, { ...given, role })).status).toBe(200)
  }
  expect((await house.ask(police, a.grantPost, { ...given, role: 'commune_police' })).status).toBe(
    200,
  )
  const head = await house.person('village_head', await house.village(commune))
  expect((await house.ask(head, a.grantPost, { ...given, role: 'mentor' })).status).toBe(404)
})

test('a post is refused where its role is not held, and on days that make no sense', async ({
  house,
}) => {
  const commune = await house.commune()
  const police = await house.person('commune_police', commune)
  const { accountId } = await house.person('commune_front', commune)
  const given = {
    keeperId: commune.id,
    accountId,
    unitId: commune.id,
    role: 'commune_front',
  } as const
  const fieldsOf = async (more: object) =>
    (await house.ask(police, a.grantPost, { ...given, ...more })).body.fields

  expect(await fieldsOf({ role: 'village_head' })).toEqual([
    { path: 'role', code: 'not_held_here' },
  ])
  expect(await fieldsOf({ since: '2999-01-01' })).toEqual([
    { path: 'since', code: 'day_in_future' },
  ])
  expect(await fieldsOf({ since: '2019-12-31' })).toEqual([
    { path: 'since', code: 'before_it_existed' },
  ])
})

test('another commune’s people and posts do not exist', async ({ house }) => {
  const [here, there] = [await house.commune(), await house.commune()]
  const police = await house.person('commune_police', here)
  const theirs = await house.person('commune_front', there)
  const mine = await house.person('commune_front', here)
  const role = 'commune_front'

  const foreign = { keeperId: here.id, accountId: theirs.accountId, unitId: here.id, role } as const
  expect((await house.ask(police, a.grantPost, foreign)).body.code).toBe('account.not_found')
  const abroad = { keeperId: there.id, accountId: mine.accountId, unitId: there.id, role } as const
  expect((await house.ask(police, a.grantPost, abroad)).body.code).toBe('unit.not_found')
  const mixed = { keeperId: here.id, accountId: mine.accountId, unitId: there.id, role } as const
  expect((await house.ask(police, a.grantPost, mixed)).body.code).toBe('unit.not_found')
  const post = await house.db
    .selectFrom('accounts.post')
    .select('id')
    .where('accountId', '=', theirs.accountId)
    .executeTakeFirstOrThrow()
  for (const keeperId of [here.id, there.id]) {
    expect((await house.ask(police, a.endPost, { keeperId, id: post.id })).body.code).toBe(
      'post.not_found',
    )
  }
})

test('a closed unit takes no new people', async ({ house }) => {
  const commune = await house.commune()
  const village = await house.village(commune)
  const police = await house.person('commune_police', commune)
  await house.db
    .updateTable('units.unit')
    .set({ validTo: '2025-01-01' })
    .where('id', '=', village.id)
    .execute()
  const { accountId } = await house.person('commune_front', commune)
  const given = {
    keeperId: commune.id,
    accountId,
    unitId: village.id,
    role: 'village_head',
  } as const
  expect((await house.ask(police, a.grantPost, given)).body.code).toBe('unit.closed')
})

test('a name for signing in belongs to one person', async ({ house }) => {
  const [here, there] = [await house.commune(), await house.commune()]
  const { username } = await newStaff(house, 'commune_police', here)
  const administrator = await house.person('administrator', there)
  const taken = await house.ask(administrator, a.addStaff, {
    keeperId: there.id,
    name: 'Lường Văn Dân',
    username,
    role: 'commune_front',
    unitId: there.id,
  })
  expect(taken.body.fields).toEqual([{ path: 'username', code: 'username_taken' }])
})

test('the last administrator of the country stays', async ({ house }) => {
  const nation = await house.nation()
  await house.db
    .updateTable('accounts.post')
    .set({ until: '2999-01-01' })
    .where('unitId', '=', nation.id)
    .execute()
  const one = await house.person('administrator', nation)
  const two = await house.person('administrator', nation)
  const held = await house.db
    .selectFrom('accounts.post')
    .select(['id', 'accountId'])
    .where('accountId', 'in', [one.accountId, two.accountId])
    .execute()
  const postOf = ({ accountId }: typeof one) =>
    held.find((post) => post.accountId === accountId)?.id ?? ''
  const [first, second] = [postOf(one), postOf(two)]

  const both = await allAtOnce(house, 'accounts.post', [first, second], () => [
    house.ask(one, a.endPost, { keeperId: nation.id, id: second }),
    house.ask(two, a.endPost, { keeperId: nation.id, id: first }),
  ])
  expect(both.filter((answer) => answer.status === 200)).toHaveLength(1)
  const [last, id] = both[0]?.status === 200 ? [one, first] : [two, second]
  const alone = await house.ask(last, a.endPost, { keeperId: nation.id, id })
  expect(alone).toMatchObject({ status: 409, body: { code: 'post.last_administrator' } })
})
