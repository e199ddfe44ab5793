import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { push } from '../../../contract/push.ts'
import { tips } from '../../../contract/tips.ts'
import { openTestHouse, type TestHouse } from '../../testing/house.ts'
import { openPushService } from '../alarms/push-service.fixture.ts'
import { runClocks } from './breaches.ts'
import { aTip, openDesk } from './desk.fixture.ts'
import { sendNotices } from './notices.ts'

let house: TestHouse
let service: Awaited<ReturnType<typeof openPushService>>
const texts: { to: string; text: string }[] = []
const gateway = createServer((asked, answer) => {
  let said = ''
  asked.on('data', (part) => (said += part))
  asked.on('end', () => {
    texts.push(JSON.parse(said))
    answer.writeHead(200).end()
  })
})

beforeAll(async () => {
  service = await openPushService()
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve))
  const { port } = gateway.address() as AddressInfo
  house = await openTestHouse({
    PUSH_HOSTS: 'localhost',
    PUSH_CA: service.ca,
    SMS_URL: `http://127.0.0.1:${port}/`,
  })
})
afterAll(async () => {
  await house.close()
  service.close()
  gateway.close()
})

test('officers are told once that something waits, never what; a telephone only of what ran out', async () => {
  const desk = await openDesk(house, { keeper: await house.commune() })
  const [one, two] = desk.officers
  const browser = service.browser('officer')
  await house.ask(one, push.subscribe, browser.subscription)
  const phone = '0912345670'
  await house.db
    .updateTable('accounts.account')
    .set({ phone })
    .where('id', '=', two?.accountId ?? '')
    .execute()

  const tip = await aTip(desk, 'Ma tuý ở bến xe.', { category: 'drugs' })
  await aTip(desk, 'Trộm xe đạp.', { category: 'theft' })
  // At the moment of arrival nobody is told anything.
  await house.settle()
  expect(browser.read()).toEqual([])

  await sendNotices(house.house)
  expect(browser.read()).toHaveLength(1)
  expect(texts).toEqual([])
  const said = JSON.stringify(browser.read()[0])
  expect(said).not.toMatch(/drugs|theft|ma tuý|trộm/i)
  expect(said).not.toContain(tip.id)
  expect(browser.read()[0]).toMatchObject({ leadsTo: `/xa/${desk.keeperId}/ban-tin-kin` })

  await sql`update tips.tip set received_at = received_at - interval '3 hours'
             where id = ${tip.id}`.execute(house.db)
  await runClocks(house.house)
  await sendNotices(house.house)
  expect(texts).toEqual([{ to: phone, text: expect.stringContaining('quá hạn') }])
  expect(browser.read()).toHaveLength(2)
})

test('a desk where everything was looked at is left in peace', async () => {
  const desk = await openDesk(house, { keeper: await house.commune() })
  const [officer] = desk.officers
  const browser = service.browser('quiet')
  await house.ask(officer, push.subscribe, browser.subscription)
  const { id } = await aTip(desk, 'Đã xem.')
  await house.ask(officer, tips.seen, { keeperId: desk.keeperId, id })
  await sendNotices(house.house)
  expect(browser.read()).toEqual([])
})
