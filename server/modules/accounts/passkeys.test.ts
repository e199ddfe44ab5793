import { expect } from 'vitest'
import { accounts as a } from '../../../contract/accounts.ts'
import type { Person } from '../../testing/house.ts'
import { test } from '../../testing/house.ts'
import { authenticator } from './authenticator.fixture.ts'
import { browserOf, newStaff, type TestHouse } from './newcomers.fixture.ts'

type Device = ReturnType<typeof authenticator>

const here = { origin: 'http://localhost:3000' }
const elsewhere = { origin: 'http://localhost:3001' }

async function enrol(
  house: TestHouse,
  browser: Person,
  device: Device,
  where: Parameters<Device['enrol']>[1] = here,
) {
  const { ticket, options } = (await house.ask(browser, a.passkeyEnrolOptions, {})).body
  return house.ask(browser, a.passkeyEnrol, {
    ticket,
    name: 'Điện thoại',
    answer: device.enrol(options, where),
  })
}

async function comeIn(
  house: TestHouse,
  device: Device,
  where: Parameters<Device['answer']>[1] = here,
) {
  const { ticket, options } = (await house.ask(undefined, a.passkeyOptions, {})).body
  return house.ask(undefined, a.passkey, { ticket, answer: device.answer(options, where) })
}

async function officer(house: TestHouse) {
  const { username, password } = await newStaff(house, 'commune_police', await house.commune())
  return browserOf(await house.ask(undefined, a.password, { username, password }))
}

test('an officer enrols a passkey, is strong at once, and comes in with it alone', async ({
  house,
}) => {
  const weak = await officer(house)
  const device = authenticator()
  const enrolled = await enrol(house, weak, device)
  expect(enrolled.body).toEqual({ done: true })
  const browser = browserOf(enrolled)
  expect((await house.ask(browser, a.me, {})).body).toMatchObject({
    strength: 'strong',
    passkeys: [{ id: device.id, name: 'Điện thoại' }],
  })

  const inside = await comeIn(house, device)
  expect(inside.body).toEqual({ next: 'inside' })
  expect((await house.ask(browserOf(inside), a.me, {})).body.strength).toBe('strong')

  expect((await house.ask(browser, a.forgetPasskey, { id: device.id })).status).toBe(200)
  expect((await comeIn(house, device)).body.code).toBe('sign_in.refused')
})

test('a passkey is refused from another site, without its owner’s finger, and as a copy', async ({
  house,
}) => {
  const device = authenticator()
  await enrol(house, await officer(house), device)

  expect((await comeIn(house, device, elsewhere)).body.code).toBe('sign_in.refused')
  expect((await comeIn(house, device, { ...here, verified: false })).body.code).toBe(
    'sign_in.refused',
  )
  expect((await comeIn(house, device)).status).toBe(200)
  device.windBack()
  expect((await comeIn(house, device)).body.code).toBe('sign_in.refused')
})

test('one answer opens one door once', async ({ house }) => {
  const device = authenticator()
  await enrol(house, await officer(house), device)
  const { ticket, options } = (await house.ask(undefined, a.passkeyOptions, {})).body
  const answer = device.answer(options, here)
  expect((await house.ask(undefined, a.passkey, { ticket, answer })).status).toBe(200)
  expect((await house.ask(undefined, a.passkey, { ticket, answer })).body.code).toBe(
    'sign_in.expired',
  )

  const later = (await house.ask(undefined, a.passkeyOptions, {})).body
  expect((await house.ask(undefined, a.passkey, { ticket: later.ticket, answer })).body.code).toBe(
    'sign_in.refused',
  )
})

test('a passkey made elsewhere, unverified, twice or by somebody else is not kept', async ({
  house,
}) => {
  const [mine, theirs] = [await officer(house), await officer(house)]
  const device = authenticator()
  const unread = [{ path: 'answer', code: 'passkey_unread' }]
  expect((await enrol(house, mine, device, elsewhere)).body.fields).toEqual(unread)
  expect((await enrol(house, mine, device, { ...here, verified: false })).body.fields).toEqual(
    unread,
  )

  const { ticket, options } = (await house.ask(mine, a.passkeyEnrolOptions, {})).body
  const stolen = { ticket, name: 'Khác', answer: device.enrol(options, here) }
  expect((await house.ask(theirs, a.passkeyEnrol, stolen)).body.code).toBe('passkey.expired')

  expect((await enrol(house, mine, device)).status).toBe(200)
  expect((await enrol(house, theirs, device)).body.code).toBe('passkey.known')
})
