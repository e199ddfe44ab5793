import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { alarmTeams as t } from '../../../contract/alarm-teams.ts'
import { alarms as a } from '../../../contract/alarms.ts'
import { push } from '../../../contract/push.ts'
import { connect } from '../../platform/db/connect.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { openTestHouse, type Person, type TestHouse } from '../../testing/house.ts'
import { happening } from './answer.ts'
import { openLedger } from './delivery-ledger.ts'
import { lane, neighbour } from './lane.fixture.ts'
import { openPushService, passIn } from './push-service.fixture.ts'

/** A number no other test uses. */
const newPhone = () => `09${String(Date.now()).slice(-4)}${String((phones += 1)).padStart(4, '0')}`
let phones = 0
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

/** A lane of three homes: a caller, a neighbour with the app, and a grandmother with a telephone. */
async function threeHomes(names = { second: uuid7(), first: uuid7() }) {
  const place = await lane(house, 3)
  const [one = '', two = '', three = ''] = place.homes
  const first = await neighbour(house, place.team, one, 'Người gọi')
  const second = await neighbour(house, place.team, two, 'Hàng xóm')
  const grandmother = { id: uuid7(), phone: newPhone() }
  await house.ask(place.head, t.addMember, {
    ...place.team,
    homeId: three,
    ...grandmother,
    name: 'Bà Lò Thị Ổn',
  })
  const phone = service.browser(names.second)
  const callersPhone = service.browser(names.first)
  await subscribe(second, phone)
  await subscribe(first, callersPhone)
  await known(place.team.teamId, 3)
  return { ...place, first, second, grandmother, phone, callersPhone, one, two }
}

type Browser = ReturnType<typeof service.browser>

async function subscribe(who: Person, { subscription }: Browser) {
  expect((await house.ask(who, push.subscribe, subscription)).status).toBe(200)
}

async function known(teamId: string, members: number) {
  await house.settle()
  await house.app.alarms.roster.refreshDuty()
  await expect.poll(() => house.app.alarms.roster.team(teamId)?.members.length).toBe(members)
}

async function raise(
  who: Person,
  { team }: { team: { keeperId: string; teamId: string } },
  more = {},
) {
  const pressed = await house.ask(who, a.raise, { ...team, id: uuid7(), kind: 'fire', ...more })
  expect(pressed.status, JSON.stringify(pressed.body)).toBe(200)
  return { keeperId: team.keeperId, id: pressed.body.id }
}

function ledger({ id }: { id: string }, who: string) {
  return house.db
    .selectFrom('alarms.delivery')
    .selectAll()
    .where('alarmId', '=', id)
    .where('who', '=', who)
    .orderBy('round')
    .orderBy('channel')
    .execute()
}

async function told(alarm: { id: string }, who: string) {
  const rows = await ledger(alarm, who)
  return rows.map(({ channel, round, sentAt }) => `${channel} ${round}${sentAt ? ' sent' : ''}`)
}

test('a neighbour is woken by push, who has no app by SMS, and the ledger follows them to the answer', async () => {
  const place = await threeHomes()
  const { first, second, grandmother, phone, callersPhone } = place
  const alarm = await raise(first, place)

  await expect.poll(() => phone.read()).toHaveLength(1)
  expect(phone.read()[0]).toMatchObject({
    id: alarm.id,
    keeperId: alarm.keeperId,
    kind: 'fire',
    drill: false,
    title: 'Cháy! Cần người đến ngay.',
    lang: 'vi',
    answers: [{ action: 'coming' }, { action: 'safe' }],
  })
  await expect
    .poll(() => texts.filter(({ to }) => to === grandmother.phone))
    .toEqual([
      { to: grandmother.phone, text: expect.stringMatching(/^Chay! .*Nha so 1.*Goi 114\.$/) },
    ])
  await expect.poll(() => told(alarm, grandmother.id)).toEqual(['sms 0 sent'])
  await expect.poll(() => told(alarm, second.accountId)).toEqual(['screen 0', 'push 0 sent'])
  expect(callersPhone.read()).toEqual([])

  const see = (channel: 'push' | 'screen', what: 'delivered' | 'seen') =>
    house.ask(second, a.seen, { ...alarm, channel, what })
  expect((await see('push', 'delivered')).status).toBe(200)
  await see('screen', 'delivered')
  await see('screen', 'seen')
  await house.ask(second, a.answer, { ...alarm, answer: 'coming' })
  await expect
    .poll(async () => {
      const rows = await ledger(alarm, second.accountId)
      return rows.map((row) => [
        row.channel,
        ...[row.queuedAt, row.sentAt, row.deliveredAt, row.seenAt, row.answeredAt].map(Boolean),
      ])
    })
    .toEqual([
      ['screen', true, true, true, true, true],
      ['push', true, true, true, false, true],
    ])
  const board = await house.ask(first, a.read, alarm)
  expect(board.body.homeList.find(({ id }) => id === place.two)?.seenAt).not.toBeNull()
})

