import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { sealed } from '../../../contract/sealed.ts'
import { tips } from '../../../contract/tips.ts'
import { test, type TestHouse } from '../../testing/house.ts'
import { runClocks } from './breaches.ts'
import { aTip, openDesk, threadOf, workFor } from './desk.fixture.ts'
import { forwarding, opened, tipAt, wordsFor } from './queue.fixture.ts'

async function deskIn(house: TestHouse) {
  const province = await house.province()
  const commune = await house.commune(province)
  const desk = await openDesk(house, { keeper: commune })
  return { province, commune, desk, officer: desk.officers[0], keeperId: desk.keeperId }
}

/** Makes a tip as old as if it had come so many minutes before. */
async function olderBy(house: TestHouse, id: string, minutes: number) {
  await sql`update tips.tip set received_at = received_at - make_interval(mins => ${minutes})
             where id = ${id}`.execute(house.db)
}

async function amounts(house: TestHouse, keeperId: string) {
  const { rows } = await sql<{ indicator: string; amount: number }>`
    select indicator, sum(amount)::float as amount from indicators.entry
     where keeper_id = ${keeperId} group by 1 order by 1`.execute(house.db)
  return Object.fromEntries(rows.map(({ indicator, amount }) => [indicator, amount]))
}

test('a tip is read, answered, ended, disputed and ended again', async ({ house }) => {
  const { desk, officer, keeperId } = await deskIn(house)
  const sender = await aTip(desk, 'Đêm nào xe cũng dừng trước kho cũ.')
  const at = { keeperId, id: sender.id }

  const { body: waiting } = await house.ask(officer, tips.queue, { keeperId })
  expect(waiting.counts).toEqual({ open: 1, unseen: 1, urgent: 0, breached: 0 })
  expect(waiting.tips[0]).toMatchObject({
    id: sender.id,
    state: 'new',
    next: { clock: 'first-look' },
  })
  expect(await opened(waiting.tips[0]!, officer.secrets)).toMatchObject({
    text: 'Đêm nào xe cũng dừng trước kho cũ.',
  })

  const { body: looked } = await house.ask(officer, tips.seen, at)
  expect(looked).toMatchObject({ state: 'seen', next: { clock: 'take-up' } })
  expect(looked.clocks.find(({ clock }) => clock === 'first-look')).toMatchObject({
    breached: false,
    keptAt: expect.any(String),
  })

  const said = { ...at, messageId: randomUUID(), side: 'desk' as const }
  const words = await wordsFor(desk, 'Xe biển số thế nào?', sender.recipient)
  await house.ask(officer, tips.say, { ...said, ...words })
  await house.ask(officer, tips.say, { ...said, ...words })
  const note = { ...at, messageId: randomUUID(), side: 'note' as const }
  await house.ask(officer, tips.say, { ...note, ...(await wordsFor(desk, 'Giao anh Bình.')) })
  const { body: thread } = await threadOf(house, sender)
  expect(thread.messages).toHaveLength(1)
  expect(await opened(thread.messages[0]!, sender)).toMatchObject({ text: 'Xe biển số thế nào?' })

  const now = await tipAt(house, desk, sender.id)
  const ended = await house.ask(officer, tips.close, {
    ...at,
    edition: now.edition,
    outcome: 'warned',
    valuable: true,
  })
  expect(ended.body).toMatchObject({
    state: 'closed',
    outcome: 'warned',
    destroyOn: expect.any(String),
  })
  expect((await threadOf(house, sender)).body).toMatchObject({ state: 'closed', outcome: 'warned' })
  await house.settle()
  expect(await amounts(house, keeperId)).toEqual({ 'tip.total': 1, 'tip.valuable': 1 })

  const dispute = { bearer: sender.bearer, act: 'dispute' as const }
  const disputed = { ...dispute, work: await workFor(house, sender.bearer) }
  expect((await house.ask(undefined, sealed.act, disputed)).status).toBe(200)
  const again = await tipAt(house, desk, sender.id)
  expect(again).toMatchObject({ state: 'seen', disputed: true, destroyOn: null })
  expect(again.next?.clock).toBe('take-up')
  const second = { ...at, edition: again.edition, outcome: 'not-confirmed', valuable: false }
  expect((await house.ask(officer, tips.close, second)).status).toBe(200)
  await house.settle()
  expect(await amounts(house, keeperId)).toEqual({ 'tip.total': 1, 'tip.valuable': 0 })
})

test('of two officers, the slower is shown what the quicker did', async ({ house }) => {
  const { desk, officer, keeperId } = await deskIn(house)
  const { id } = await aTip(desk, 'Có người bán hàng giả.')
  const at = { keeperId, id, edition: 1 }
  await house.ask(officer, tips.settle, { ...at, urgent: true })
  const late = await house.ask(desk.officers[1]!, tips.settle, { ...at, valuable: true })
  expect(late).toMatchObject({
    status: 409,
    body: { code: 'tip.changed', current: { edition: 2, urgent: true } },
  })
})

