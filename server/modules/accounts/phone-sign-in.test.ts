import { expect } from 'vitest'
import { accounts as a } from '../../../contract/accounts.ts'
import { openTestHouse, test } from '../../testing/house.ts'
import { browserOf, newPhone, type TestHouse } from './newcomers.fixture.ts'

async function resident(house: TestHouse) {
  const village = await house.village()
  const { accountId } = await house.person('resident', village)
  const phone = newPhone()
  await house.db
    .updateTable('accounts.account')
    .set({ phone })
    .where('id', '=', accountId)
    .execute()
  return { accountId, phone }
}

const other = (code: string) => (code === '000000' ? '000001' : '000000')

test('a resident comes in with the code shown, however the number is typed', async ({ house }) => {
  const { accountId, phone } = await resident(house)
  const sent = await house.ask(undefined, a.phone, { phone: `+84 ${phone.slice(1)}` })
  expect(sent.body).toEqual({ sent: true, shown: expect.stringMatching(/^\d{6}$/) })

  const code = sent.body.shown ?? ''
  const inside = await house.ask(undefined, a.phoneConfirm, { phone, code })
  expect(inside.body).toEqual({ next: 'inside' })
  expect(inside.cookie).toContain('Max-Age=2592000; HttpOnly; SameSite=Lax')
  const me = (await house.ask(browserOf(inside), a.me, {})).body
  expect(me).toMatchObject({ id: accountId, strength: 'code', posts: [{ role: 'resident' }] })

  const twice = await house.ask(undefined, a.phoneConfirm, { phone, code })
  expect(twice).toMatchObject({ status: 401, body: { code: 'sign_in.refused' } })
})

test('an unknown number is answered in the same words and let in never', async ({ house }) => {
  const phone = newPhone()
  const sent = await house.ask(undefined, a.phone, { phone })
  expect(sent.body).toEqual({ sent: true, shown: expect.stringMatching(/^\d{6}$/) })
  const refused = await house.ask(undefined, a.phoneConfirm, { phone, code: sent.body.shown ?? '' })
  expect(refused).toMatchObject({ status: 401, body: { code: 'sign_in.refused' } })
})

test('after five wrong codes the right one is worth nothing', async ({ house }) => {
  const { phone } = await resident(house)
  const code = (await house.ask(undefined, a.phone, { phone })).body.shown ?? ''
  for (let time = 1; time <= 5; time += 1) {
    const wrong = await house.ask(undefined, a.phoneConfirm, { phone, code: other(code) })
    expect(wrong).toMatchObject({ status: 401, body: { code: 'sign_in.refused' } })
  }
  expect((await house.ask(undefined, a.phoneConfirm, { phone, code })).body.code).toBe(
    'sign_in.locked',
  )
  expect((await house.ask(undefined, a.phone, { phone })).body.code).toBe('sign_in.locked')

  await house.db.deleteFrom('accounts.attempt').execute()
  expect((await house.ask(undefined, a.phoneConfirm, { phone, code })).body.code).toBe(
    'sign_in.refused',
  )
})

test('a code dies after five minutes, and a newer one ends the older', async ({ house }) => {
  const { phone } = await resident(house)
  const code = (await house.ask(undefined, a.phone, { phone })).body.shown ?? ''
  await house.db
    .updateTable('accounts.ticket')
    .set({ expiresAt: new Date(0) })
    .execute()
  expect((await house.ask(undefined, a.phoneConfirm, { phone, code })).status).toBe(401)

  const older = (await house.ask(undefined, a.phone, { phone })).body.shown ?? ''
  let newer = older
  while (newer === older) newer = (await house.ask(undefined, a.phone, { phone })).body.shown ?? ''
  expect((await house.ask(undefined, a.phoneConfirm, { phone, code: older })).status).toBe(401)
  expect((await house.ask(undefined, a.phoneConfirm, { phone, code: newer })).status).toBe(200)
})

test('nobody can make a phone ring without end', async ({ house }) => {
  const phone = newPhone()
  for (let time = 1; time <= 5; time += 1) {
    expect((await house.ask(undefined, a.phone, { phone })).status).toBe(200)
  }
  expect((await house.ask(undefined, a.phone, { phone })).body.code).toBe('sign_in.locked')
})

test('a number that is none is said beside the blank', async ({ house }) => {
  const answer = await house.ask(undefined, a.phone, { phone: '02838 123 456' })
  expect(answer).toMatchObject({
    status: 400,
    body: { fields: [{ path: 'phone', code: 'not_a_phone' }] },
  })
})

test('without a carrier no code is sent; with one it waits in the queue and is not shown', async () => {
  const silent = await openTestHouse({ DEMO: 'off' })
  const answer = await silent.ask(undefined, a.phone, { phone: newPhone() })
  await silent.close()
  expect(answer).toMatchObject({ status: 503, body: { code: 'sms.none' } })

  const house = await openTestHouse({ DEMO: 'off', SMS_URL: 'http://127.0.0.1:9/send' })
  const sent = await house.ask(undefined, a.phone, { phone: newPhone() })
  const queued = await house.db
    .selectFrom('graphile_worker.jobs' as never)
    .select('task_identifier' as never)
    .execute()
  await house.close()
  expect(sent.body).toEqual({ sent: true })
  expect(queued).toEqual([{ taskIdentifier: 'accounts.send_code' }])
})
