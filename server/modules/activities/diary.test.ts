import { sql } from 'kysely'
import { expect, vi } from 'vitest'
import { activities as a } from '../../../contract/activities.ts'
import { today } from '../../platform/days.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { type openTestHouse, test } from '../../testing/house.ts'
import { ledger, living } from '../../testing/diary-village.ts'

test('what needs nobody’s word counts when it is sent', async ({ house }) => {
  const { head, officer, patrol, village } = await living(house)
  const evening = patrol()
  expect((await house.ask(head, a.record, evening)).body).toMatchObject({
    id: evening.id,
    state: 'submitted',
  })
  const counted = ['securityForce.patrolHours 2.5', 'securityForce.patrols 1']
  expect(await ledger(house, evening.id)).toEqual(counted)
  const { body } = await house.ask(officer, a.read, evening)
  expect(body).toMatchObject({
    writtenBy: 'Lò Văn Hặc',
    unit: { id: village.id },
    mayVerify: false,
    mayChange: true,
  })
  expect(body.counted.map(({ indicator, amount }) => `${indicator} ${amount}`).sort()).toEqual(
    counted,
  )
  const behind = await house.ask(officer, a.list, {
    under: village.id,
    indicator: 'securityForce.patrols',
  })
  expect(behind.body.activities.map(({ id }) => id)).toEqual([evening.id])
  expect(
    (await house.ask(officer, a.list, { under: village.id, indicator: 'tip.total' })).body
      .activities,
  ).toEqual([])
})

test('what needs a second pair of eyes waits, is given back, sent again, verified, and counts then', async ({
  house,
}) => {
  const { head, officer, slips, village } = await living(house)
  const meeting = slips()
  await house.ask(head, a.record, meeting)
  expect(await ledger(house, meeting.id)).toEqual([])
  const mediator = await house.person('mediator', village)
  expect((await house.ask(mediator, a.waiting, {})).body.total).toBe(0)
  expect((await house.ask(officer, a.waiting, {})).body).toMatchObject({
    total: 1,
    activities: [{ id: meeting.id, mayVerify: true }],
  })

  const back = await house.ask(officer, a.giveBack, { ...meeting, reason: 'Thiếu số phiếu' })
  expect(back.body).toMatchObject({ state: 'returned', returnedFor: 'Thiếu số phiếu' })
  expect((await house.ask(officer, a.waiting, {})).body.total).toBe(0)
  const again = { ...meeting, answers: { ...meeting.answers, slips: 39 } }
  const sent = await house.ask(head, a.submit, again)
  expect(sent.body).toMatchObject({ state: 'submitted', returnedFor: null, answers: { slips: 39 } })
  expect((await house.ask(head, a.submit, again)).body).toEqual(sent.body)

  const verified = await house.ask(officer, a.verify, meeting)
  expect(verified.body).toMatchObject({ state: 'verified', verifiedBy: 'Cầm Thị Ban' })
  expect((await house.ask(officer, a.verify, meeting)).body).toEqual(verified.body)
  expect(await ledger(house, meeting.id)).toEqual([
    'meeting.attendances 40',
    'meeting.sessions 1',
    'tip.slipValuable 3',
    'tip.total 39',
    'tip.valuable 3',
  ])
})

test('two verify at once: one does, the other is shown what stands', async ({ house }) => {
  const { commune, head, officer, slips } = await living(house)
  const other = await house.person('commune_committee', commune)
  const meeting = slips()
  await house.ask(head, a.record, meeting)
  // Both are made to wait for the same row, so that neither has finished when the other begins.
  const both = await house.db.transaction().execute(async (holding) => {
    await sql`select from activities.activity where id = ${meeting.id} for update`.execute(holding)
    const asked = [house.ask(officer, a.verify, meeting), house.ask(other, a.verify, meeting)]
    await vi.waitFor(async () => expect(await held(house)).toBe(2), 10_000)
    return asked
  })
  const answers = await Promise.all(both)
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]))
  const lost = answers.find(({ status }) => status === 409)
  expect(lost?.body).toMatchObject({ code: 'activity.changed', current: { state: 'verified' } })
  expect(await ledger(house, meeting.id)).toContain('tip.total 38')
})

test('nobody verifies what they wrote, nor verifies at all without the right', async ({
  house,
}) => {
  const { commune, head, officer, slips } = await living(house)
  const own = slips()
  await house.ask(officer, a.record, own)
  expect((await house.ask(officer, a.verify, own)).body.code).toBe('activity.own_record')
  expect((await house.ask(officer, a.waiting, {})).body.total).toBe(0)
  expect((await house.ask(head, a.verify, own)).status).toBe(403)
  const weak = await house.person('commune_police', commune, { strength: 'password' })
  expect((await house.ask(weak, a.verify, own)).body.code).toBe('sign_in.stronger')
})

