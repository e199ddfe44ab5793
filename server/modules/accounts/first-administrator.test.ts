import { expect } from 'vitest'
import { accounts as a } from '../../../contract/accounts.ts'
import { openTestHouse, test } from '../../testing/house.ts'
import { firstAdministratorLink } from './module.ts'
import { browserOf, enrolTotp } from './newcomers.fixture.ts'

const tokenOf = (link = '') => link.split('/quan-tri-dau-tien/')[1] ?? ''
const person = { name: 'Nguyễn Thị Đầu', username: 'quan.tri', password: 'một câu thật dài' }

test('the first start prints a link that makes one administrator, once', async () => {
  const house = await openTestHouse({ DEMO: 'off' })
  const older = await firstAdministratorLink(house.house, house.db)
  const link = await firstAdministratorLink(house.house, house.db)
  expect(link).toMatch(/^http:\/\/localhost:3000\/quan-tri-dau-tien\/[\w-]{43}$/)

  const outdated = await house.ask(undefined, a.firstAdministrator, {
    token: tokenOf(older),
    ...person,
  })
  expect(outdated).toMatchObject({ status: 404, body: { code: 'first_administrator.not_found' } })
  const twice = await Promise.all([
    house.ask(undefined, a.firstAdministrator, { token: tokenOf(link), ...person }),
    house.ask(undefined, a.firstAdministrator, {
      token: tokenOf(link),
      ...person,
      username: 'quan.tri.hai',
    }),
  ])
  expect(twice.map((answer) => answer.status).toSorted((x, y) => x - y)).toEqual([200, 404])
  const made = twice.find((answer) => answer.status === 200)
  const weak = browserOf(made ?? { cookie: '' })
  expect((await house.ask(weak, a.me, {})).body).toMatchObject({
    strength: 'password',
    posts: [{ role: 'administrator', unit: { kind: 'nation' } }],
    may: [],
  })
  const { browser } = await enrolTotp(house, weak)
  expect((await house.ask(browser, a.me, {})).body.may).toContain('post.grant')

  expect(await firstAdministratorLink(house.house, house.db)).toBeUndefined()
  await house.close()
})

test('the demonstration makes no administrator', async ({ house }) => {
  expect(await firstAdministratorLink(house.house, house.db)).toBeUndefined()
})

test('the people of the demonstration come in with one click, and only they, and only there', async ({
  house,
}) => {
  const commune = await house.commune()
  const officer = await house.person('commune_police', commune, { name: 'Lò Thị Mẫu' })
  const real = await house.person('commune_front', commune)
  await house.db
    .updateTable('accounts.account')
    .set({ demonstration: true })
    .where('id', '=', officer.accountId)
    .execute()
  const province = await house.db
    .selectFrom('units.unit')
    .select('name')
    .where('id', '=', commune.parentId)
    .executeTakeFirstOrThrow()

  expect((await house.ask(undefined, a.demoPeople, {})).body).toMatchObject([
    {
      accountId: officer.accountId,
      name: 'Lò Thị Mẫu',
      role: 'commune_police',
      province: province.name,
    },
  ])
  const inside = browserOf(await house.ask(undefined, a.demo, { accountId: officer.accountId }))
  const me = (await house.ask(inside, a.me, {})).body
  expect(me).toMatchObject({ strength: 'demonstration', demonstration: true })
  expect(me.may).toContain('activity.verify')
  expect((await house.ask(inside, a.startTotp, {})).body.code).toBe('account.demonstration')
  expect((await house.ask(undefined, a.demo, { accountId: real.accountId })).status).toBe(404)

  const elsewhere = await openTestHouse({ DEMO: 'off' })
  const made = await elsewhere.person('commune_police', await elsewhere.commune())
  await elsewhere.db.updateTable('accounts.account').set({ demonstration: true }).execute()
  expect((await elsewhere.ask(undefined, a.demoPeople, {})).body).toEqual([])
  const refused = await elsewhere.ask(undefined, a.demo, { accountId: made.accountId })
  await elsewhere.close()
  expect(refused).toMatchObject({ status: 404, body: { code: 'account.not_found' } })
})
