import { expect } from 'vitest'
import { models as m } from '../../../contract/models.ts'
import { today } from '../../platform/days.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { type Person, test } from '../../testing/house.ts'
import { counted, launch, modelIn, reason, type } from '../../testing/village-model.ts'

test('a model is registered, launched, worked with and dissolved; every step stays and counts', async ({
  house,
}) => {
  const commune = await house.commune()
  const village = await house.village(commune)
  const head = await house.person('village_head', village)
  const officer = await house.person('commune_police', commune, { name: 'Lò Văn Pánh' })
  const at = modelIn(village)

  const made = await house.ask(head, m.register, at)
  expect(made.body).toMatchObject({
    state: 'proposed',
    edition: 1,
    mayChange: true,
    maySettle: false,
  })
  await launch(house, officer, at, '2022-06-10')
  const pointId = uuid7()
  const point = { ...at, pointId, name: 'Nhà văn hoá bản', since: '2022-08-01' }
  await house.ask(head, m.addPoint, point)
  await house.ask(head, m.addPoint, point)
  await house.ask(head, m.addTeam, { ...at, teamId: uuid7(), name: 'Tổ 1', since: '2022-06-10' })

  const listed = await house.ask(undefined, m.byType, { under: commune.id })
  expect(listed.body).toEqual([{ type, models: 1, points: 1, teams: 1 }])
  const end = {
    ...at,
    edition: 4,
    state: 'dissolved',
    on: '2025-01-15',
    reason: 'Sáp nhập bản',
  } as const
  const gone = await house.ask(officer, m.settle, end)
  expect(gone.body).toMatchObject({
    state: 'dissolved',
    startedOn: '2022-06-10',
    points: 0,
    teams: 0,
  })
  expect((await house.ask(officer, m.settle, end)).body).toEqual(gone.body)

  const states = gone.body.history.filter((each) => each.what === 'state')
  expect(states.map(({ state, on }) => `${state} ${on}`)).toEqual([
    'proposed 2022-06-10',
    'consulting 2022-06-10',
    'approved 2022-06-10',
    'launched 2022-06-10',
    'dissolved 2025-01-15',
  ])
  expect(states.at(-1)?.by).toBe('Lò Văn Pánh')
  expect((await counted(house, at.id)).sort()).toEqual([
    'model.count 2022-06-01 1',
    'model.count 2025-01-01 -1',
    'model.dissolved 2025-01-01 1',
    'model.new 2022-06-01 1',
    'model.point.count 2022-08-01 1',
    'model.point.count 2025-01-01 -1',
    'model.team.count 2022-06-01 1',
    'model.team.count 2025-01-01 -1',
  ])
})

test('the public sees the board by role; those who keep the model see the names', async ({
  house,
}) => {
  const village = await house.village()
  const head = await house.person('village_head', village)
  const resident = await house.person('resident', village)
  const at = modelIn(village)
  await house.ask(head, m.register, at)
  const member = {
    ...at,
    memberId: uuid7(),
    name: 'Cà Thị Hoà',
    role: 'head',
    since: '2022-06-10',
  } as const
  expect((await house.ask(head, m.addMember, member)).body.members[0]?.name).toBe('Cà Thị Hoà')

  for (const reader of [undefined, resident]) {
    const { body } = await house.ask(reader, m.read, at)
    expect(body.members).toMatchObject([{ role: 'head', name: null }])
    expect(JSON.stringify(body)).not.toContain('Cà Thị Hoà')
    expect(body).toMatchObject({ mayChange: false, maySettle: false, mayRecord: false })
  }
  const ended = await house.ask(head, m.endMember, {
    ...at,
    memberId: member.memberId,
    until: today(),
  })
  expect(ended.body.members[0]?.until).toBe(today())
})

test('the same registration twice is one model; under its id another is refused', async ({
  house,
}) => {
  const village = await house.village()
  const head = await house.person('village_head', village)
  const at = modelIn(village)
  const twice = await Promise.all([
    house.ask(head, m.register, at),
    house.ask(head, m.register, at),
  ])
  expect(twice.map(({ status }) => status)).toEqual([200, 200])
  expect(twice[0].body).toEqual(twice[1].body)
  const other = await house.ask(head, m.register, { ...at, name: 'Tên khác' })
  expect(other).toMatchObject({ status: 409, body: { code: 'model.other_content' } })
  const history = await house.db
    .selectFrom('models.change')
    .selectAll()
    .where('modelId', '=', at.id)
    .execute()
  expect(history).toHaveLength(1)
})

