import { afterEach, describe, expect, vi } from 'vitest'
import { models as m } from '../../../contract/models.ts'
import { standards } from '../../../contract/standards.ts'
import { test, type TestHouse } from '../../testing/house.ts'
import { photoOf } from '../../testing/kept-photo.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { askAboutAll } from './ask-all.ts'
import { itIs, launched, wrote } from './scored.fixture.ts'

afterEach(() => vi.useRealTimers())

type Living = Awaited<ReturnType<typeof launched>>

/** What the unit is asked about its records, as `kind`, the night after. */
async function asked(house: TestHouse, { head, model }: Living) {
  await askAboutAll(house.house)
  const { body } = await house.ask(head, standards.flags, model)
  return body.flags.map(({ kind }) => kind)
}

/** A group that writes its diary as it goes along: nothing to ask about. */
async function honest(house: TestHouse, on = '2026-11-05') {
  itIs(on)
  const living = await launched(house, '2026-01-05')
  await wrote(house, living, {
    kind: 'patrol',
    on,
    summary: 'Đi một vòng quanh xóm, không có gì lạ',
  })
  return living
}

/** Says when a record was typed in: the database's own clock does not stand still for a story. */
async function typed(house: TestHouse, ids: string[], at: string) {
  const writtenAt = new Date(`${at}+07:00`)
  await house.db
    .updateTable('activities.activity')
    .set({ writtenAt })
    .where('id', 'in', ids)
    .execute()
}

describe('signs of formalism', () => {
  test('whoever writes as they go is asked nothing', async ({ house }) => {
    expect(await asked(house, await honest(house))).toEqual([])
  })

  test('ninety days of silence, asked about once', async ({ house }) => {
    const living = await honest(house, '2026-08-01')
    itIs('2026-10-29')
    expect(await asked(house, living)).toEqual([])
    itIs('2026-10-30')
    expect(await asked(house, living)).toEqual(['silence'])
    itIs('2026-11-22')
    expect(await asked(house, living)).toEqual(['silence'])
  })

  test('a month typed in on the eve of a deadline', async ({ house }) => {
    const living = await honest(house, '2026-10-30')
    const ids: string[] = []
    for (const day of ['01', '08', '15', '22'])
      ids.push(
        await wrote(house, living, {
          kind: 'patrol',
          on: `2026-10-${day}`,
          summary: `Vòng ${day}`,
        }),
      )
    await typed(house, ids, '2026-10-30T20:00:00')
    expect(await asked(house, living)).toEqual([])

    const fifth = await wrote(house, living, {
      kind: 'patrol',
      on: '2026-10-29',
      summary: 'Vòng 29',
    })
    await typed(house, [fifth], '2026-10-30T22:00:00')
    expect(await asked(house, living)).toEqual([])
    await typed(house, [fifth], '2026-10-30T20:40:00')
    expect(await asked(house, living)).toEqual(['batch'])
  })

  test('the same, typed in on another day, is late and nothing more', async ({ house }) => {
    const living = await honest(house, '2026-11-20')
    const ids: string[] = []
    for (const day of ['10-20', '10-27', '11-03', '11-10', '11-17'])
      ids.push(
        await wrote(house, living, { kind: 'patrol', on: `2026-${day}`, summary: `Vòng ${day}` }),
      )
    await typed(house, ids, '2026-11-20T20:00:00')
    expect(await asked(house, living)).toEqual([])
  })

  test('one text for three days, however it is spelled', async ({ house }) => {
    const living = await honest(house, '2026-11-20')
    const text = 'Tuần tra địa bàn, tình hình ổn định'
    const on = (day: string, summary: string) =>
      wrote(house, living, { kind: 'patrol', on: day, summary })
    await on('2026-11-17', text)
    await on('2026-11-18', text.toUpperCase())
    await on('2026-11-18', text)
    expect(await asked(house, living)).toEqual([])
    await on('2026-11-19', 'tuan tra dia ban - tinh hinh on dinh.')
    expect(await asked(house, living)).toEqual(['same_text'])
  })

  test('one photo behind two records', async ({ house }) => {
    const living = await honest(house, '2026-11-20')
    const { head, model } = living
    const photo = () => photoOf(house, model.keeperId, head, `hash of ${model.modelId}`)
    await wrote(house, living, { kind: 'patrol', on: '2026-11-18', evidence: [await photo()] })
    expect(await asked(house, living)).toEqual([])
    await wrote(house, living, { kind: 'patrol', on: '2026-11-19', evidence: [await photo()] })
    expect(await asked(house, living)).toEqual(['same_photo'])
  })

  test('more people than live there', async ({ house }) => {
    const living = await honest(house, '2026-11-20')
    const meeting = { kind: 'meeting', on: '2026-11-19', answers: { purpose: 'routine' } }
    await house.db
      .updateTable('units.unit')
      .set({ households: 40 })
      .where('id', '=', living.village.id)
      .execute()
    await wrote(house, living, { ...meeting, attendance: 160 })
    expect(await asked(house, living)).toEqual([])
    await wrote(house, living, { ...meeting, attendance: 161 })
    expect(await asked(house, living)).toEqual(['more_than_people'])
  })

  test('on patrol in two places at once, where both say when they began', async ({ house }) => {
    const living = await honest(house, '2026-11-20')
    const round = (start: string | undefined, lat: number) =>
      wrote(house, living, {
        kind: 'patrol',
        on: '2026-11-19',
        answers: { ...(start ? { start } : {}), hours: 2, situation: 'calm' },
        place: { lat, lon: 104 },
      })
    await round('20:00', 21)
    await round(undefined, 21.5)
    await round('23:30', 21.5)
    await round('21:00', 21.01)
    expect(await asked(house, living)).toEqual([])
    await round('21:30', 21.02)
    expect(await asked(house, living)).toEqual(['two_places'])
  })
})

