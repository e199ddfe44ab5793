import { afterEach, expect, vi } from 'vitest'
import { covenants } from '../../../contract/covenants.ts'
import { models as m } from '../../../contract/models.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { test } from '../../testing/house.ts'
import { drafted, inForce, itIs, minutes, text } from './covenant.fixture.ts'

afterEach(() => {
  vi.useRealTimers()
})

const day = '2026-11-20'

test('a covenant begins as its type has it, once, and nobody else writes it', async ({ house }) => {
  const { at, covenant, head, resident, police } = await drafted(house)
  const stranger = await house.person('village_head', await house.village())

  expect(covenant).toMatchObject({
    kind: 'convention',
    signer: 'household',
    named: true,
    state: 'draft',
    coverage: {
      signed: 0,
      signers: 60,
    },
    inForceSince: null,
    versions: [
      {
        number: 1,
        text,
        state: 'draft',
        vote: null,
        due: null,
      },
    ],
  })
  const again = { ...at, title: 'Quy ước tuyến đường', text, signers: 60 }
  expect((await house.ask(head, covenants.make, again)).status).toBe(200)
  const other = await house.ask(head, covenants.make, { ...again, text: 'Khác' })
  expect([other.status, other.body.code]).toEqual([409, 'covenant.other_content'])
  const { body } = await house.ask(undefined, covenants.list, at)
  expect(body.covenants.map(({ id }) => id)).toEqual([at.id])

  const write = { ...at, edition: 1, text: 'Điều 1. Khác.' }
  expect((await house.ask(resident, covenants.write, write)).status).toBe(403)
  expect((await house.ask(stranger, covenants.write, write)).status).toBe(404)
  const written = await house.ask(police, covenants.write, write)
  expect(written.body).toMatchObject({ edition: 2, versions: [{ number: 1, text: write.text }] })
  expect((await house.ask(head, covenants.write, write)).body.edition).toBe(2)
  const stale = await house.ask(head, covenants.write, { ...write, text: 'Điều 1. Khác nữa.' })
  expect(stale.body).toMatchObject({ code: 'covenant.changed', current: { edition: 2 } })
})

test.for([
  ['half of all is not more than half', 30, 28, false, 'rejected'],
  ['one more is', 31, 27, false, 'adopted'],
  ['two thirds of all, for money', 40, 18, true, 'adopted'],
  ['one less than two thirds, for money', 39, 19, true, 'rejected'],
] as const)('%s', async ([, agreed, against, money, state], { house }) => {
  const { head, at } = await drafted(house, { more: { money } })
  const voted = await house.ask(head, covenants.vote, {
    ...at,
    ...minutes(day, { agreed, against }),
  })

  expect(voted.body).toMatchObject({
    state,
    inForceSince: null,
    versions: [{ state, vote: { agreed, passed: state === 'adopted' } }],
  })
  const model = await house.ask(undefined, m.read, { keeperId: at.keeperId, id: at.modelId })
  expect(model.body.history).toContainEqual({
    what: 'moment',
    on: day,
    moment: state === 'adopted' ? 'vote.passed' : 'vote.failed',
    said: {
      title: 'Quy ước tuyến đường',
      agreed,
      households: 60,
    },
  })
})

const home = {
  way: 'home_ballot',
  present: 0,
  announcedOn: '2026-11-18',
  gatherers: 3,
} as const

test.for([
  [
    'more votes than households',
    { present: 60, agreed: 60, against: 1 },
    'agreed',
    'vote.more_than_households',
  ],
  ['more present than households', { present: 61 }, 'present', 'vote.present_more'],
  ['more hands than people', { agreed: 51, against: 8 }, 'agreed', 'vote.more_than_present'],
  ['more slips than people', { way: 'ballot', against: 9 }, 'agreed', 'vote.more_than_present'],
  [
    'home ballots told of the day before',
    { ...home, announcedOn: '2026-11-19' },
    'announcedOn',
    'vote.announced_late',
  ],
  ['home ballots not told of', { ...home, announcedOn: null }, 'announcedOn', 'missing'],
  ['two gatherers', { ...home, gatherers: 2 }, 'gatherers', 'vote.gatherers'],
  ['six gatherers', { ...home, gatherers: 6 }, 'gatherers', 'vote.gatherers'],
  ['a day to come', { on: '2026-11-24' }, 'on', 'day_in_future'],
  ['an end before its beginning', { from: '21:00', to: '19:00' }, 'to', 'vote.ends_before'],
  ['minutes nobody signed', { signedBy: undefined }, 'signedBy.chair', 'missing'],
  [
    'one household twice',
    { signedBy: { chair: 'A', secretary: 'B', front: 'C', witnesses: ['Lò Ín', 'lò ín'] } },
    'signedBy.witnesses',
    'vote.two_witnesses',
  ],
  ['proof nobody kept', { evidence: [uuid7()] }, 'evidence', 'unknown'],
] as const)('%s: refused', async ([, more, path, code], { house }) => {
  itIs('2026-11-23')
  const { head, at } = await drafted(house)
  const refused = await house.ask(head, covenants.vote, { ...at, ...minutes(day, more) })

  expect(refused.body.fields).toEqual([{ path, code }])
  const { body } = await house.ask(undefined, covenants.read, at)
  expect(body.versions).toMatchObject([{ state: 'draft', vote: null }])
})

test('home ballots rightly told of and gathered, and a large place that met as one, are taken', async ({
  house,
}) => {
  const one = await drafted(house)
  const two = await drafted(house, { households: 240 })
  const large = { households: 240, present: 200, agreed: 190, against: 0, clusters: 1 }

  const slips = await house.ask(one.head, covenants.vote, { ...one.at, ...minutes(day, home) })
  const hands = await house.ask(two.head, covenants.vote, { ...two.at, ...minutes(day, large) })
  expect([slips.body.state, hands.body.state]).toEqual(['adopted', 'adopted'])
})

