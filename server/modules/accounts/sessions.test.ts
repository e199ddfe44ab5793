import { expect } from 'vitest'
import { accounts as a } from '../../../contract/accounts.ts'
import { test } from '../../testing/house.ts'
import { browserOf, newStaff } from './newcomers.fixture.ts'

test('one sees one’s open sessions and ends one of them at once', async ({ house }) => {
  const { username, password } = await newStaff(house, 'commune_police', await house.commune())
  const desk = browserOf(await house.ask(undefined, a.password, { username, password }))
  const phone = browserOf(await house.ask(undefined, a.password, { username, password }))
  expect((await house.ask(phone, a.me, {})).status).toBe(200)

  const open = (await house.ask(desk, a.sessions, {})).body
  expect(open.filter((session) => session.current)).toHaveLength(1)
  expect(open).toHaveLength(2)
  const id = open.find((session) => !session.current)?.id ?? ''
  expect((await house.ask(desk, a.endSession, { id })).body).toEqual({ done: true })
  expect((await house.ask(desk, a.endSession, { id })).body).toEqual({ done: true })

  expect(await house.ask(phone, a.me, {})).toMatchObject({
    status: 401,
    body: { code: 'sign_in.first' },
  })
  expect((await house.ask(desk, a.sessions, {})).body).toHaveLength(1)
})

test('somebody else’s session does not exist', async ({ house }) => {
  const commune = await house.commune()
  const mine = await house.person('commune_police', commune)
  const theirs = await house.person('commune_front', commune)
  const [session] = (await house.ask(theirs, a.sessions, {})).body

  const answer = await house.ask(mine, a.endSession, { id: session?.id ?? '' })
  expect(answer).toMatchObject({ status: 404, body: { code: 'session.not_found' } })
  expect((await house.ask(theirs, a.me, {})).status).toBe(200)
})

test('signing out takes the cookie back, and the cookie is worth nothing afterwards', async ({
  house,
}) => {
  const person = await house.person('village_head', await house.village())
  expect((await house.ask(person, a.me, {})).status).toBe(200)
  expect((await house.ask(person, a.signOut, {})).cookie).toMatch(/^binh_yen=; Path=\/; Max-Age=0/)
  expect((await house.ask(person, a.me, {})).status).toBe(401)
})

test('a sign-in never keeps the token the browser came with', async ({ house }) => {
  const { username, password, accountId } = await newStaff(
    house,
    'commune_police',
    await house.commune(),
  )
  const before = browserOf(
    await house.ask(undefined, a.password, { username, password }),
    accountId,
  )
  const after = browserOf(await house.ask(before, a.password, { username, password }), accountId)

  expect(after.cookie).not.toBe(before.cookie)
  expect((await house.ask(before, a.me, {})).status).toBe(401)
  expect((await house.ask(after, a.me, {})).status).toBe(200)
})

test('a session that was left alone too long is over', async ({ house }) => {
  const person = await house.person('village_head', await house.village())
  const sessions = house.db
    .updateTable('accounts.session')
    .where('accountId', '=', person.accountId)
  await sessions.set({ expiresAt: new Date(0) }).execute()
  expect((await house.ask(person, a.me, {})).status).toBe(401)
})

test('a new password ends every other session, and a wrong one changes nothing', async ({
  house,
}) => {
  const { username, password } = await newStaff(house, 'commune_police', await house.commune())
  const here = browserOf(await house.ask(undefined, a.password, { username, password }))
  const there = browserOf(await house.ask(undefined, a.password, { username, password }))
  const next = 'một câu thật dài'

  const wrong = await house.ask(here, a.changePassword, { current: 'not this one', next })
  expect(wrong.body.fields).toEqual([{ path: 'current', code: 'password_wrong' }])
  expect((await house.ask(there, a.me, {})).status).toBe(200)

  expect((await house.ask(here, a.changePassword, { current: password, next })).status).toBe(200)
  expect((await house.ask(here, a.me, {})).status).toBe(200)
  expect((await house.ask(there, a.me, {})).status).toBe(401)
  expect((await house.ask(undefined, a.password, { username, password })).status).toBe(401)
  expect((await house.ask(undefined, a.password, { username, password: next })).status).toBe(200)
})

test('guessing the password from inside is locked as well', async ({ house }) => {
  const { username, password } = await newStaff(house, 'commune_police', await house.commune())
  const here = browserOf(await house.ask(undefined, a.password, { username, password }))
  const guess = { current: 'not this one', next: 'một câu thật dài' }
  for (let time = 1; time <= 5; time += 1) await house.ask(here, a.changePassword, guess)
  expect((await house.ask(here, a.changePassword, { ...guess, current: password })).body.code).toBe(
    'sign_in.locked',
  )
})

test('one changes one’s own name, language and text size', async ({ house }) => {
  const person = await house.person('village_head', await house.village())
  const changed = await house.ask(person, a.changeMe, {
    name: 'Trần Thị Mới',
    language: 'en',
    largeText: true,
  })
  expect(changed.body).toMatchObject({ name: 'Trần Thị Mới', language: 'en', largeText: true })
  expect((await house.ask(person, a.changeMe, {})).body.name).toBe('Trần Thị Mới')
})

test('a passkey is asked for with a ticket that is good once and for minutes', async ({
  house,
}) => {
  const begun = await house.ask(undefined, a.passkeyOptions, {})
  const { ticket } = begun.body
  expect(begun.body.options).toMatchObject({ userVerification: 'required', rpId: 'localhost' })
  const answer = { id: 'unknown', response: {} }
  const unknown = await house.ask(undefined, a.passkey, { ticket, answer })
  const used = await house.ask(undefined, a.passkey, { ticket, answer })
  const madeUp = await house.ask(undefined, a.passkey, { ticket: 'x'.repeat(43), answer })
  expect([unknown, used, madeUp].map(({ body }) => body.code)).toEqual([
    'sign_in.refused',
    'sign_in.expired',
    'sign_in.expired',
  ])

  const person = await house.person('commune_police', await house.commune())
  const enrolling = (await house.ask(person, a.passkeyEnrolOptions, {})).body
  const made = { ticket: enrolling.ticket, name: 'Máy của tôi', answer }
  expect((await house.ask(person, a.passkeyEnrol, made)).body.fields).toEqual([
    { path: 'answer', code: 'passkey_unread' },
  ])
  expect((await house.ask(person, a.forgetPasskey, { id: 'unknown' })).status).toBe(404)
})
