import { afterEach, expect, vi } from 'vitest'
import { activities } from '../../../contract/activities.ts'
import { covenants } from '../../../contract/covenants.ts'
import { library } from '../../../contract/library.ts'
import { models as m } from '../../../contract/models.ts'
import { standards } from '../../../contract/standards.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { test } from '../../testing/house.ts'
import { itIs, launched } from './kin.fixture.ts'

afterEach(() => {
  vi.useRealTimers()
})

test('a family over three communes and two provinces, asked from any of them, is one tree', async ({
  house,
}) => {
  itIs('2026-11-10')
  const first = await launched(house, '2024-03-10')
  const province = await house.province()
  const [far, near] = [await house.commune(province), await house.commune(province)]
  const child = await launched(house, '2025-02-01', {
    commune: far,
    from: first.at,
    changed: 'Thêm chuông ở đầu ngõ',
  })
  const grandchild = await launched(house, '2025-09-15', { commune: near, from: child.at })
  const sibling = await launched(house, '2026-01-20', { commune: far, from: first.at })
  const edition = (await house.ask(sibling.police, m.read, sibling.at)).body.edition
  const gone = { ...sibling.at, edition, state: 'dissolved' as const, on: '2026-08-01' }
  await house.ask(sibling.police, m.settle, { ...gone, reason: 'Không còn người giữ' })

  for (const asked of [first, child, grandchild]) {
    const { status, body } = await house.ask(undefined, library.family, asked.model)
    expect(status, JSON.stringify(body)).toBe(200)
    expect(body.rootId).toBe(first.at.id)
    expect(body.more).toBe(false)
    expect(
      body.relatives.map(({ id, parentId, startedOn, endedOn, province: in_ }) => [
        id,
        parentId,
        startedOn,
        endedOn,
        in_?.id,
      ]),
    ).toEqual(
      expect.arrayContaining([
        [first.at.id, null, '2024-03-10', null, first.commune.parentId],
        [child.at.id, first.at.id, '2025-02-01', null, province.id],
        [sibling.at.id, first.at.id, '2026-01-20', '2026-08-01', province.id],
        [grandchild.at.id, child.at.id, '2025-09-15', null, province.id],
      ]),
    )
    expect(body.relatives).toHaveLength(4)
    expect(body.relatives.find(({ id }) => id === child.at.id)?.changedFromOriginal).toBe(
      'Thêm chuông ở đầu ngõ',
    )
    expect(new Set(body.provinces.map(({ unit }) => unit.id))).toEqual(
      new Set([first.commune.parentId, province.id]),
    )
  }
})

test('a circle that got into the books is gone round once', async ({ house }) => {
  itIs('2026-11-10')
  const first = await launched(house, '2024-03-10')
  const second = await launched(house, '2025-03-10', { from: first.at })
  await house.db
    .updateTable('models.model')
    .set({ copiedFrom: second.at.id, copiedFromKeeper: second.at.keeperId })
    .where('id', '=', first.at.id)
    .execute()

  const { status, body } = await house.ask(undefined, library.family, second.model)

  expect(status).toBe(200)
  expect(body.relatives.map(({ id }) => id).toSorted()).toEqual(
    [first.at.id, second.at.id].toSorted(),
  )
})

test('a family of one, and of a model nobody knows', async ({ house }) => {
  itIs('2026-11-10')
  const alone = await launched(house, '2024-03-10')
  const found = await house.ask(undefined, library.family, alone.model)
  expect(found.body.relatives.map(({ parentId }) => parentId)).toEqual([null])

  const nobody = { ...alone.model, modelId: uuid7() }
  expect((await house.ask(undefined, library.family, nobody)).status).toBe(404)
})