test('two edits at once: the second is refused and shown what stands', async ({ house }) => {
  const village = await house.village()
  const head = await house.person('village_head', village)
  const at = modelIn(village)
  await house.ask(head, m.register, at)
  const [one, two] = await Promise.all(
    ['Câu chuyện một', 'Câu chuyện hai'].map((story) =>
      house.ask(head, m.change, {
        ...at,
        name: undefined,
        foundedOn: undefined,
        edition: 1,
        story,
      }),
    ),
  )
  expect(new Set([one?.status, two?.status])).toEqual(new Set([200, 409]))
  const [won, lost] = one?.status === 200 ? [one, two] : [two, one]
  expect(lost?.body).toMatchObject({
    code: 'model.changed',
    current: { story: won?.body.story, edition: 2 },
  })
})

test('elsewhere the model may be read and not touched: it does not exist there', async ({
  house,
}) => {
  const village = await house.village()
  const at = modelIn(village)
  const head = await house.person('village_head', village)
  await house.ask(head, m.register, at)
  const stranger = await house.person('commune_police', await house.commune())
  const weak = await house.person('commune_police', village, { strength: 'password' })
  const resident = await house.person('resident', village)

  const moving = { ...at, edition: 1, state: 'consulting', on: today(), reason } as const
  const change = { keeperId: at.keeperId, id: at.id, edition: 1, story: 'x' }
  const asked = (as: Person) =>
    Promise.all([
      house.ask(as, m.settle, moving),
      house.ask(as, m.change, change),
      house.ask(as, m.register, { ...modelIn(village) }),
      house.ask(as, m.strike, { ...at, contributionId: uuid7() }),
    ])
  for (const { status } of await asked(stranger)) expect(status).toBe(404)
  for (const { status, body } of await asked(weak)) {
    expect({ status, code: body.code }).toEqual({ status: 403, code: 'sign_in.stronger' })
  }
  for (const { status } of await asked(resident)) expect(status).toBe(403)
  expect((await house.ask(undefined, m.settle, moving)).status).toBe(401)
  expect((await house.ask(stranger, m.read, at)).status).toBe(200)
})

test('what cannot be is refused beside its blank or with its reason', async ({ house }) => {
  const commune = await house.commune()
  const village = await house.village(commune)
  const officer = await house.person('commune_police', commune)
  const at = modelIn(village)
  const refusals: [object, number, object][] = [
    [{ unitId: uuid7() }, 404, { code: 'unit.not_found' }],
    [{ type: 'no-such-type' }, 400, { fields: [{ path: 'type', code: 'not_offered' }] }],
    [{ type: 'community-covid-team' }, 409, { code: 'model.type_closed' }],
    [{ type: 'safe-school' }, 409, { code: 'model.unit_kind' }],
    [{ foundedOn: '2999-01-01' }, 400, { fields: [{ path: 'foundedOn', code: 'day_in_future' }] }],
    [{ households: -1 }, 400, { fields: [{ path: 'households', code: 'too_small' }] }],
    [{ name: 'x'.repeat(161) }, 400, { fields: [{ path: 'name', code: 'too_long' }] }],
    [
      { copiedFrom: { keeperId: at.keeperId, id: uuid7() } },
      400,
      { fields: [{ path: 'copiedFrom', code: 'unknown' }] },
    ],
  ]
  for (const [wrong, status, body] of refusals) {
    const asked = await house.ask(officer, m.register, { ...at, ...wrong })
    expect(asked, JSON.stringify(wrong)).toMatchObject({ status, body })
  }
  expect((await house.ask(undefined, m.read, at)).status).toBe(404)

  await house.db
    .updateTable('units.unit')
    .set({ validTo: '2025-06-30' })
    .where('id', '=', village.id)
    .execute()
  expect((await house.ask(officer, m.register, at)).body.code).toBe('unit.closed')
})

