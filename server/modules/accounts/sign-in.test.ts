import { expect } from 'vitest'
import { accounts as a } from '../../../contract/accounts.ts'
import { test } from '../../testing/house.ts'
import { browserOf, digits, enrolTotp, newStaff } from './newcomers.fixture.ts'

test('staff come in by password, enrol an authenticator, and are strong from then on', async ({
  house,
}) => {
  const commune = await house.commune()
  const { username, password } = await newStaff(house, 'commune_police', commune)

  const first = await house.ask(undefined, a.password, {
    username: ` ${username.toUpperCase()} `,
    password,
  })
  expect(first).toMatchObject({ status: 200, body: { next: 'inside' } })
  const weak = browserOf(first)
  expect((await house.ask(weak, a.me, {})).body).toMatchObject({
    strength: 'password',
    hasTotp: false,
    may: [],
  })

  const { secret, proven, browser } = await enrolTotp(house, weak)
  expect(proven.status).toBe(200)
  expect((await house.ask(weak, a.me, {})).status).toBe(401)
  const strong = (await house.ask(browser, a.me, {})).body
  expect(strong).toMatchObject({
    strength: 'strong',
    hasTotp: true,
    posts: [{ role: 'commune_police' }],
  })
  expect(strong.may).toContain('activity.verify')

  const again = await house.ask(undefined, a.password, { username, password })
  expect(again.body.next).toBe('totp')
  expect(again.cookie).toBe('')
  const ticket = again.body.ticket ?? ''
  const inside = await house.ask(undefined, a.totp, { ticket, code: digits(secret, 1) })
  expect(inside.body).toEqual({ next: 'inside' })
  expect((await house.ask(browserOf(inside), a.me, {})).body.strength).toBe('strong')
})

test('digits are good once, and a ticket opens once', async ({ house }) => {
  const { username, password } = await newStaff(house, 'commune_police', await house.commune())
  const weak = browserOf(await house.ask(undefined, a.password, { username, password }))
  const { secret } = await enrolTotp(house, weak)
  const ticketNow = async () =>
    (await house.ask(undefined, a.password, { username, password })).body.ticket ?? ''

  const first = await ticketNow()
  const code = digits(secret, 1)
  expect((await house.ask(undefined, a.totp, { ticket: first, code })).status).toBe(200)
  expect((await house.ask(undefined, a.totp, { ticket: await ticketNow(), code })).body.code).toBe(
    'sign_in.refused',
  )
  const spent = await house.ask(undefined, a.totp, { ticket: first, code: digits(secret, 1) })
  expect(spent).toMatchObject({ status: 401, body: { code: 'sign_in.expired' } })
})

test('an old or made-up ticket opens nothing', async ({ house }) => {
  const { username, password } = await newStaff(house, 'commune_police', await house.commune())
  const { secret } = await enrolTotp(
    house,
    browserOf(await house.ask(undefined, a.password, { username, password })),
  )
  const ticket = (await house.ask(undefined, a.password, { username, password })).body.ticket ?? ''
  await house.db
    .updateTable('accounts.ticket')
    .set({ expiresAt: new Date(0) })
    .execute()

  const late = await house.ask(undefined, a.totp, { ticket, code: digits(secret, 1) })
  const madeUp = await house.ask(undefined, a.totp, { ticket: 'x'.repeat(43), code: '123456' })
  expect([late, madeUp]).toMatchObject([
    { status: 401, body: { code: 'sign_in.expired' } },
    { status: 401, body: { code: 'sign_in.expired' } },
  ])
})

test('an officer in a weak session is told to come in more strongly', async ({ house }) => {
  const commune = await house.commune()
  const weak = await house.person('commune_committee', commune, { strength: 'password' })
  const invited = {
    keeperId: commune.id,
    unitId: commune.id,
    role: 'mentor',
    days: 3,
    uses: 1,
  } as const

  for (const answer of [
    await house.ask(weak, a.invite, invited),
    await house.ask(weak, a.people, { keeperId: commune.id }),
    await house.ask(weak, a.addStaff, {
      keeperId: commune.id,
      name: 'An',
      username: 'an.an',
      role: 'commune_front',
      unitId: commune.id,
    }),
  ]) {
    expect(answer).toMatchObject({ status: 403, body: { code: 'sign_in.stronger' } })
  }
})

test('a code by SMS, or a person of the demonstration, cannot change how an officer signs in', async ({
  house,
}) => {
  const commune = await house.commune()
  const byCode = await house.person('commune_police', commune, { strength: 'code' })
  expect((await house.ask(byCode, a.startTotp, {})).body.code).toBe('sign_in.stronger')
  expect((await house.ask(byCode, a.passkeyEnrolOptions, {})).body.code).toBe('sign_in.stronger')

  const { username, password } = await newStaff(house, 'commune_police', commune)
  const stolen = browserOf(await house.ask(undefined, a.password, { username, password }))
  const other = browserOf(await house.ask(undefined, a.password, { username, password }))
  await enrolTotp(house, other)
  expect((await house.ask(stolen, a.startTotp, {})).body.code).toBe('sign_in.stronger')
})

test('the audit trail holds no password, code or ticket', async ({ house }) => {
  const { username, password } = await newStaff(house, 'commune_police', await house.commune())
  const weak = browserOf(await house.ask(undefined, a.password, { username, password }))
  const { secret, browser } = await enrolTotp(house, weak)
  await house.ask(browser, a.changePassword, { current: password, next: 'mật khẩu hoàn toàn mới' })

  const rows = await house.db.selectFrom('platform.audit').selectAll().execute()
  const written = JSON.stringify(rows)
  expect(rows.map((row) => row.operation)).toContain('POST /api/me/password')
  for (const unspoken of [password, 'hoàn toàn mới', secret, digits(secret)]) {
    expect(written).not.toContain(unspoken)
  }
})