describe('who reads', () => {
  test('only officers of this very desk with a key that stands', async ({ house }) => {
    const { province, commune, desk, keeperId } = await deskIn(house)
    const { id } = await aTip(desk, 'Nhà cuối ngõ có tiếng kêu.')
    const without = await house.person('commune_police', commune)
    const asleep = await house.person('commune_police', commune, { strength: 'password' })
    const others = [
      await house.person('province_police', province),
      await house.person('administrator', commune),
      await house.person('commune_committee', commune),
      (await deskIn(house)).officer,
    ]
    for (const who of others) {
      expect((await house.ask(who, tips.queue, { keeperId })).status).toBe(404)
      expect((await house.ask(who, tips.read, { keeperId, id })).status).toBe(404)
      expect((await house.ask(who, tips.seen, { keeperId, id })).status).toBe(404)
      expect((await house.ask(who, tips.register, { keeperId, year: 2026 })).status).toBe(404)
    }
    const keyless = await house.ask(without, tips.queue, { keeperId })
    expect(keyless).toMatchObject({ status: 403, body: { code: 'tip.key_needed' } })
    const weak = await house.ask(asleep, tips.queue, { keeperId })
    expect(weak).toMatchObject({ status: 403, body: { code: 'sign_in.stronger' } })
    expect((await house.ask(desk.custodians[0], tips.queue, { keeperId })).status).toBe(404)
  })
})

describe('going elsewhere', () => {
  test('a tip that is handed on is opened there and here no more; the receipt stays good', async ({
    house,
  }) => {
    const { province, desk, officer, keeperId } = await deskIn(house)
    const above = await openDesk(house, { keeper: { ...province, keeperId: province.id } })
    const sender = await aTip(desk, 'Người trong xã có liên quan.')
    const { id } = sender
    await house.ask(officer, tips.seen, { keeperId, id })
    const words = await wordsFor(desk, 'Đã nhận.', sender.recipient)
    const reply = { keeperId, id, messageId: randomUUID(), side: 'desk' as const, ...words }
    await house.ask(officer, tips.say, reply)

    const going = await forwarding(house, { from: desk, to: above }, id)
    const { [id]: _, ...none } = going.heads.tip
    const lacking = await house.ask(officer, tips.forward, {
      ...going,
      heads: { ...going.heads, tip: none },
    })
    expect(lacking.body.code).toBe('tip.heads_missing')
    const stale = await house.ask(officer, tips.forward, { ...going, keyHead: '0'.repeat(64) })
    expect(stale.body.code).toBe('desk.keys_changed')
    expect((await house.ask(officer, tips.forward, going)).status).toBe(200)
    // The answer was lost and it is said again: it went once.
    expect((await house.ask(officer, tips.forward, going)).status).toBe(200)
    await house.settle()

    expect((await house.ask(officer, tips.read, { keeperId, id })).status).toBe(404)
    const there = await tipAt(house, above, id)
    expect(await opened(there, above.officers[0].secrets)).toMatchObject({
      text: 'Người trong xã có liên quan.',
    })
    await expect(opened(there, officer.secrets)).rejects.toThrow()
    expect(there).toMatchObject({ state: 'new', transfers: [{ number: 1, toKeeper: province.id }] })
    const { body: thread } = await threadOf(house, sender)
    expect(await opened(thread.messages[0]!, sender)).toMatchObject({ text: 'Đã nhận.' })
    await house.settle()
    expect(await amounts(house, keeperId)).toEqual({ 'tip.total': 0 })
  })

  test('what concerns somebody at this desk goes up, and nowhere else', async ({ house }) => {
    const { desk, officer } = await deskIn(house)
    const { desk: beside } = await deskIn(house)
    const { id } = await aTip(desk, 'Anh em của cán bộ.')
    const going = await forwarding(house, { from: desk, to: beside }, id)
    const sideways = { ...going, reason: 'conflict-kin' }
    const { heads: _, keyHead: __, toKeeper: ___, ...outside } = sideways
    for (const one of [sideways, { ...outside, toBody: 'market-management' }])
      expect((await house.ask(officer, tips.forward, one)).body.code).toBe(
        'transfer.conflict_goes_up',
      )
  })

  test('a body outside is told on paper: the tip stays, with the record', async ({ house }) => {
    const { desk, officer, keeperId } = await deskIn(house)
    const { id } = await aTip(desk, 'Đốt rác sau chợ.')
    const { edition } = await tipAt(house, desk, id)
    const at = { keeperId, id, edition, transferId: randomUUID(), reason: 'competent-body' }
    await house.ask(officer, tips.forward, { ...at, toBody: 'market-management' })
    const tip = await tipAt(house, desk, id)
    expect(tip.transfers).toMatchObject([{ number: 1, toBody: 'market-management' }])
    expect(tip.clocks.find(({ clock }) => clock === 'take-up')?.keptAt).not.toBeNull()
  })
})

