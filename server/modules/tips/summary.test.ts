import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { tipBoxes } from '../../../contract/tip-boxes.ts'
import { tips } from '../../../contract/tips.ts'
import { monthOf, today } from '../../platform/days.ts'
import { test, type TestHouse } from '../../testing/house.ts'
import { type Desk, newSender, openDesk, threadOf } from './desk.fixture.ts'
import { wordsFor } from './queue.fixture.ts'

const month = monthOf(today())

/** So many tips of each category at a desk, as they would lie there: so many of them of value. */
async function told(house: TestHouse, desk: Desk, counts: Record<string, [number, number]>) {
  for (const [category, [total, valuable]] of Object.entries(counts))
    await sql`insert into tips.tip (keeper_id, id, category, channel, header, payload, key_head, state, seen_at, valuable, received_at)
      select ${desk.keeperId}, gen_random_uuid(), ${category}, 'door', '\\x00', '\\x00', 'x', 'seen',
             now(), n <= ${valuable}, now() - interval '10 minutes'
        from generate_series(1, ${total}) n`.execute(house.db)
}

test('counts are said to those who answer for the place, and few are not said', async ({
  house,
}) => {
  const province = await house.province()
  const commune = await house.commune(province)
  const desk = await openDesk(house, { keeper: commune })
  await told(house, desk, { theft: [12, 6], drugs: [3, 1], gambling: [7, 0] })
  const asked = { unitId: commune.id, from: month, to: month }

  const { body } = await house.ask(desk.custodians[0], tips.summary, asked)
  const few = { value: null, suppressed: true }
  expect(body.total).toEqual({ value: 22, suppressed: false })
  expect(body.byCategory).toEqual([
    // Three of drugs could be worked out from the rest: the next smallest is hidden too.
    { category: 'drugs', total: few, valuable: few },
    { category: 'gambling', total: few, valuable: { value: 0, suppressed: false } },
    { category: 'theft', total: { value: 12, suppressed: false }, valuable: few },
  ])
  expect(body.byMonth).toMatchObject([{ month, total: { value: 22 } }])
  expect(body.firstLook).toMatchObject({ median: 10, inTime: 1 })

  const above = await house.person('province_committee', province)
  const whole = await house.ask(above, tips.summary, { ...asked, unitId: province.id })
  expect(whole.body.total.value).toBe(22)
})

test('nobody else is told, and nothing is said of a village', async ({ house }) => {
  const commune = await house.commune()
  const village = await house.village(commune)
  const asked = { from: month, to: month }
  const head = await house.person('village_head', village)
  const elsewhere = await house.person('commune_front', await house.commune())
  for (const who of [head, elsewhere])
    expect((await house.ask(who, tips.summary, { ...asked, unitId: commune.id })).status).toBe(404)
  const front = await house.person('commune_front', commune)
  expect((await house.ask(front, tips.summary, { ...asked, unitId: village.id })).status).toBe(404)
})

test('what came by telephone is numbered, and its caller can follow it by the stub', async ({
  house,
}) => {
  const desk = await openDesk(house, { keeper: await house.commune() })
  const [officer] = desk.officers
  const { keeperId } = desk
  const stub = await newSender()
  const call = {
    keeperId,
    id: randomUUID() as string,
    category: 'fire-danger',
    urgent: false,
    channel: 'hotline' as const,
    bearer: stub.bearer,
    replyTo: stub.recipient,
    ...(await wordsFor(desk, 'Cửa thoát chợ bị khoá.')),
  }
  const { body } = await house.ask(officer, tips.takeIn, call)
  expect(body).toEqual({ number: 1, year: Number(today().slice(0, 4)) })
  expect((await threadOf(house, stub)).body).toMatchObject({ id: call.id, state: 'seen' })
  const again = { ...call, id: randomUUID() as string }
  expect((await house.ask(officer, tips.takeIn, again)).body.code).toBe('receipt.used')
  const { bearer: _, replyTo: __, ...nameless } = again
  const visit = { ...nameless, channel: 'visit' as const }
  expect((await house.ask(officer, tips.takeIn, visit)).body.number).toBe(2)
  const year = Number(today().slice(0, 4))
  const { body: list } = await house.ask(officer, tips.register, { keeperId, year })
  expect(list.map(({ channel }) => channel).sort()).toEqual(['hotline', 'visit'])
})

test('slips are typed in by the two who collected them, as many as there were, and no others', async ({
  house,
}) => {
  const commune = await house.commune()
  const village = await house.village(commune)
  const desk = await openDesk(house, { keeper: commune })
  const { keeperId } = desk
  const head = await house.person('village_head', village)
  const guard = await house.person('security_team', village)
  const record = await house.ask(head, tipBoxes.openBatch, {
    keeperId,
    id: randomUUID() as string,
    kind: 'meeting' as const,
    unitId: village.id,
    on: today(),
    at: '19:30',
    sealWhole: true,
    letters: 2,
    attendance: 30,
    byTwo: guard.accountId,
  })
  expect(record.status, JSON.stringify(record.body)).toBe(200)
  const words = await wordsFor(desk, 'Phiếu số 1')
  const slip = () => ({
    keeperId,
    id: randomUUID() as string,
    category: 'theft',
    urgent: false,
    channel: 'meeting' as const,
    batchId: record.body.id,
    ...words,
  })
  const first = slip()
  const codes = []
  for (const [who, one] of [
    [head, first],
    [head, first],
    [guard, slip()],
    [head, slip()],
    [desk.officers[0], slip()],
    [head, { ...slip(), channel: 'hotline' as const }],
  ] as const)
    codes.push((await house.ask(who, tips.takeIn, one)).body.code ?? 'kept')
  expect(codes).toEqual([
    'kept',
    'kept',
    'kept',
    'batch.all_typed',
    'batch.not_found',
    'tip.not_found',
  ])
  const { body } = await house.ask(desk.officers[0], tips.queue, { keeperId })
  expect(body.counts).toMatchObject({ open: 2, unseen: 2 })
})