test('a correction stands in place of the first, which stays and no longer counts', async ({
  house,
}) => {
  const { head, officer, patrol, village } = await living(house)
  const first = patrol()
  await house.ask(head, a.record, first)
  const { draft: _, ...second } = patrol({ answers: { hours: 3, situation: 'reminded' } })
  const correction = {
    keeperId: first.keeperId,
    id: first.id,
    reason: 'Nhầm số giờ',
    corrected: second,
  }
  const put = await house.ask(officer, a.correct, correction)
  expect(put.body).toMatchObject({ id: second.id, corrects: first.id, writtenBy: 'Cầm Thị Ban' })
  expect((await house.ask(officer, a.correct, correction)).body).toEqual(put.body)
  expect(await ledger(house, first.id, second.id)).toEqual([
    'securityForce.patrolHours 3',
    'securityForce.patrols 1',
  ])
  const kept = await house.ask(head, a.read, first)
  expect(kept.body).toMatchObject({
    state: 'corrected',
    correctedBy: second.id,
    returnedFor: 'Nhầm số giờ',
    counted: [],
    mayChange: false,
  })
  const behind = await house.ask(head, a.list, {
    under: village.id,
    indicator: 'securityForce.patrols',
  })
  expect(behind.body.activities.map(({ id }) => id)).toEqual([second.id])

  const wrong = {
    ...correction,
    id: second.id,
    corrected: { ...second, id: uuid7(), answers: { hours: -1 } },
  }
  expect((await house.ask(officer, a.correct, wrong)).body.fields?.map(({ path }) => path)).toEqual(
    ['corrected.answers.hours', 'corrected.answers.situation'],
  )
})

test('what is voided is kept, with the reason, and taken out of the figures', async ({ house }) => {
  const { head, officer, slips } = await living(house)
  const meeting = slips()
  await house.ask(head, a.record, meeting)
  await house.ask(officer, a.verify, meeting)
  const voided = await house.ask(head, a.voidIt, { ...meeting, reason: 'Ghi hai lần' })
  expect(voided.body).toMatchObject({
    state: 'voided',
    returnedFor: 'Ghi hai lần',
    counted: [],
    answers: { slips: 38 },
  })
  expect(await ledger(house, meeting.id)).toEqual([])
  expect((await house.ask(officer, a.verify, meeting)).body.code).toBe('activity.changed')
  expect((await house.ask(officer, a.voidIt, { ...meeting, reason: 'Lại' })).body.code).toBe(
    'activity.changed',
  )
})

test('a draft is its writer’s alone until it is sent', async ({ house }) => {
  const { head, officer, patrol, village } = await living(house)
  const draft = patrol({ draft: true, answers: {} })
  expect((await house.ask(head, a.record, draft)).body.state).toBe('draft')
  expect((await house.ask(officer, a.read, draft)).status).toBe(404)
  expect((await house.ask(officer, a.list, { under: village.id })).body.activities).toEqual([])
  expect(
    (await house.ask(head, a.list, { under: village.id, mine: true })).body.activities,
  ).toHaveLength(1)
  expect((await house.ask(officer, a.submit, draft)).status).toBe(404)
  expect((await house.ask(head, a.submit, draft)).body.fields).toEqual([
    { path: 'answers.situation', code: 'missing' },
  ])
  expect((await house.ask(head, a.submit, patrol({ id: draft.id }))).body.state).toBe('submitted')
})

test('elsewhere the diary does not exist', async ({ house }) => {
  const { head, patrol, village } = await living(house)
  const evening = patrol()
  await house.ask(head, a.record, evening)
  const stranger = await house.person('commune_police', await house.commune())
  const asked = await Promise.all([
    house.ask(stranger, a.read, evening),
    house.ask(stranger, a.record, patrol()),
    house.ask(stranger, a.verify, evening),
    house.ask(stranger, a.giveBack, { ...evening, reason: 'x' }),
    house.ask(stranger, a.voidIt, { ...evening, reason: 'x' }),
    house.ask(stranger, a.submit, evening),
    house.ask(stranger, a.record, evening),
  ])
  expect(asked.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404, 404])
  expect((await house.ask(stranger, a.list, { under: village.id })).body.activities).toEqual([])
  expect((await house.ask(undefined, a.list, { under: village.id })).status).toBe(401)
  const resident = await house.person('resident', village)
  expect((await house.ask(resident, a.record, patrol())).status).toBe(403)
  expect((await house.ask(resident, a.read, evening)).status).toBe(200)
})

test('the diary is read page by page, newest first', async ({ house }) => {
  const { commune, head, patrol } = await living(house)
  const days = ['2024-03-01', '2024-03-02', '2024-03-02', '2024-03-03', today()]
  for (const on of days) await house.ask(head, a.record, patrol({ on }))
  const seen: string[] = []
  let after: string | null | undefined
  do {
    const input = { under: commune.id, limit: 2, ...(after ? { after } : {}) }
    const { body } = await house.ask(head, a.list, input)
    seen.push(...body.activities.map(({ on }) => on))
    after = body.next
  } while (after)
  expect(seen).toEqual(days.toReversed())
  const march = await house.ask(head, a.list, {
    under: commune.id,
    from: '2024-03-02',
    to: '2024-03-02',
  })
  expect(march.body.activities).toHaveLength(2)
})

/** How many requests wait for a row that another holds. */
async function held({ db }: Awaited<ReturnType<typeof openTestHouse>>) {
  const { rows } = await sql<{ held: number }>`
    select count(*)::int as held from pg_stat_activity
     where datname = current_database() and wait_event_type = 'Lock'`.execute(db)
  return rows[0]?.held
}