test('tips about the same are joined, and end together', async ({ house }) => {
  const { desk, officer, keeperId } = await deskIn(house)
  const [first, second] = [await aTip(desk, 'Một'), await aTip(desk, 'Hai')]
  const of = async (id: string) => ({
    keeperId,
    id,
    edition: (await tipAt(house, desk, id)).edition,
  })
  await house.ask(officer, tips.join, { ...(await of(second.id)), to: first.id })
  expect((await tipAt(house, desk, first.id)).joined).toEqual([second.id])
  const chain = { ...(await of(first.id)), to: second.id }
  expect((await house.ask(officer, tips.join, chain)).body.code).toBe('tip.joined_elsewhere')

  const ending = { outcome: 'warned', valuable: true }
  await house.ask(officer, tips.close, { ...(await of(first.id)), ...ending })
  for (const sender of [first, second])
    expect((await threadOf(house, sender)).body).toMatchObject({
      state: 'closed',
      outcome: 'warned',
    })
  await house.settle()
  expect(await amounts(house, keeperId)).toEqual({ 'tip.total': 2, 'tip.valuable': 2 })
})

test('a clock never runs out in silence', async ({ house }) => {
  const { desk, officer, keeperId } = await deskIn(house)
  const { id } = await aTip(desk, 'Cửa thoát bị khoá.', { urgent: true })
  await olderBy(house, id, 40)
  await runClocks(house.house)
  await runClocks(house.house)
  const { body } = await house.ask(officer, tips.queue, { keeperId, show: 'pressing' })
  expect(body.counts).toMatchObject({ urgent: 1, breached: 1 })
  expect(body.tips[0]).toMatchObject({ breached: 1 })

  // Looked at now, it was late all the same; somebody says why.
  await house.ask(officer, tips.seen, { keeperId, id })
  const why = { keeperId, id, clock: 'first-look', why: 'nobody_on_duty' as const }
  const { body: answered } = await house.ask(officer, tips.answerBreach, why)
  expect(answered.clocks[0]).toMatchObject({ breached: true, answered: 'nobody_on_duty' })
  const other = await house.ask(officer, tips.answerBreach, { ...why, clock: 'decision' })
  expect(other.status).toBe(404)
})

test('looked at late and before anybody wrote it down, it is written down first', async ({
  house,
}) => {
  const { desk, officer, keeperId } = await deskIn(house)
  const { id } = await aTip(desk, 'Muộn.')
  await olderBy(house, id, 121)
  const { body } = await house.ask(officer, tips.seen, { keeperId, id })
  expect(body.clocks[0]).toMatchObject({ clock: 'first-look', breached: true })
})

test('time is lengthened once and only so far; the procuracy is told once', async ({ house }) => {
  const { desk, officer, keeperId } = await deskIn(house)
  const { id } = await aTip(desk, 'Vụ phức tạp.', { category: 'theft' })
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  const at = async () => ({ keeperId, id, edition: (await tipAt(house, desk, id)).edition })
  const extend = async (days: number) =>
    house.ask(officer, tips.settle, { ...(await at()), extendedTo: day(days) })
  expect((await extend(90)).body.fields).toMatchObject([
    { path: 'extendedTo', code: 'day_too_late' },
  ])
  const { body } = await extend(50)
  const decision = body.clocks.find(({ clock }) => clock === 'decision')
  expect(decision?.dueAt.slice(0, 10)).toBe(day(50))
  expect((await extend(55)).body.code).toBe('tip.extended_already')
  const told = await house.ask(officer, tips.settle, { ...(await at()), notified: true })
  expect(told.body.clocks.find(({ clock }) => clock === 'procuracy')?.keptAt).not.toBeNull()
})

test('a queue of ten thousand is paged in few statements, each tip once', async ({ house }) => {
  const { desk, officer, keeperId } = await deskIn(house)
  const { id } = await aTip(desk, 'Mẫu')
  await sql`insert into tips.tip (keeper_id, id, category, urgent, channel, received_at, header, payload, key_head)
    select keeper_id, gen_random_uuid(), category, n % 9 = 0, channel,
           received_at - make_interval(mins => 5 * (n / 40)), header, payload, key_head
      from tips.tip, generate_series(1, 9999) n where id = ${id}`.execute(house.db)
  await sql`analyze tips.tip`.execute(house.db)

  const before = house.statements.length
  const started = performance.now()
  const { body } = await house.ask(officer, tips.queue, { keeperId })
  expect(house.statements.length - before).toBeLessThanOrEqual(9)
  expect(performance.now() - started).toBeLessThan(2000)
  expect(body.counts.open).toBe(10_000)
  for (const show of ['open', 'pressing'] as const) {
    const met = new Set<string>()
    let after: string | undefined
    for (let page = 0; page < 5; page += 1) {
      const one = await house.ask(officer, tips.queue, { keeperId, show, ...(after && { after }) })
      for (const tip of one.body.tips) met.add(tip.id)
      after = one.body.next ?? undefined
    }
    expect(met.size, show).toBe(250)
  }
})