test('a question is the unit’s alone for a week, or until it answers; then those above read it', async ({
  house,
}) => {
  const living = await honest(house, '2026-08-01')
  const { head, police, model, commune, at } = living
  itIs('2026-11-01')
  await askAboutAll(house.house)
  const seenBy = async (who: typeof head) => {
    const { body } = await house.ask(who, standards.flags, model)
    return body.flags
  }
  const [flag] = await seenBy(head)
  expect(flag).toMatchObject({ kind: 'silence', seenOn: '2026-11-01', openFrom: '2026-11-08' })
  const at1 = { ...model, flagId: flag?.id ?? '' }
  const settle = () =>
    house.ask(police, standards.settleFlag, {
      ...at1,
      settled: 'stands',
      reason: 'Chưa thấy làm gì',
    })

  expect(await seenBy(police)).toEqual([])
  expect((await settle()).status).toBe(404)
  itIs('2026-11-08')
  expect((await seenBy(police)).length).toBe(1)
  itIs('2026-11-02')
  expect(await seenBy(police)).toEqual([])

  const reply = 'Mùa gặt, bà con đi vắng; tháng này làm lại'
  expect((await house.ask(police, standards.replyToFlag, { ...at1, reply })).status).toBe(403)
  expect((await house.ask(head, standards.replyToFlag, { ...at1, reply })).body.reply).toBe(reply)
  expect((await seenBy(police)).length).toBe(1)
  const resident = await house.person('resident', living.village)
  expect((await house.ask(resident, standards.flags, model)).status).toBe(403)
  const elsewhere = await house.person('commune_police', await house.commune())
  expect((await house.ask(elsewhere, standards.flags, model)).status).toBe(404)

  expect(
    (await house.ask(head, standards.settleFlag, { ...at1, settled: 'explained', reason: 'Ổn' }))
      .status,
  ).toBe(403)
  expect((await settle()).body).toMatchObject({ settled: 'stands', settledFor: 'Chưa thấy làm gì' })
  expect((await settle()).status).toBe(200)
  const other = { ...at1, settled: 'explained' as const, reason: 'Đã rõ' }
  expect((await house.ask(police, standards.settleFlag, other)).body.code).toBe('flag.settled')
  const told = await house.db
    .selectFrom('models.moment')
    .select('what')
    .where('modelId', '=', at.id)
    .execute()
  expect(told.map(({ what }) => what)).toContain('flag.stands.silence')
  expect(commune.id).toBe(model.keeperId)
})

