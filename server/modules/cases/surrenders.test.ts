import { expect } from 'vitest'
import { surrenders as s } from '../../../contract/cases.ts'
import { today } from '../../platform/days.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { ledger } from '../../testing/diary-village.ts'
import { test, type TestHouse } from '../../testing/house.ts'

async function station(house: TestHouse) {
  const commune = await house.commune()
  const village = await house.village(commune)
  const officer = await house.person('commune_police', commune, { name: 'Cầm Thị Ban' })
  const keeperId = commune.id
  const handed = (more: object = {}) => ({
    keeperId,
    id: uuid7(),
    unitId: village.id,
    on: '2025-03-12',
    how: 'handed-in' as const,
    lines: [
      { item: 'homemade-gun', quantity: 2, mark: 'không số', condition: 'gỉ' },
      { item: 'explosive', quantity: 1.25 },
    ],
    ...more,
  })
  return { commune, village, officer, keeperId, handed }
}

const given = { givenBy: 'Cầm Thị Ban', takenBy: 'Lò Văn Hặc', on: '2025-03-13' }

test('what is handed in counts by item, each in its own unit; nameless is enough', async ({
  house,
}) => {
  const { officer, handed } = await station(house)
  const record = handed()

  const said = await house.ask(officer, s.receive, record)
  expect(said.status, JSON.stringify(said.body)).toBe(200)
  expect(said.body).toMatchObject({ number: 1, year: 2025, deliverer: null })
  expect(said.body.custody.map(({ step, takenBy }) => [step, takenBy])).toEqual([
    ['received', 'Cầm Thị Ban'],
  ])
  expect(await ledger(house, record.id)).toEqual([
    'weapon.explosiveKg 1.25',
    'weapon.gun.homemade 2',
  ])

  const again = await house.ask(officer, s.receive, record)
  expect(again.body.number).toBe(1)
  expect(await ledger(house, record.id)).toHaveLength(2)
  const next = await house.ask(officer, s.receive, handed())
  expect(next.body.number).toBe(2)
})

test('classified otherwise, the figures follow; taken back, it counts no more and can be read', async ({
  house,
}) => {
  const { officer, keeperId, handed } = await station(house)
  const record = handed({ lines: [{ item: 'unclassified-gun', quantity: 3 }] })
  await house.ask(officer, s.receive, record)
  const at = { keeperId, id: record.id }

  const lines = [
    { item: 'military-gun', quantity: 1 },
    { item: 'hunting-gun', quantity: 2 },
  ]
  await house.ask(officer, s.classify, { ...at, edition: 1, lines })
  expect(await ledger(house, record.id)).toEqual(['weapon.gun.hunting 2', 'weapon.gun.military 1'])
  const stale = await house.ask(officer, s.classify, { ...at, edition: 1, lines })
  expect(stale).toMatchObject({ status: 409, body: { code: 'surrender.changed' } })

  const gone = await house.ask(officer, s.voidIt, { ...at, edition: 2, reason: 'Ghi nhầm xã' })
  expect(gone.body).toMatchObject({ voidReason: 'Ghi nhầm xã' })
  expect(await ledger(house, record.id)).toEqual([])
  const after = await house.ask(officer, s.custody, {
    ...at,
    edition: 3,
    step: 'checked',
    ...given,
  })
  expect(after.body.code).toBe('surrender.voided')
})

test('custody goes one way, signed by both hands, until it is handed over', async ({ house }) => {
  const { officer, keeperId, handed } = await station(house)
  const record = handed()
  await house.ask(officer, s.receive, record)
  const at = { keeperId, id: record.id }
  const step = (edition: number, more: object) =>
    house.ask(officer, s.custody, { ...at, edition, ...given, ...more } as never)

  expect((await step(1, { step: 'sealed_up' })).body.custody.at(-1)?.step).toBe('sealed_up')
  expect((await step(2, { step: 'checked' })).body.code).toBe('surrender.step_out_of_order')
  expect((await step(2, { step: 'handed_over' })).body.fields).toEqual([
    { path: 'toBody', code: 'missing' },
  ])
  const early = await step(2, { step: 'handed_over', toBody: 'Ban CHQS', on: '2025-03-01' })
  expect(early.body.fields).toEqual([{ path: 'on', code: 'before_last_change' }])
  const over = await step(2, { step: 'handed_over', toBody: 'Ban CHQS', on: '2025-04-01' })
  expect(over.body.custody.map(({ step: name }) => name)).toEqual([
    'received',
    'sealed_up',
    'handed_over',
  ])
})

test('what cannot be is refused in words: a third of a gun, another day, another place', async ({
  house,
}) => {
  const { officer, handed } = await station(house)
  const elsewhere = await house.village()
  const refused: [object, number, object][] = [
    [
      { lines: [{ item: 'homemade-gun', quantity: 0.3 }] },
      400,
      { path: 'lines.0.quantity', code: 'too_fine' },
    ],
    [
      { lines: [{ item: 'explosive', quantity: 0.125 }] },
      400,
      { path: 'lines.0.quantity', code: 'too_fine' },
    ],
    [
      { lines: [{ item: 'explosive', quantity: 0 }] },
      400,
      { path: 'lines.0.quantity', code: 'too_small' },
    ],
    [
      { lines: [{ item: 'cannon', quantity: 1 }] },
      400,
      { path: 'lines.0.item', code: 'not_offered' },
    ],
    [{ on: '2999-01-01' }, 400, { path: 'on', code: 'day_in_future' }],
    [{ evidence: [uuid7()] }, 400, { path: 'evidence', code: 'unknown' }],
  ]
  for (const [more, status, field] of refused) {
    const said = await house.ask(officer, s.receive, handed(more))
    expect([said.status, said.body.fields]).toEqual([status, [field]])
  }
  const lost = await house.ask(officer, s.receive, handed({ unitId: elsewhere.id }))
  expect(lost).toMatchObject({ status: 404, body: { code: 'unit.not_found' } })
  expect(today() > '2025-03-12').toBe(true)
})

test('the security team persuades and receives nothing; a name stays in the commune and can be destroyed', async ({
  house,
}) => {
  const { commune, officer, keeperId, handed } = await station(house)
  const guard = await house.person('security_team', commune)
  expect((await house.ask(guard, s.receive, handed())).body.code).toBe('not_allowed')
  const deliverer = { name: 'Quàng Văn Thử', idNumber: '012345678901' }
  const record = handed({ deliverer })
  await house.ask(officer, s.receive, record)
  const at = { keeperId, id: record.id }
  const { body: province } = await house.ask(officer, s.read, at)
  expect(province.deliverer).toMatchObject(deliverer)

  const above = await house.person('province_police', {
    id: String(commune.parentId),
    keeperId: String(commune.parentId),
  })
  const seen = await house.ask(above, s.read, at)
  expect(seen.body).toMatchObject({ number: 1, deliverer: null })
  expect((await house.ask(above, s.unname, at)).body.code).toBe('not_allowed')
  expect((await house.ask(guard, s.read, at)).status).toBe(404)

  const { rows } = { rows: await house.db.selectFrom('platform.audit').selectAll().execute() }
  expect(JSON.stringify(rows)).not.toContain('012345678901')
  await house.ask(officer, s.unname, at)
  expect((await house.ask(officer, s.read, at)).body.deliverer).toBe(null)
  expect(await house.db.selectFrom('cases.deliverer').selectAll().execute()).toEqual([])
})
