import { sql } from 'kysely'
import { afterEach, describe, expect, vi } from 'vitest'
import { models as m } from '../../../contract/models.ts'
import { standards } from '../../../contract/standards.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { test, type TestHouse } from '../../testing/house.ts'
import { photoOf } from '../../testing/kept-photo.ts'
import { counted } from '../../testing/village-model.ts'
import { scoreAll } from './score-all.ts'
import { itIs, launched, wrote } from './scored.fixture.ts'

afterEach(() => vi.useRealTimers())

const months = (from: number, to: number, year: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => `${year}-${String(from + at).padStart(2, '0')}`)
const window = [...months(11, 12, 2025), ...months(1, 10, 2026)]

/** A group a year and a half old: ten patrols of twelve, three meetings of four quarters, one review. */
async function kept(house: TestHouse) {
  itIs('2026-11-22')
  const living = await launched(house, '2025-06-01')
  const { head, at } = living
  for (const month of window.filter((each) => each !== '2026-02' && each !== '2026-03'))
    await wrote(house, living, { kind: 'patrol', on: `${month}-10` })
  for (const [on, attendance] of [
    ['2025-11-05', 20],
    ['2026-02-05', 30],
    ['2026-05-05', 25],
  ] as const) {
    const photo = await photoOf(house, at.keeperId, head, `photo of ${on}`)
    const answers = { purpose: 'routine' }
    await wrote(house, living, { kind: 'meeting', on, attendance, answers, evidence: [photo] })
  }
  await wrote(house, living, {
    kind: 'model-review',
    on: '2026-01-15',
    answers: { kind: 'interim' },
  })
  await house.ask(head, m.addTeam, {
    ...at,
    teamId: uuid7(),
    name: 'Tổ 1',
    members: 30,
    since: '2025-06-01',
  })
  for (const [count, condition] of [
    [3, 'good'],
    [1, 'broken'],
  ] as const) {
    const piece = {
      equipmentId: uuid7(),
      name: 'Đèn pin',
      count,
      condition,
      checkedOn: '2026-10-01',
    }
    await house.ask(head, m.keepEquipment, { ...at, ...piece })
  }
  return living
}

test('the points of a model are those worked out by hand, each traced to what is missing', async ({
  house,
}) => {
  const { model, head } = await kept(house)
  const { status, body } = await house.ask(undefined, standards.score, model)
  expect(status, JSON.stringify(body)).toBe(200)

  // Nothing given and no opinions: the other parts, 85 together, carry their 15.
  const share = (weight: number) => Math.round((weight * 1000) / 85) / 10
  const cadence = Math.round(((3 / 4 + 10 / 12) / 2) * 1000) / 10
  const byHand = {
    cadence: [share(25), (share(25) * cadence) / 100],
    attendance: [share(10), (share(10) * ((20 + 30 + 25) / 3)) / 30],
    verified: [share(15), (share(15) * 3) / 14],
    covenant: [share(10), 0],
    outcomes: [share(15), share(15) / 4],
    equipment: [share(5), (share(5) * 3) / 4],
    contributions: [0, 0],
    satisfaction: [0, 0],
    complaints: [share(5), share(5)],
  }
  expect(cadence).toBe(79.2)
  for (const part of body.parts) {
    const [of = 0, points = 0] = byHand[part.measure]
    expect([part.id, part.of]).toEqual([part.id, of])
    expect(part.points, part.id).toBeCloseTo(points, 1)
  }
  expect(body).toMatchObject({
    from: '2025-11-01',
    to: '2026-10-31',
    points: 51.6,
    suggested: 'average',
  })
  expect(body.parts[0]?.missing).toEqual([
    { kind: 'meeting', from: '2026-08-01', to: '2026-10-31', have: 0, need: 1 },
    { kind: 'patrol', from: '2026-02-01', to: '2026-02-28', have: 0, need: 1 },
    { kind: 'patrol', from: '2026-03-01', to: '2026-03-31', have: 0, need: 1 },
  ])
  expect(await house.ask(head, standards.score, model)).toMatchObject({
    body: { points: 51.6, mayJudge: false },
  })
})

