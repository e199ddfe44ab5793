import { expect } from 'vitest'
import { activities as a, type NewActivity } from '../../../contract/activities.ts'
import { models as m } from '../../../contract/models.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { test } from '../../testing/house.ts'
import { ledger, living } from '../../testing/diary-village.ts'

test('sent twice it is one record, however the network stutters; other content is refused', async ({
  house,
}) => {
  const { head, patrol } = await living(house)
  const evening = patrol()
  const many = await Promise.all(
    Array.from({ length: 8 }, () => house.ask(head, a.record, evening)),
  )
  expect(new Set(many.map(({ status, body }) => `${status} ${JSON.stringify(body)}`)).size).toBe(1)
  expect((await house.ask(head, a.record, evening)).body).toEqual(many[0]?.body)
  expect(await ledger(house, evening.id)).toContain('securityForce.patrols 1')
  const other = await house.ask(head, a.record, { ...evening, summary: 'Khác' })
  expect(other).toMatchObject({ status: 409, body: { code: 'activity.other_content' } })
})

test('sent again before the first answer came, in other batches, it still counts once', async ({
  house,
}) => {
  const { head, patrol } = await living(house)
  const entries = Array.from({ length: 24 }, () => patrol())
  // A turn of the event loop apart, so that the copies ride in batches of their own, side by side.
  const asked = []
  for (const entry of entries) {
    for (let copy = 0; copy < 4; copy += 1) {
      asked.push(house.ask(head, a.record, entry))
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  const statuses = (await Promise.all(asked)).map(({ status }) => status)
  const lines = await house.db
    .selectFrom('indicators.entry')
    .select('sourceId')
    .where(
      'sourceId',
      'in',
      entries.map(({ id }) => id),
    )
    .where('indicator', '=', 'securityForce.patrols')
    .execute()

  expect(new Set(statuses)).toEqual(new Set([200]))
  expect(lines.map(({ sourceId }) => sourceId).sort()).toEqual(entries.map(({ id }) => id).sort())
})

test('many phones at once share a batch; the wrong one is refused alone', async ({ house }) => {
  const { head, patrol } = await living(house)
  const sent = Array.from({ length: 20 }, (_, at) => patrol(at === 7 ? { on: '2999-01-01' } : {}))
  const answers = await Promise.all(sent.map((each) => house.ask(head, a.record, each)))
  expect(answers.map(({ status }) => status)).toEqual(sent.map((_, at) => (at === 7 ? 400 : 200)))
  const stored = await house.db
    .selectFrom('activities.activity')
    .select('id')
    .where('modelId', '=', sent[0]?.modelId ?? '')
    .execute()
  expect(stored).toHaveLength(19)
})

test('every blank that is wrong is named; nothing is half written', async ({ house }) => {
  const { head, patrol, slips } = await living(house)
  const refusals: [NewActivity, number, object][] = [
    [patrol({ on: '2999-01-01' }), 400, { fields: [{ path: 'on', code: 'day_in_future' }] }],
    [patrol({ on: '2022-06-09' }), 400, { fields: [{ path: 'on', code: 'before_it_existed' }] }],
    [patrol({ kind: 'no-such-kind' }), 400, { fields: [{ path: 'kind', code: 'not_offered' }] }],
    [
      patrol({ kind: 'waterway-check', answers: { boats: 1 } }),
      409,
      { code: 'activity.kind_not_of_model' },
    ],
    [patrol({ modelId: uuid7() }), 404, { code: 'model.not_found' }],
    [patrol({ attendance: -5 }), 400, { fields: [{ path: 'attendance', code: 'too_small' }] }],
    [
      patrol({ summary: 'x'.repeat(2001) }),
      400,
      { fields: [{ path: 'summary', code: 'too_long' }] },
    ],
    [
      patrol({ place: { lat: 0, lon: 0 } }),
      400,
      { fields: [{ path: 'place', code: 'place_unknown' }] },
    ],
    [patrol({ evidence: [uuid7()] }), 400, { fields: [{ path: 'evidence', code: 'unknown' }] }],
    [
      patrol({ lines: [{ item: 'explosive', quantity: 1 }] }),
      400,
      { fields: [{ path: 'lines', code: 'not_asked' }] },
    ],
    [
      slips({ attendance: undefined, answers: { slips: 1.447, handedOver: 'yes', other: 1 } }),
      400,
      {
        fields: [
          { path: 'answers.slips', code: 'not_int' },
          { path: 'answers.handedOver', code: 'not_boolean' },
          { path: 'answers.other', code: 'unknown_field' },
          { path: 'attendance', code: 'missing' },
        ],
      },
    ],
  ]
  for (const [input, status, body] of refusals) {
    const asked = await house.ask(head, a.record, input)
    expect(asked, JSON.stringify(asked.body)).toMatchObject({ status, body })
    expect((await house.ask(head, a.read, input)).status).toBe(404)
  }
})

test('items handed in keep their own units and decimals', async ({ house }) => {
  const { head, officer, patrol } = await living(house)
  const handed = (lines: NewActivity['lines']) =>
    patrol({
      kind: 'weapon-surrender',
      answers: { how: 'handed-in', receivedByPolice: true },
      lines,
    })
  const day = handed([
    { item: 'homemade-gun', quantity: 2 },
    { item: 'explosive', quantity: 1.57 },
  ])
  await house.ask(head, a.record, day)
  await house.ask(officer, a.verify, day)
  expect(await ledger(house, day.id)).toEqual(['weapon.explosiveKg 1.57', 'weapon.gun.homemade 2'])

  const wrong = await house.ask(
    head,
    a.record,
    handed([
      { item: 'homemade-gun', quantity: 1.5 },
      { item: 'cannon', quantity: 1 },
    ]),
  )
  expect(wrong.body.fields).toEqual([
    { path: 'lines.0.quantity', code: 'not_int' },
    { path: 'lines.1.item', code: 'not_offered' },
  ])
  expect((await house.ask(head, a.record, handed([]))).body.fields).toEqual([
    { path: 'lines', code: 'missing' },
  ])
})

test('a model that rests has no diary for those days, and has one for the days before', async ({
  house,
}) => {
  const { officer, head, model, patrol } = await living(house)
  const at = { keeperId: model.keeperId, id: model.modelId }
  const early = patrol({ on: '2024-02-01' })
  const first = await house.ask(head, a.record, early)
  const course = [
    ['consulting', '2022-07-01'],
    ['approved', '2022-07-02'],
    ['launched', '2022-07-03'],
    ['suspended', '2024-01-01'],
    ['active', '2024-06-01'],
  ] as const
  for (const [index, [state, on]] of course.entries()) {
    const moved = await house.ask(officer, m.settle, {
      ...at,
      edition: index + 1,
      state,
      on,
      reason: 'Theo quyết định',
    })
    expect(moved.status).toBe(200)
  }
  const statuses = []
  for (const on of ['2023-12-31', '2024-01-01', '2024-05-31', '2024-06-01']) {
    statuses.push((await house.ask(head, a.record, patrol({ on }))).body.code ?? 'written')
  }
  expect(statuses).toEqual([
    'written',
    'activity.model_not_working',
    'activity.model_not_working',
    'written',
  ])
  // A phone that did not hear the first answer hears the same one now.
  expect(await house.ask(head, a.record, early)).toEqual(first)
})