describe('what residents say', () => {
  test('an opinion is one a half-year, nobody’s, and shown when the half is over and five have spoken', async ({
    house,
  }) => {
    const { model, village, head } = await honest(house, '2026-11-20')
    const people = await Promise.all(
      Array.from({ length: 5 }, () => house.person('resident', village)),
    )
    const say = (who: (typeof people)[number] | undefined, answer: number) =>
      house.ask(who, standards.giveOpinion, { ...model, answer })
    for (const who of people.slice(0, 4)) expect((await say(who, 4)).status).toBe(200)
    expect((await say(people[0], 5)).body).toEqual({ half: '2026-2', mine: 5 })
    const read = async () => (await house.ask(people[0], standards.opinion, model)).body

    expect(await read()).toMatchObject({ known: null, mine: 5, mayGive: true, fewest: 5 })
    await say(people[4], 1)
    // While the half-year lasts, each new voice could be told from the average before it.
    expect(await read()).toMatchObject({ known: null })
    expect((await say(head, 5)).status).toBe(403)
    expect((await house.ask(undefined, standards.opinion, model)).body).toMatchObject({
      mine: null,
      mayGive: false,
    })

    const stored = await house.db
      .selectFrom('standards.opinion')
      .selectAll()
      .where('modelId', '=', model.modelId)
      .execute()
    const audited = await house.db.selectFrom('platform.audit').select('operation').execute()
    expect(stored.length).toBe(5)
    for (const { accountId } of people) expect(JSON.stringify(stored)).not.toContain(accountId)
    expect(audited.filter(({ operation }) => operation.includes('opinion'))).toEqual([])

    expect((await say(undefined, 1)).status).toBe(401)
    const stranger = await house.person('resident', await house.village())
    expect((await say(stranger, 1)).status).toBe(403)
    itIs('2027-01-05')
    expect(await read()).toMatchObject({
      half: '2027-1',
      mine: null,
      known: { half: '2026-2', mean: 3.6, count: 5 },
    })
  })

  test('a complaint goes to the commune; whoever keeps the model reads no name, and not before the answer', async ({
    house,
  }) => {
    const { model, village, head, police } = await honest(house, '2026-11-20')
    const resident = await house.person('resident', village, { name: 'Lường Thị Inh' })
    const complaint = {
      ...model,
      id: uuid7(),
      what: 'Tổ thu tiền mà không công khai cho bà con biết',
    }
    const sent = await house.ask(resident, standards.complain, complaint)
    expect(sent).toMatchObject({ status: 200, body: { mine: true, reply: null, by: null } })
    expect((await house.ask(resident, standards.complain, complaint)).body).toEqual(sent.body)
    const readBy = async (who: typeof head) =>
      (await house.ask(who, standards.complaints, model)).body.complaints.map(({ by, reply }) => [
        by,
        reply,
      ])

    expect(await readBy(head)).toEqual([])
    expect(await readBy(police)).toEqual([['Lường Thị Inh', null]])
    const answer = {
      ...model,
      complaintId: complaint.id,
      reply: 'Đã yêu cầu công khai',
      upheld: true,
    }
    expect((await house.ask(head, standards.replyToComplaint, answer)).status).toBe(403)
    expect((await house.ask(police, standards.replyToComplaint, answer)).status).toBe(200)
    expect(await readBy(head)).toEqual([[null, 'Đã yêu cầu công khai']])
    expect(await readBy(resident)).toEqual([[null, 'Đã yêu cầu công khai']])
    const audit = await house.db.selectFrom('platform.audit').select('input').execute()
    expect(JSON.stringify(audit)).not.toContain('thu tiền')

    const scored = await house.ask(undefined, standards.score, model)
    const part = scored.body.parts.find(({ id }) => id === 'complaints')
    expect(part).toMatchObject({ have: 2, need: 3 })
    expect(
      (await house.ask(head, m.read, { keeperId: model.keeperId, id: model.modelId })).status,
    ).toBe(200)
  })
})

test('the second lock: another commune’s officer finds no row of it in the tables', async ({
  house,
}) => {
  const { model } = await honest(house, '2026-08-01')
  itIs('2026-11-22')
  await askAboutAll(house.house)
  const { inScope, nobody } = await import('../../platform/db/scope.ts')
  const rows = await inScope(
    house.house.db,
    { ...nobody, keepers: [(await house.commune()).id] },
    (db) =>
      db.selectFrom('standards.flag').select('id').where('modelId', '=', model.modelId).execute(),
  )
  expect(rows).toEqual([])
})