test('a night’s work gives every model the same points, and officers alone read the list', async ({
  house,
}) => {
  const { model, commune, village, head, police } = await kept(house)
  expect(await scoreAll(house.house)).toBeGreaterThan(0)
  expect(await scoreAll(house.house)).toBeGreaterThan(0)

  const listed = await house.ask(police, standards.scores, { under: commune.id })
  expect(listed.body).toMatchObject({
    total: 1,
    scores: [
      { model: { id: model.modelId }, points: 51.6, suggested: 'average', decided: null, flags: 0 },
    ],
  })
  const none = await house.ask(police, standards.scores, { under: commune.id, suggested: 'poor' })
  expect(none.body.total).toBe(0)
  expect((await house.ask(head, standards.scores, { under: village.id })).status).toBe(403)
  const elsewhere = await house.person('commune_police', await house.commune())
  expect((await house.ask(elsewhere, standards.scores, { under: commune.id })).status).toBe(403)
})

describe('too early, too late', () => {
  test('before three months there is no score, and it says from when', async ({ house }) => {
    itIs('2026-04-19')
    const { model, at, police, head } = await launched(house, '2026-01-20')
    const early = await house.ask(undefined, standards.score, model)
    expect(early).toMatchObject({
      status: 409,
      body: { code: 'score.too_early', current: { from: '2026-04-20' } },
    })
    const judged = await house.ask(police, standards.judge, {
      ...model,
      id: uuid7(),
      rating: 'poor',
      criteria: [],
      reason: 'Chưa thấy làm gì cả, nên dừng sớm',
    })
    expect(judged.body.code).toBe('score.too_early')

    itIs('2026-04-20')
    expect((await house.ask(undefined, standards.score, model)).status).toBe(200)
    const { edition } = (await house.ask(head, m.read, at)).body
    const end = {
      edition,
      state: 'dissolved' as const,
      on: '2026-04-20',
      reason: 'Gộp vào tổ khác',
    }
    await house.ask(police, m.settle, { ...at, ...end })
    expect((await house.ask(undefined, standards.score, model)).body.code).toBe('score.dissolved')
  })

  test('what was never launched has no score', async ({ house }) => {
    const village = await house.village()
    const head = await house.person('village_head', village)
    const at = { keeperId: village.keeperId, id: uuid7() }
    const type = 'inter-household-group'
    await house.ask(head, m.register, { ...at, unitId: village.id, type, name: 'Tổ' })
    const asked = await house.ask(head, standards.score, { keeperId: at.keeperId, modelId: at.id })
    expect(asked.body.code).toBe('score.not_launched')
  })
})