test('a push is sealed, urgent, short-lived, replaces the one before, and shows the house’s own pass', async () => {
  const place = await threeHomes()
  const alarm = await raise(place.first, place)
  await expect.poll(() => place.phone.read()).toHaveLength(1)
  const name = place.phone.subscription.endpoint.split('/').at(-1)
  const headers = service.heard.find((each) => each.name === name)?.headers ?? {}
  expect(headers).toMatchObject({
    'content-encoding': 'aes128gcm',
    ttl: '600',
    urgency: 'high',
    topic: alarm.id.replaceAll('-', ''),
  })
  const pass = passIn(headers)
  const { body } = await house.ask(place.first, push.key, {})
  expect(pass).toMatchObject({ genuine: true, shown: body.key, head: { alg: 'ES256' } })
  expect(pass.claims).toMatchObject({
    aud: service.origin,
    sub: expect.stringMatching(/^mailto:|^https:/),
  })
  const day = 24 * 60 * 60
  expect(Number(pass.claims.exp) - Date.now() / 1000).toBeLessThanOrEqual(day)
})

test('the silent are told again, the second time everybody by SMS; who answered is left in peace', async () => {
  const place = await threeHomes()
  const { first, second, grandmother, phone, team } = place
  const mobile = newPhone()
  const silent = await neighbour(house, team, place.homes[2] ?? '', 'Người im lặng')
  await house.db
    .updateTable('alarms.member')
    .set({ phone: mobile })
    .where('accountId', '=', silent.accountId)
    .execute()
  await house.app.alarms.roster.refresh(team.teamId)
  const at = await raise(first, place)
  await house.ask(second, a.answer, { ...at, answer: 'safe' })
  const alarm = house.app.alarms.watch.alarm(at.id)
  if (!alarm) throw new Error('the alarm is not known')

  for (const round of [1, 2])
    await house.app.alarms.watch.happen({ ...happening(alarm), what: 'reminded', round })

  await expect
    .poll(() => told(at, grandmother.id))
    .toEqual(['sms 0 sent', 'sms 1 sent', 'sms 2 sent'])
  await expect.poll(() => told(at, silent.accountId)).toEqual(['screen 0', 'screen 1', 'screen 2'])
  const [member] = await house.db
    .selectFrom('alarms.member')
    .select('id')
    .where('accountId', '=', silent.accountId)
    .execute()
  await expect.poll(() => told(at, member?.id ?? '')).toEqual(['sms 1 sent'])
  expect(phone.read()).toHaveLength(1)
})

test('when it was a mistake, everybody who was told hears that too', async () => {
  const place = await threeHomes()
  const at = await raise(place.first, place)
  await expect.poll(() => place.phone.read()).toHaveLength(1)
  await house.ask(place.first, a.takeBack, { ...at, reason: 'Khói bếp' })

  await expect.poll(() => place.phone.read()).toHaveLength(2)
  expect(place.phone.read()[1]).toMatchObject({ over: true, answers: [], title: 'Báo nhầm: Cháy.' })
  await expect
    .poll(() => texts.filter(({ to }) => to === place.grandmother.phone).at(-1)?.text)
    .toMatch(/^Bao nham: Chay\./)
  expect(place.callersPhone.read()).toEqual([])
})

