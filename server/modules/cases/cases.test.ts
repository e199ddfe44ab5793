import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { cases as c } from '../../../contract/cases.ts'
import { sealed as door } from '../../../contract/sealed.ts'
import { tipDesk } from '../../../contract/tip-desk.ts'
import { tips } from '../../../contract/tips.ts'
import { fileKeyOf, headerFor } from '../../../sealing/header.ts'
import { recipientsOf } from '../../../sealing/key-log.ts'
import { openWords, sealWords } from '../../../sealing/seal.ts'
import { today } from '../../platform/days.ts'
import { ledger } from '../../testing/diary-village.ts'
import { test, type TestHouse } from '../../testing/house.ts'
import { aTip, type Desk, onTheWire, openDesk, threadOf, workFor } from '../tips/desk.fixture.ts'

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

async function sealedFor(desk: Desk, text: string) {
  const sealed = onTheWire(await sealWords({ v: 1, text }, recipientsOf(desk.standing)))
  return { keyHead: desk.standing.head, sealed }
}

/** A desk with two tips about one thing, and the case an officer opens of them. */
async function withCase(house: TestHouse) {
  const desk = await openDesk(house, { keeper: { ...(await house.commune()), kind: 'commune' } })
  const senders = [
    await aTip(desk, 'Xe lạ ở bãi sau chợ'),
    await aTip(desk, 'Bãi sau chợ có xe lạ'),
  ]
  const { keeperId } = desk
  const [officer] = desk.officers
  const at = { keeperId, id: randomUUID() as string }
  const sources = senders.map(({ id }) => ({ kind: 'tip' as const, id }))
  const [category = ''] = house.house.catalog.tips.categories.keys()
  const wanted = { ...at, category, sources, ...(await sealedFor(desk, 'Bãi sau chợ')) }
  const opened = await house.ask(officer, c.open, wanted)
  expect(opened.status, JSON.stringify(opened.body)).toBe(200)
  return { desk, senders, officer, keeperId, at, wanted, opened: opened.body }
}

test('two tips become one case; when it ends, both senders read the outcome; one disputes, and it shows', async ({
  house,
}) => {
  const { desk, senders, officer, keeperId, at, wanted, opened } = await withCase(house)
  expect(opened).toMatchObject({ number: 1, tips: 2, state: 'open', late: false })
  expect(opened.assignedTo?.id).toBe(officer.accountId)
  expect((await house.ask(officer, c.open, wanted)).body.number).toBe(1)
  for (const { id } of senders) {
    const { body: tip } = await house.ask(officer, tips.read, { keeperId, id })
    expect(tip).toMatchObject({ state: 'in_case', caseId: at.id })
  }

  const note = { ...at, stepId: randomUUID(), kind: 'checked-on-site', on: today() }
  const stepped = await house.ask(officer, c.step, {
    ...note,
    ...(await sealedFor(desk, 'Đã xem')),
  })
  const [step] = stepped.body.steps
  const { secrets } = desk.officers[0]
  const said = await openWords(
    {
      header: Buffer.from(step?.header ?? '', 'base64'),
      payload: Buffer.from(step?.payload ?? '', 'base64'),
    },
    secrets.identity,
  )
  expect(said).toMatchObject({ text: 'Đã xem' })

  const edition = stepped.body.edition
  const closing = { ...at, edition, outcome: 'prosecuted', valuable: true }
  const closed = await house.ask(officer, c.close, closing)
  expect(closed.body).toMatchObject({ state: 'closed', outcome: 'prosecuted', valuable: true })
  expect(await ledger(house, at.id)).toEqual(['case.detected 1', 'case.solved 1'])
  for (const sender of senders) {
    const thread = await threadOf(house, sender)
    expect(thread.body).toMatchObject({ state: 'closed', outcome: 'prosecuted' })
  }

  const [first] = senders
  if (!first) throw new Error('nobody sent anything')
  await house.ask(undefined, door.act, {
    bearer: first.bearer,
    work: await workFor(house, first.bearer),
    act: 'dispute',
  })
  const disputed = await house.ask(officer, c.read, at)
  expect(disputed.body.sources.map(({ disputed: is }) => is).toSorted()).toEqual([false, true])
  const again = await house.ask(officer, c.reopen, { ...at, edition: closed.body.edition })
  expect(again.body).toMatchObject({ state: 'open', outcome: null })
  expect(await ledger(house, at.id)).toEqual([])
})