describe('a person decides', () => {
  const judgement = (more: object = {}) => ({
    id: uuid7(),
    rating: 'effective' as const,
    criteria: [{ id: 'cadence', met: true }],
    reason: 'Cả năm không để xảy ra vụ việc nào trong xóm',
    ...more,
  })

  test('otherwise than suggested only with a reason; both are kept, and neither is written over', async ({
    house,
  }) => {
    const { model, police, head, at } = await kept(house)
    const judge = (more: object = {}, by = police) =>
      house.ask(by, standards.judge, { ...model, ...judgement(more) })

    expect((await judge({}, head)).status).toBe(403)
    expect(await judge({ reason: 'Tốt, khá, ổn.' })).toMatchObject({
      status: 400,
      body: { fields: [{ path: 'reason', code: 'says_too_little' }] },
    })
    expect((await judge({ criteria: [{ id: 'unheard-of', met: true }] })).body.code).toBe(
      'score.unknown_criterion',
    )
    const id = uuid7()
    const first = await judge({ id })
    expect(first).toMatchObject({
      status: 200,
      body: { points: 51.6, suggested: 'average', rating: 'effective', by: 'Cầm Thị Ban' },
    })
    expect((await judge({ id })).body).toEqual(first.body)
    itIs('2026-11-23')
    expect((await judge({ rating: 'average', reason: 'Như gợi ý' })).status).toBe(200)

    const seen = await house.ask(undefined, standards.judgements, model)
    expect(
      seen.body.judgements.map(({ rating, suggested, by }) => [rating, suggested, by]),
    ).toEqual([
      ['average', 'average', null],
      ['effective', 'average', null],
    ])
    expect(await counted(house, at.id)).toEqual(
      expect.arrayContaining([
        'model.rating.effective 2026-11-01 1',
        'model.rating.effective 2026-11-01 -1',
        'model.rating.average 2026-11-01 1',
      ]),
    )
  })

  test('a model that is suspended stands under no rating, and takes it up again', async ({
    house,
  }) => {
    const { model, police, at } = await kept(house)
    await house.ask(police, standards.judge, { ...model, ...judgement() })
    const ratings = async () =>
      (await counted(house, at.id)).filter((entry) => entry.startsWith('model.rating')).sort()
    const move = async (state: 'suspended' | 'active') => {
      const { edition } = (await house.ask(police, m.read, at)).body
      const moved = await house.ask(police, m.settle, {
        ...at,
        edition,
        state,
        on: '2026-11-22',
        reason: 'Nước lũ',
      })
      expect(moved.status, JSON.stringify(moved.body)).toBe(200)
    }

    expect(await ratings()).toEqual(['model.rating.effective 2026-11-01 1'])
    await move('suspended')
    expect(await ratings()).toEqual([
      'model.rating.effective 2026-11-01 -1',
      'model.rating.effective 2026-11-01 1',
    ])
    await move('active')
    expect((await ratings()).length).toBe(3)
  })

  test('two who decide at the same moment leave one rating in the figures', async ({ house }) => {
    const { model, police, at } = await kept(house)
    await house.ask(police, standards.judge, { ...model, ...judgement() })
    const ratings = ['average', 'poor', 'average', 'poor'] as const
    await Promise.all(
      ratings.map((rating) =>
        house.ask(police, standards.judge, { ...model, ...judgement({ rating }) }),
      ),
    )

    const standing = (await counted(house, at.id))
      .filter((entry) => entry.startsWith('model.rating'))
      .map((entry) => Number(entry.split(' ').at(-1)))
    expect(standing.reduce((sum, amount) => sum + amount, 0)).toBe(1)
    const { rows } = await sql<{ rating: string; amount: number }>`
      select r.rating, sum(e.amount)::int as amount
        from standards.rated r join indicators.entry e on e.source_id = r.model_id
         and e.indicator = 'model.rating.' || r.rating
       where r.model_id = ${at.id} group by r.rating`.execute(house.db)
    expect(rows).toMatchObject([{ amount: 1 }])
  })

  test('a rest that is written down late takes the rating from no month in which it did not stand', async ({
    house,
  }) => {
    const { model, police, at } = await kept(house)
    await house.ask(police, standards.judge, { ...model, ...judgement() })
    const { edition } = (await house.ask(police, m.read, at)).body
    const rest = { edition, state: 'suspended' as const, on: '2026-10-15', reason: 'Nước lũ' }
    const moved = await house.ask(police, m.settle, { ...at, ...rest })
    expect(moved.status, JSON.stringify(moved.body)).toBe(200)

    const ratings = (await counted(house, at.id)).filter((entry) =>
      entry.startsWith('model.rating'),
    )
    expect(ratings.sort()).toEqual([
      'model.rating.effective 2026-11-01 -1',
      'model.rating.effective 2026-11-01 1',
    ])
  })

  test('a decision sent twice is one; another under its id is refused', async ({ house }) => {
    const { model, police } = await kept(house)
    const sent = { ...model, ...judgement() }
    const first = await house.ask(police, standards.judge, sent)
    expect((await house.ask(police, standards.judge, sent)).body).toEqual(first.body)
    const other = await house.ask(police, standards.judge, { ...sent, rating: 'poor' as const })
    expect([other.status, other.body.code]).toEqual([409, 'judgement.other_content'])
  })
})