test('compared by what came of them: the numbers are those worked out by hand', async ({
  house,
}) => {
  itIs('2026-11-10')
  const first = await launched(house, '2024-03-10')
  const copy = await launched(house, '2026-06-15', { from: first.at })
  const write = (on: string, attendance: number) =>
    house.ask(first.head, activities.record, {
      ...first.model,
      id: uuid7(),
      kind: 'meeting',
      on,
      attendance,
      answers: { purpose: 'routine' },
    })
  // Within the last twelve whole months, November 2025 to October 2026: four; one before, one in this month.
  for (const [on, came] of [
    ['2025-10-31', 90],
    ['2025-11-01', 20],
    ['2026-02-03', 25],
    ['2026-05-09', 30],
    ['2026-10-31', 26],
    ['2026-11-05', 80],
  ] as const)
    expect((await write(on, came)).status).toBe(200)

  const covenant = { ...first.model, id: uuid7() }
  const made = await house.ask(first.head, covenants.make, {
    ...covenant,
    title: 'Cam kết',
    text: 'Điều 1. Giữ lửa an toàn.',
    signers: 30,
  })
  expect(made.status, JSON.stringify(made.body)).toBe(200)
  const { points, suggested } = (await house.ask(undefined, standards.score, first.model)).body
  const judged = await house.ask(first.police, standards.judge, {
    ...first.model,
    id: uuid7(),
    rating: suggested,
    criteria: [],
    reason: 'Theo minh chứng đã xem',
  })
  expect(judged.status, JSON.stringify(judged.body)).toBe(200)

  const insert = (unitId: string, year: number, upto: number[]) =>
    house.db
      .insertInto('indicators.yearly')
      .values({ unitId, indicator: 'dispute.received', year, upto })
      .execute()
  // 5 in November and December 2025 after 20 before; 4 up to October 2026, and one more in this month.
  await insert(first.village.id, 2025, [2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 25])
  await insert(first.village.id, 2026, [1, 1, 1, 2, 2, 2, 3, 3, 4, 4, 5, 5])

  const ids = [copy.at.id, first.at.id].join(',')
  const asked = { ...copy.model, ids, indicator: 'dispute.received' }
  const { status, body } = await house.ask(undefined, library.compare, asked)

  expect(status, JSON.stringify(body)).toBe(200)
  const [ofCopy, ofFirst] = body.models
  expect(ofFirst).toMatchObject({
    model: { id: first.at.id },
    outcome: {
      from: '2025-11',
      to: '2026-10',
      months: 12,
      // 10 March 2024 to 10 November 2026.
      alive: 32,
      // 4 records in 12 months.
      recordsAMonth: 0.3,
      // (20 + 25 + 30 + 26) / 4.
      attendance: 25.3,
      latest: { rating: suggested, points },
      households: 30,
      copies: 1,
    },
    // 9 in twelve months among 200 households.
    happened: { indicator: 'dispute.received', perThousand: 45, suppressed: false },
  })
  expect(ofCopy).toMatchObject({
    model: { id: copy.at.id },
    outcome: {
      // It began in the middle of June: July is its first whole month.
      from: '2026-07',
      to: '2026-10',
      months: 4,
      alive: 4,
      recordsAMonth: 0,
      attendance: null,
      coverage: null,
      latest: null,
      copies: 0,
    },
    happened: { perThousand: 0 },
  })
})

test('only models of the family are compared, and only by what happens by itself', async ({
  house,
}) => {
  itIs('2026-11-10')
  const first = await launched(house, '2024-03-10')
  const stranger = await launched(house, '2024-03-10')
  const compare = (asked: object) =>
    house.ask(undefined, library.compare, { ...first.model, ids: first.at.id, ...asked })

  const foreign = await compare({ ids: `${first.at.id},${stranger.at.id}` })
  expect(foreign.body.fields).toEqual([{ path: 'ids', code: 'unknown' }])
  const meetings = await compare({ indicator: 'drill.count' })
  expect(meetings.body.fields).toEqual([{ path: 'indicator', code: 'not_comparable' }])
  expect((await compare({ ids: 'nothing' })).status).toBe(400)
  expect((await compare({ ids: Array.from({ length: 13 }, uuid7).join(',') })).status).toBe(400)
})
