import { expect } from 'vitest'
import { accounts as a } from '../../../contract/accounts.ts'
import { test } from '../../testing/house.ts'
import { newStaff } from './newcomers.fixture.ts'

test('a wrong password and an unknown name are refused alike; the fifth failure locks the name', async ({
  house,
}) => {
  const { username, password } = await newStaff(house, 'commune_police', await house.commune())
  const wrong = { username, password: 'not this one' }
  const unknown = { username: 'nobody.here', password: 'not this one' }

  for (const given of [wrong, unknown]) {
    for (let time = 1; time <= 5; time += 1) {
      const answer = await house.ask(undefined, a.password, given)
      expect(answer).toMatchObject({ status: 401, body: { code: 'sign_in.refused' } })
    }
    const locked = await house.ask(undefined, a.password, given)
    expect(locked).toMatchObject({ status: 429, body: { code: 'sign_in.locked' } })
  }
  expect((await house.ask(undefined, a.password, { username, password })).body.code).toBe(
    'sign_in.locked',
  )

  const attempts = house.db.updateTable('accounts.attempt').where('failures', '=', 5)
  await attempts.set({ lockedUntil: new Date(0) }).execute()
  await house.ask(undefined, a.password, wrong)
  const lock = await house.db
    .selectFrom('accounts.attempt')
    .select('lockedUntil')
    .where('failures', '=', 6)
    .executeTakeFirstOrThrow()
  expect((lock.lockedUntil?.getTime() ?? 0) - Date.now()).toBeGreaterThan(90_000)

  await house.db.updateTable('accounts.attempt').set({ lockedUntil: null }).execute()
  expect((await house.ask(undefined, a.password, { username, password })).status).toBe(200)
  const names = house.db.selectFrom('accounts.attempt').select('what').where('failures', '=', 6)
  expect(await names.execute()).toEqual([])
})

test('guesses sent all at once do not outrun the lock', async ({ house }) => {
  await house.db.deleteFrom('accounts.attempt').execute()
  const { username, password } = await newStaff(house, 'commune_police', await house.commune())
  for (let time = 1; time <= 4; time += 1) {
    await house.ask(undefined, a.password, { username, password: 'not this one' })
  }
  const both = await Promise.all([
    house.ask(undefined, a.password, { username, password: 'not this one' }),
    house.ask(undefined, a.password, { username, password: 'nor this one' }),
  ])
  expect(
    both.map((answer) => answer.status).filter((status) => status !== 401 && status !== 429),
  ).toEqual([])
  expect((await house.ask(undefined, a.password, { username, password })).status).toBe(429)
})

test('an address that fails too often is locked whoever it asks for', async ({ house }) => {
  await house.db.deleteFrom('accounts.attempt').execute()
  const { username, password } = await newStaff(house, 'commune_police', await house.commune())
  await house.ask(undefined, a.password, { username, password: 'not this one' })
  const address = house.db.updateTable('accounts.attempt').where('what', 'like', 'address:%')
  await address.set({ failures: 19 }).execute()

  expect(
    (await house.ask(undefined, a.password, { username: 'someone.else', password: 'x' })).status,
  ).toBe(401)
  expect((await house.ask(undefined, a.password, { username, password })).body.code).toBe(
    'sign_in.locked',
  )
  await house.db.deleteFrom('accounts.attempt').execute()
})