test('what cannot be is refused: no outcome, a tip twice, a foreign tip, an older edition, a second extension', async ({
  house,
}) => {
  const { officer, keeperId, at, wanted, opened, senders, desk } = await withCase(house)
  const other = await openDesk(house, { keeper: { ...(await house.commune()), kind: 'commune' } })
  const foreign = await aTip(other, 'Chuyện ở xã khác')
  const fresh = { ...wanted, id: randomUUID() }
  const { edition } = opened

  const codes = [
    await house.ask(officer, c.close, { ...at, edition, outcome: 'no-such', valuable: true }),
    await house.ask(officer, c.open, fresh),
    await house.ask(officer, c.open, { ...fresh, sources: [{ kind: 'tip', id: foreign.id }] }),
    await house.ask(officer, c.open, { ...fresh, sources: [{ kind: 'alarm', id: randomUUID() }] }),
    await house.ask(officer, c.assign, { ...at, edition: edition + 7, to: officer.accountId }),
    await house.ask(officer, c.assign, { ...at, edition, to: other.officers[0].accountId }),
    await house.ask(officer, c.extend, { ...at, edition, to: '2999-01-01' }),
    await house.ask(other.officers[0], c.read, at),
    await house.ask(desk.custodians[0], c.read, at),
  ].map(({ status, body }) => `${status} ${body.fields?.[0]?.code ?? body.code}`)
  expect(codes).toEqual([
    '400 not_offered',
    '409 tip.in_case',
    '404 tip.not_found',
    '404 alarm.not_found',
    '409 case.changed',
    '400 not_offered',
    '400 too_late',
    '404 tip.not_found',
    '404 tip.not_found',
  ])

  const to = today(Date.now() + 40 * 86_400_000)
  const longer = await house.ask(officer, c.extend, { ...at, edition, to })
  expect(longer.body).toMatchObject({ dueOn: to, extended: true })
  const twice = await house.ask(officer, c.extend, { ...at, edition: edition + 1, to })
  expect(twice.body.code).toBe('case.extended_before')
  const more = await house.ask(officer, c.addTip, {
    ...at,
    edition: edition + 1,
    tipId: senders[0]?.id ?? '',
  })
  expect(more.body.code).toBe('tip.in_case')
  expect((await house.ask(officer, c.list, { keeperId })).body.cases).toHaveLength(1)
})

test('linked cases show each other; what a case says is sealed anew when somebody joins the desk', async ({
  house,
}) => {
  const { officer, keeperId, at, desk, wanted } = await withCase(house)
  const other = randomUUID()
  const direct = { ...wanted, id: other, sources: [{ kind: 'direct' as const, id: other }] }
  expect((await house.ask(officer, c.open, direct)).status).toBe(200)
  const linked = await house.ask(officer, c.link, { ...at, otherId: other, linked: true })
  expect(linked.body.links.map(({ id }) => id)).toEqual([other])
  expect((await house.ask(officer, c.read, { keeperId, id: other })).body.links).toHaveLength(1)
  await house.ask(officer, c.link, { ...at, otherId: other, linked: false })
  expect((await house.ask(officer, c.read, { keeperId, id: other })).body.links).toEqual([])

  await house.db
    .updateTable('cases.case')
    .set({ keyHead: '0'.repeat(64) })
    .where('id', '=', at.id)
    .execute()
  const { body } = await house.ask(officer, tipDesk.behind, { keeperId })
  const piece = body.find(({ part }) => part === 'case')
  const key = await fileKeyOf(
    Buffer.from(piece?.header ?? '', 'base64'),
    desk.officers[0].secrets.identity,
  )
  const header = base64(headerFor(key, recipientsOf(desk.standing)))
  const heads = [{ part: 'case' as const, tipId: at.id, id: at.id, header }]
  const put = { keeperId, keyHead: desk.standing.head, heads }
  expect((await house.ask(officer, tipDesk.rewrap, put)).status).toBe(200)
  expect((await house.ask(officer, c.read, at)).body.header).toBe(header)
})