test('a state out of order, of tomorrow or before the last is refused', async ({ house }) => {
  const commune = await house.commune()
  const officer = await house.person('commune_police', commune)
  const at = modelIn(await house.village(commune))
  await house.ask(officer, m.register, at)
  const settle = (state: 'launched' | 'consulting' | 'dissolved', on: string) =>
    house.ask(officer, m.settle, { ...at, edition: 1, state, on, reason })
  expect((await settle('launched', today())).body.code).toBe('model.state_order')
  expect((await settle('consulting', '2999-01-01')).body.fields).toEqual([
    { path: 'on', code: 'day_in_future' },
  ])
  expect((await settle('consulting', '2020-01-01')).body.fields).toEqual([
    { path: 'on', code: 'before_last_change' },
  ])
  const head = await house.person('village_head', { id: at.unitId, keeperId: at.keeperId })
  expect(
    (
      await house.ask(head, m.settle, {
        ...at,
        edition: 1,
        state: 'dissolved',
        on: today(),
        reason,
      })
    ).status,
  ).toBe(403)
  expect(
    (
      await house.ask(head, m.settle, {
        ...at,
        edition: 1,
        state: 'consulting',
        on: today(),
        reason,
      })
    ).status,
  ).toBe(200)
})

test('a copy is linked both ways, and nothing is copied from what was dissolved', async ({
  house,
}) => {
  const commune = await house.commune()
  const officer = await house.person('commune_police', commune)
  const at = modelIn(await house.village(commune))
  await house.ask(officer, m.register, at)

  const elsewhere = await house.commune()
  const other = await house.person('commune_police', elsewhere)
  const copy = {
    ...modelIn(await house.village(elsewhere)),
    copiedFrom: { keeperId: at.keeperId, id: at.id },
  }
  expect((await house.ask(other, m.register, copy)).body.copiedFrom?.id).toBe(at.id)
  await launch(house, other, copy, '2023-02-01')
  expect((await counted(house, copy.id)).sort()).toEqual([
    'model.count 2023-02-01 1',
    'model.replicated 2023-02-01 1',
  ])
  expect((await house.ask(undefined, m.read, at)).body.copies).toMatchObject([
    { id: copy.id, state: 'launched' },
  ])

  await house.ask(officer, m.settle, { ...at, edition: 1, state: 'dissolved', on: today(), reason })
  const late = { ...modelIn(await house.village(elsewhere)), copiedFrom: copy.copiedFrom }
  expect((await house.ask(other, m.register, late)).body.code).toBe('model.copied_from_dissolved')
  expect(
    (await house.ask(officer, m.addTeam, { ...at, teamId: uuid7(), name: 'Tổ', since: today() }))
      .body.code,
  ).toBe('model.dissolved')
})

test('the register is read page by page and by state, without signing in', async ({ house }) => {
  const commune = await house.commune()
  const officer = await house.person('commune_police', commune)
  const made = []
  for (let each = 0; each < 3; each += 1) {
    const at = modelIn(await house.village(commune))
    await house.ask(officer, m.register, at)
    made.unshift(at.id)
  }
  const first = await house.ask(undefined, m.list, { under: commune.id, limit: 2 })
  expect(first.body.total).toBe(3)
  const rest = await house.ask(undefined, m.list, {
    under: commune.id,
    limit: 2,
    after: first.body.next ?? '',
  })
  expect([...first.body.models, ...rest.body.models].map(({ id }) => id)).toEqual(made)
  expect(rest.body.next).toBeNull()
  expect(
    (await house.ask(undefined, m.list, { under: commune.id, state: 'active' })).body.total,
  ).toBe(0)
  expect((await house.ask(undefined, m.list, { under: uuid7() })).status).toBe(404)
})

test('nobody enters a model under the id of one in other books', async ({ house }) => {
  const [village, elsewhere] = [await house.village(), await house.village()]
  const named = (place: typeof village) => ({
    keeperId: place.keeperId,
    unitId: place.id,
    type: 'inter-household-group',
    name: 'Tổ liên gia',
  })
  const id = uuid7()
  const head = await house.person('village_head', village)
  const copier = await house.person('village_head', elsewhere)
  expect((await house.ask(head, m.register, { ...named(village), id })).status).toBe(200)
  const taken = await house.ask(copier, m.register, { ...named(elsewhere), id })
  expect([taken.status, taken.body.code]).toEqual([409, 'model.other_content'])
  expect((await house.ask(head, m.register, { ...named(village), id })).status).toBe(200)
})