test('a vote is recorded once; told otherwise, or held again, it is refused', async ({ house }) => {
  const { head, at, resident, police } = await drafted(house)
  const vote = { ...at, ...minutes(day) }
  const first = await house.ask(head, covenants.vote, vote)
  const again = await house.ask(head, covenants.vote, vote)
  const otherwise = await house.ask(head, covenants.vote, { ...vote, agreed: 51, against: 7 })
  const anew = await house.ask(head, covenants.vote, { ...vote, voteId: uuid7() })

  expect(again.body).toEqual(first.body)
  expect([otherwise.status, otherwise.body.code]).toEqual([409, 'vote.other_content'])
  expect([anew.status, anew.body.code]).toEqual([409, 'vote.already'])

  const { body } = await house.ask(police, covenants.minutes, at)
  expect(body).toMatchObject([
    { place: 'Nhà văn hoá', signedBy: minutes(day).signedBy, clusters: 1 },
  ])
  expect((await house.ask(resident, covenants.minutes, at)).status).toBe(403)
  expect(JSON.stringify(first.body)).not.toContain('Lò Văn Hặc')
})

test('the clock runs in working days, and over Tết it stands', async ({ house }) => {
  itIs('2026-02-13')
  const { head, police, at } = await drafted(house)
  const voted = await house.ask(head, covenants.vote, { ...at, ...minutes('2026-02-13') })
  const due = { step: 'send', dueOn: '2026-02-27', daysLeft: 5, late: false }
  expect(voted.body.versions[0]).toMatchObject({ state: 'adopted', due })

  itIs('2026-02-22')
  const waiting = await house.ask(undefined, covenants.read, at)
  expect(waiting.body.versions[0]?.due).toEqual(due)
  itIs('2026-03-02')
  const late = await house.ask(undefined, covenants.read, at)
  expect(late.body.versions[0]?.due).toMatchObject({ daysLeft: -1, late: true })

  const early = await house.ask(head, covenants.send, { ...at, number: 1, on: '2026-02-12' })
  expect(early.body.fields).toEqual([{ path: 'on', code: 'before_last_change' }])
  const send = { ...at, number: 1, on: '2026-03-02' }
  const sent = await house.ask(head, covenants.send, send)
  expect(sent.body.versions[0]).toMatchObject({
    state: 'sent',
    sentLate: true,
    due: {
      step: 'decide',
      dueOn: '2026-03-09',
      daysLeft: 5,
      late: false,
    },
  })
  expect((await house.ask(head, covenants.send, send)).body).toEqual(sent.body)

  const refusal = { ...at, number: 1, on: '2026-03-02', recognised: false, decision: '12/UBND' }
  expect((await house.ask(head, covenants.decide, refusal)).status).toBe(403)
  expect((await house.ask(police, covenants.decide, refusal)).body.fields).toEqual([
    { path: 'reason', code: 'missing' },
  ])
  const refused = await house.ask(police, covenants.decide, {
    ...refusal,
    reason: 'Điều 2 trái với luật',
  })
  expect(refused.body).toMatchObject({
    state: 'refused',
    inForceSince: null,
    versions: [
      {
        reason: 'Điều 2 trái với luật',
        decidedLate: false,
        due: null,
      },
    ],
  })
})

test('a new version follows what is in force, and supersedes it once it is recognised', async ({
  house,
}) => {
  const waiting = await drafted(house)
  const voted = await house.ask(waiting.head, covenants.vote, { ...waiting.at, ...minutes(day) })
  const meanwhile = await house.ask(waiting.head, covenants.write, {
    ...waiting.at,
    edition: voted.body.edition,
    text: 'Điều 1. Mới.',
  })
  expect([meanwhile.status, meanwhile.body.code]).toEqual([409, 'covenant.pending'])

  const place = await drafted(house)
  const { head, at } = place
  await inForce(house, place, day)
  const first = await house.ask(head, covenants.read, at)
  expect(first.body).toMatchObject({ state: 'recognised', inForceSince: day })
  const next = await house.ask(head, covenants.write, {
    ...at,
    edition: first.body.edition,
    text: 'Điều 1. Mới.',
  })
  expect(next.body).toMatchObject({
    state: 'draft',
    inForceSince: day,
    versions: [
      { number: 2 },
      {
        number: 1,
        state: 'recognised',
      },
    ],
  })
  await inForce(house, place, '2026-11-22', 2)
  const { body } = await house.ask(undefined, covenants.read, at)
  expect(body).toMatchObject({
    state: 'recognised',
    inForceSince: '2026-11-22',
    versions: [
      {
        number: 2,
        state: 'recognised',
        decision: '2/QĐ-UBND',
      },
      {
        number: 1,
        state: 'superseded',
        from: day,
      },
    ],
  })
})

test('rules are in force as soon as they are adopted, and go nowhere', async ({ house }) => {
  const { head, at } = await drafted(house, { more: { kind: 'rules' } })
  const voted = await house.ask(head, covenants.vote, { ...at, ...minutes(day) })
  const sent = await house.ask(head, covenants.send, { ...at, number: 1, on: day })

  expect(voted.body).toMatchObject({
    state: 'adopted',
    inForceSince: day,
    versions: [
      {
        due: null,
        from: day,
      },
    ],
  })
  expect([sent.status, sent.body.code]).toEqual([409, 'covenant.needs_none'])
})