test('a silent alarm reaches those on duty and nobody of the lane, by any channel', async () => {
  const place = await threeHomes()
  const at = await raise(place.first, place, { silent: true })
  await expect.poll(() => told(at, place.head.accountId)).toEqual(['screen 0'])
  expect(await told(at, place.second.accountId)).toEqual([])
  expect(await told(at, place.grandmother.id)).toEqual([])
  expect(place.phone.read()).toEqual([])
  expect(texts.filter(({ to }) => to === place.grandmother.phone)).toEqual([])
  const look = { ...at, channel: 'screen' as const, what: 'seen' as const }
  expect((await house.ask(place.second, a.seen, look)).status).toBe(404)

  await raise(place.second, place, {})
  await expect.poll(() => texts.filter(({ to }) => to === place.grandmother.phone)).toHaveLength(1)
})

test('a service that never answers holds up nobody; a browser that is gone is forgotten', async () => {
  const place = await threeHomes({ first: uuid7(), second: `slow-${uuid7()}` })
  const [three = ''] = place.homes.slice(2)
  const [quick, gone, elsewhere] = [
    await neighbour(house, place.team, three, 'Người nhanh'),
    await neighbour(house, place.team, three, 'Máy đã xoá'),
    await neighbour(house, place.team, three, 'Bị dẫn đi chỗ khác'),
  ]
  const phones = [uuid7(), `gone-${uuid7()}`, `elsewhere-${uuid7()}`].map((name) =>
    service.browser(name),
  )
  const [quickPhone, gonePhone, elsewherePhone] = phones as [Browser, Browser, Browser]
  await subscribe(quick, quickPhone)
  await subscribe(gone, gonePhone)
  await subscribe(elsewhere, elsewherePhone)
  await known(place.team.teamId, 6)

  const at = await raise(place.first, place)
  await expect.poll(() => told(at, quick.accountId)).toEqual(['screen 0', 'push 0 sent'])
  expect(await told(at, place.second.accountId)).toEqual(['screen 0', 'push 0'])
  await expect
    .poll(async () => (await ledger(at, gone.accountId)).map(({ failed }) => failed))
    .toEqual([null, 'the browser is gone'])
  const left = await house.db
    .selectFrom('alarms.subscription')
    .select('id')
    .where('accountId', '=', gone.accountId)
    .execute()
  expect(left).toEqual([])
  await expect
    .poll(async () => (await ledger(at, elsewhere.accountId)).at(-1)?.failed, { timeout: 5000 })
    .toBe('the push service answered 307')
  expect(service.heard.filter(({ name }) => name === 'other')).toEqual([])
})

test('of two processes that would tell the same, one does', async () => {
  const place = await threeHomes()
  const at = await raise(place.first, place)
  await expect.poll(() => told(at, place.grandmother.id)).toEqual(['sms 0 sent'])
  const row = {
    ...at,
    alarmId: at.id,
    who: place.grandmother.id,
    channel: 'sms' as const,
    round: 0,
  }
  const other = openLedger(house.house, () => undefined)
  expect(await other.claim([{ ...row, queuedAt: new Date().toISOString() }])).toEqual([])
  await other.close()
})

test('while the database does not answer, the words leave all the same; the ledger is written after', async () => {
  const place = await threeHomes()
  const away = connect('postgres://nobody@127.0.0.1:9/nowhere', 1)
  const ledger = openLedger({ ...house.house, urgent: away.db }, () => undefined)
  const queuedAt = new Date().toISOString()
  const alarm = { keeperId: place.team.keeperId, alarmId: uuid7() }
  const row = { ...alarm, who: uuid7(), channel: 'push' as const, round: 0, queuedAt }

  expect(await ledger.claim([row])).toEqual([row])
  ledger.mark({ ...alarm, who: row.who, what: 'delivered', channel: 'push', at: queuedAt })
  await expect.poll(() => told({ id: alarm.alarmId }, row.who)).toEqual(['push 0 sent'])
  await ledger.close()
  await away.db.destroy()
})
