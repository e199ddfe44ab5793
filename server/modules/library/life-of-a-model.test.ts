import { afterEach, describe, expect, vi } from 'vitest'
import { activities } from '../../../contract/activities.ts'
import { covenants } from '../../../contract/covenants.ts'
import { library } from '../../../contract/library.ts'
import { models as m } from '../../../contract/models.ts'
import { campaigns, reviews } from '../../../contract/plans.ts'
import { SetUpKind } from '../../../contract/set-up-kinds.ts'
import { standards } from '../../../contract/standards.ts'
import { jobsOf } from '../../modules.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { type Person, test } from '../../testing/house.ts'
import { judges, reviewed, spreads } from './life-decisions.fixture.ts'
import * as bell from './life-bell.fixture.ts'
import * as diary from './life-diary.fixture.ts'
import { done, homes, itIs, monthsFrom, type Street, street } from './life-places.fixture.ts'
import * as life from './life-way.fixture.ts'

afterEach(() => {
  vi.useRealTimers()
})

type Life = { place: Street; at: life.At; covenant: life.At & { id: string } }
type Name = 'near' | 'next' | 'far'

/** What each chapter leaves to the next. */
let first: Life
const copies = {} as Record<Name, Life>
const unitsAbove = ({ village, commune, province }: Street) =>
  [village, commune, province].map(({ id }) => id)
const bells: [string, string] = [uuid7(), uuid7()]
const lesson = 'Vẽ lối thoát của từng nhà trước khi nối chuông'

describe('the life of “Tổ liên gia”', () => {
  test('seven homes vote, and the commune recognises what they agreed on', async ({ house }) => {
    const place = await street(house, 'đầu bản', await house.province())
    const { head, police, committee } = place
    const { at, way } = await life.begins(house, place, '2023-10-02')
    const kinds = new Set(way.steps.map(({ kind }) => kind))
    expect([...kinds]).toEqual(SetUpKind.options)
    expect(way.steps[0]).toMatchObject({ role: 'commune_police', dueOn: '2023-10-09' })
    await life.goes(house, police, at, { step: 'households', on: '2023-10-06', lesson })
    await life.goes(house, police, at, { step: 'submission', on: '2023-10-10' })
    const early = { step: 'decision', on: '2023-10-12', decision: '45/QĐ-UBND' }
    const hasty = await life.tries(house, committee, at, early)
    expect(hasty.body.code).toBe('step.vote_first')

    const covenant = await life.drafts(house, place, at)
    first = { place, at, covenant }
    const held = { number: 1, on: '2023-10-20' }
    const many = await life.vote(house, place, covenant, { ...held, agreed: 6, against: 2 })
    expect(many.body.fields).toEqual([{ path: 'agreed', code: 'vote.more_than_households' }])
    // Three of seven are fewer than half; four are more.
    const lost = await life.vote(house, place, covenant, { ...held, agreed: 3, against: 4 })
    expect(lost.body).toMatchObject({ state: 'rejected', inForceSince: null })
    const evidence = [await diary.photo(house, head, at)]
    await life.goes(house, head, at, { step: 'consult', on: '2023-10-20', evidence })
    const { edition } = lost.body
    const text = `${life.text}\nĐiều 3. Không khoá chết lối thoát.`
    await done(house, head, covenants.write, { ...covenant, edition, text })
    const again = { number: 2, on: '2023-10-27', agreed: 4, against: 3 }
    const won = await life.vote(house, place, covenant, again)
    expect(won.body.versions[0]).toMatchObject({
      state: 'adopted',
      due: { step: 'send', dueOn: '2023-11-03', daysLeft: 5, late: false },
    })

    itIs('2023-11-01')
    const second = { ...covenant, number: 2 }
    const sent = await done(house, head, covenants.send, { ...second, on: '2023-11-01' })
    expect(sent.versions[0]).toMatchObject({
      sentLate: false,
      due: { step: 'decide', dueOn: '2023-11-08', daysLeft: 5 },
    })
    itIs('2023-11-07')
    const paper = { on: '2023-11-07', recognised: true, decision: '40/QĐ-UBND' }
    const force = await done(house, committee, covenants.decide, { ...second, ...paper })
    expect(force).toMatchObject({ state: 'recognised', inForceSince: '2023-11-07' })
    expect(force.versions[0]).toMatchObject({ decidedLate: false, due: null })
  })

  test('all seven sign, it is founded once, and launched', async ({ house }) => {
    const { place, at, covenant } = first
    const { head, police, committee } = place
    itIs('2023-11-08')
    const coverage = async () => (await done(house, undefined, covenants.read, covenant)).coverage
    await life.sign(house, place, covenant, [0, 4])
    expect(await coverage()).toEqual({ signed: 4, signers: homes })
    await life.sign(house, place, covenant, [4, homes])
    expect(await coverage()).toEqual({ signed: homes, signers: homes })
    await life.goes(house, head, at, { step: 'agree', on: '2023-11-09' })

    const founding = { step: 'decision', on: '2023-11-15', decision: '45/QĐ-UBND' }
    const founded = await life.goes(house, committee, at, founding)
    expect(founded.model).toMatchObject({ state: 'approved', decision: '45/QĐ-UBND' })
    const other = { step: 'decision', on: '2023-11-16', decision: '46/QĐ-UBND' }
    const twice = await life.tries(house, police, at, other)
    expect(twice.body.code).toBe('model.founded_already')
    const chair = {
      memberId: uuid7(),
      name: 'Quàng Văn Ánh',
      role: 'head',
      since: other.on,
    } as const
    const { keeperId, modelId: id } = at
    await done(house, committee, m.addMember, { keeperId, id, ...chair })
    await life.goes(house, committee, at, { step: 'board', on: '2023-11-16' })
    await life.goes(house, head, at, { step: 'regulation', on: '2023-11-20' })
    await diary.lists(house, head, at, { on: '2023-11-24', ids: bells })
    await bell.links(house, place, at)
    await life.goes(house, head, at, { step: 'bells', on: '2023-11-24', lesson: 'Kéo dây qua mái' })
    await life.goes(house, police, at, { step: 'train', on: '2023-11-28' })

    const evidence = [await diary.photo(house, committee, at)]
    const { model, steps } = await life.goes(house, committee, at, {
      step: 'launch',
      on: '2023-12-01',
      evidence,
    })
    expect(model).toMatchObject({ state: 'launched', startedOn: '2023-12-01' })
    expect(steps.flatMap(({ state, step }) => (state === 'done' ? [] : [step]))).toEqual(['drill'])
    const counted = ['model.count', 'model.new', 'commitment.households']
    for (const unit of unitsAbove(place))
      expect(await diary.counts(house, unit, ...counted)).toEqual([1, 1, homes])
  })

  test('for a year its diary is kept as its type asks, confirmed, and counted', async ({
    house,
  }) => {
    const { place, at, covenant } = first
    const { head, police, families } = place
    const year = monthsFrom('2023-12', 12)
    await diary.launches(house, head, at, '2023-12-01')
    await diary.receives(house, head, at, '2023-12-05')
    await diary.drills(house, head, at, '2023-12-20')
    await life.goes(house, head, at, { step: 'drill', on: '2023-12-20' })
    await life.works(house, place, at, '2023-12-31')
    await diary.checks(house, head, at, year.slice(0, 3))
    itIs('2024-02-29')
    expect(await house.ask(undefined, standards.score, at)).toMatchObject({
      status: 409,
      body: { code: 'score.too_early', current: { from: '2024-03-01' } },
    })
    await diary.checks(house, head, at, year.slice(3))
    await bell.rings(house, place, '2024-06-20')
    for (const [home, family] of families.entries())
      await done(house, family, standards.giveOpinion, { ...at, answer: home < 5 ? 5 : 4 })
    await diary.meets(house, head, at, ['2024-01-10', 7])
    await diary.meets(house, head, at, ['2024-04-10', 7])
    await diary.meets(house, head, at, ['2024-07-10', 6])
    await diary.meets(house, head, at, ['2024-10-10', 7])
    for (const on of ['2024-03-20', '2024-09-20']) await diary.looksBack(house, head, at, on)
    await diary.putsOut(house, head, at, '2024-08-02')
    await diary.lists(house, head, at, { on: '2024-11-15', ids: bells })

    expect(await diary.counts(house, place.commune.id, 'fire.smallHandled')).toEqual([0])
    const { activities: waiting } = await done(house, police, activities.waiting, {})
    expect(waiting.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['launch-ceremony', 'contribution-received', 'fire-incident']),
    )
    for (const { keeperId, id } of waiting)
      await done(house, police, activities.verify, { keeperId, id })
    expect((await done(house, police, activities.waiting, {})).total).toBe(0)

    // What was promised for a year is promised again.
    itIs('2024-10-25')
    await life.sign(house, place, covenant)
    itIs('2024-11-08')
    await jobsOf(house.house)['meetings.expiry']()
    const { coverage, renewals } = await done(house, undefined, covenants.read, covenant)
    expect(coverage).toEqual({ signed: homes, signers: homes })
    expect(renewals).toEqual({ soon: 0, lapsed: 0 })

    const counted = ['model.count', 'drill.count', 'equipment.checks', 'meeting.attendances']
    const also = ['commitment.households', 'fire.smallHandled', 'contribution.count']
    for (const unit of unitsAbove(place))
      expect(await diary.counts(house, unit, ...counted, ...also)).toEqual([1, 2, 12, 27, 7, 1, 1])
  })

  test('it is scored, a person decides, and a review calls it advanced', async ({ house }) => {
    const { place, at } = first
    const { police, committee, head } = place
    itIs('2024-12-05')
    await jobsOf(house.house)['standards.ask_all']()
    expect((await done(house, head, standards.flags, at)).flags).toEqual([])
    const { points, suggested, parts, from, to } = await done(house, undefined, standards.score, at)
    expect([from, to, suggested]).toEqual(['2023-12-01', '2024-11-30', 'effective'])
    // Rhythm; one of seven missed one meeting of four; the bell wrote one drill of 23 records, without a
    // photo; covenant, outcomes, equipment, gifts; two of seven gave a four for a five; no complaint.
    expect(parts.map((part) => part.points)).toEqual([25, 9.7, 14.3, 10, 15, 5, 5, 9.3, 5])
    expect(points).toBe(98.3)
    const reason = 'Cả năm đều tay, cháy nhỏ dập ngay'
    const judged = await judges(house, police, at, { on: '2024-12-05', reason })
    expect(judged).toMatchObject({ suggested, rating: 'effective', points, by: 'Cầm Thị Ban' })
    for (const unit of unitsAbove(place))
      expect(await diary.counts(house, unit, 'model.rating.effective')).toEqual([1])

    const decided = { on: '2024-12-20', decision: 'recognise' } as const
    expect(await reviewed(house, committee, at, decided)).toContain('judged.effective')
    const plan = await done(house, head, reviews.ofModel, at)
    expect(plan.decisions).toMatchObject([{ decision: 'recognise', by: 'Hà Văn Chung' }])
  })

  test('three villages say yes, and begin with what the first has learnt', async ({ house }) => {
    const { at: model, place } = first
    const { commune, province } = place
    const farther = await house.province()
    const asked = {
      near: await street(house, 'ngõ chợ', province, commune),
      next: await street(house, 'bản trên', province),
      far: await street(house, 'thôn Đoài', farther),
    }
    const over = { from: '2025-01-06', to: '2025-12-31' }
    const provincial = await house.person('province_police', province)
    const here = { above: province, model, places: [asked.near, asked.next] }
    const campaign = await spreads(house, provincial, here, over)
    const there = { above: farther, model, places: [asked.far] }
    await spreads(house, await house.person('province_police', farther), there, over)

    for (const [name, changedFromOriginal, on, signed] of [
      ['next', 'Nối chuông qua loa của bản', '2025-04-01', 3],
      ['near', '', '2025-04-02', homes],
      ['far', 'Thêm kẻng đầu thôn', '2025-04-03', homes],
    ] as const) {
      const copiedFrom = { keeperId: model.keeperId, id: model.modelId }
      const copied = { copiedFrom, changedFromOriginal }
      const { at, way } = await life.begins(house, asked[name], '2025-02-10', copied)
      expect(way.steps.map(({ step }) => step)).toContain('train')
      expect(life.stepIn(way, 'households')).toMatchObject({ told: lesson, state: 'open' })
      expect(life.stepIn(way, 'bells').told).toBe('Kéo dây qua mái')
      const copy = { at, from: '2025-02-10', on, signed }
      const covenant = await life.launches(house, asked[name], copy)
      await life.works(house, asked[name], at, '2025-04-30')
      copies[name] = { place: asked[name], at, covenant }
    }
    const { offers, ...progress } = await done(house, provincial, campaigns.read, campaign)
    expect(progress).toMatchObject({ target: 2, offered: 2, accepted: 2, setUp: 2 })
    expect(offers.map(({ state, model: copy }) => [state, copy?.id])).toEqual([
      ['set_up', copies.near.at.modelId],
      ['set_up', copies.next.at.modelId],
    ])
    const counted = ['model.count', 'model.new', 'model.replicated', 'commitment.households']
    const nation = await house.nation()
    for (const [unit, amounts] of [
      [commune, [2, 1, 1, 14]],
      [asked.next.commune, [1, 0, 1, 3]],
      [province, [3, 1, 2, 17]],
      [farther, [1, 0, 1, 7]],
      [nation, [4, 1, 3, 24]],
    ] as const)
      expect(await diary.counts(house, unit.id, ...counted)).toEqual(amounts)
  })

  test('one keeps its book for show: it is asked, answers, and the question stands', async ({
    house,
  }) => {
    const { next, near, far } = copies
    const { head, police, commune, province } = next.place
    for (const month of monthsFrom('2025-04', 3)) {
      await diary.copiesOut(house, head, next.at, `${month}-28`)
      for (const { place, at } of [near, far]) await diary.checks(house, place.head, at, [month])
    }
    for (const on of ['2025-02-12', '2025-05-14'])
      await diary.meets(house, first.place.head, first.at, [on, 7])
    itIs('2025-07-02')
    await jobsOf(house.house)['standards.ask_all']()
    await jobsOf(house.house)['standards.score_all']()
    const flagsFor = async (as: Person, { at }: Life) =>
      (await done(house, as, standards.flags, at)).flags
    for (const honest of [first, near, far])
      expect(await flagsFor(honest.place.head, honest)).toEqual([])
    const [flag] = await flagsFor(head, next)
    expect(flag).toMatchObject({ kind: 'same_text', said: { records: 3 }, openFrom: '2025-07-09' })
    expect(await flagsFor(police, next)).toEqual([])

    itIs('2025-07-04')
    const question = { ...next.at, flagId: flag?.id ?? '' }
    const reply = 'Tháng nào cũng xem, nhưng chép lời cũ và không chụp ảnh'
    await done(house, head, standards.replyToFlag, { ...question, reply })
    expect(await flagsFor(police, next)).toMatchObject([{ id: flag?.id, reply, settled: null }])
    const listed = await done(house, police, standards.scores, { under: commune.id, flagged: true })
    expect(listed.scores).toMatchObject([{ points: 31.2, suggested: 'poor', flags: 1 }])

    itIs('2025-07-08')
    const stands = { settled: 'stands' as const, reason: 'Ba tháng chép một lời, không có ảnh' }
    await done(house, police, standards.settleFlag, { ...question, ...stands })
    const reason = 'Chưa họp, chưa có gì làm bằng chứng'
    const judged = await judges(house, police, next.at, { on: '2025-07-10', reason })
    expect(judged).toMatchObject({ points: 31.2, suggested: 'poor', rating: 'poor' })
    const { parts } = judged
    // Checks written, no meeting; nothing to back them; three of seven signed; nothing came of it.
    const measured = parts.filter(({ left }) => !left).map((part) => part.points)
    expect(measured).toEqual([17.9, 0, 6.1, 0, 7.2])
    const ratings = ['model.rating.effective', 'model.rating.poor']
    expect(await diary.counts(house, commune.id, ...ratings)).toEqual([0, 1])
    expect(await diary.counts(house, province.id, ...ratings)).toEqual([1, 1])
  })

  test('it is raised: it has tasks, does them, and works well again', async ({ house }) => {
    const { place, at, covenant } = copies.next
    const { committee, head, police, commune, province } = place
    const meet = { id: uuid7(), what: 'Họp tổ, đủ bảy nhà ký', who: 'Trưởng bản' }
    const drill = { id: uuid7(), what: 'Diễn tập có bấm giờ', who: 'Tổ trưởng' }
    const tasks = [
      { ...meet, dueOn: '2025-08-31' },
      { ...drill, dueOn: '2025-09-30' },
    ]
    const raise = { on: '2025-07-20', decision: 'raise', tasks } as const
    expect(await reviewed(house, committee, at, { ...raise, tasks })).toContain('judged.poor')
    expect((await life.modelAt(house, at)).state).toBe('needs_improvement')

    await diary.meets(house, head, at, ['2025-07-25', 7])
    itIs('2025-08-10')
    await life.sign(house, place, covenant, [3, homes])
    const settle = (id: string, doneOn: string) =>
      done(house, head, reviews.settleTask, { ...at, id, doneOn })
    await settle(meet.id, '2025-08-10')
    await diary.checks(house, head, at, monthsFrom('2025-07', 6))
    await diary.drills(house, head, at, '2025-09-12')
    await diary.meets(house, head, at, ['2025-10-05', 7])
    await settle(drill.id, '2025-09-12')
    const keep = { on: '2025-10-20', decision: 'keep' } as const
    expect(await reviewed(house, committee, at, keep)).toContain('tasks_done')
    expect((await life.modelAt(house, at)).state).toBe('active')

    const reason = 'Đã làm đủ việc hội nghị giao'
    const judged = await judges(house, police, at, { on: '2026-01-10', reason })
    expect(judged).toMatchObject({ points: 81.9, suggested: 'effective' })
    const { judgements } = await done(house, undefined, standards.judgements, at)
    expect(judgements.map(({ rating, points }) => [rating, points])).toEqual([
      ['effective', 81.9],
      ['poor', 31.2],
    ])
    const ratings = ['model.rating.effective', 'model.rating.poor']
    expect(await diary.counts(house, commune.id, ...ratings)).toEqual([1, 0])
    expect(await diary.counts(house, province.id, ...ratings)).toEqual([2, 0])
  })

  test('the dated story and the family tell all of it, in order', async ({ house }) => {
    itIs('2026-01-12')
    const { next, near, far } = copies
    const title = 'Quy ước tổ liên gia'
    const campaign = 'campaign.begun Mỗi bản một tổ liên gia'
    expect(life.told(await life.modelAt(house, first.at))).toEqual([
      '2023-10-02 proposed',
      '2023-10-06 consulting',
      `2023-10-20 vote.failed ${title} 3 7`,
      `2023-10-27 vote.passed ${title} 4 7`,
      `2023-11-01 covenant.sent ${title}`,
      `2023-11-07 covenant.recognised ${title} 40/QĐ-UBND`,
      '2023-11-15 approved',
      '2023-11-15 founded 45/QĐ-UBND',
      '2023-12-01 launched',
      '2023-12-31 active',
      '2024-12-05 score.judged.effective 98.3',
      '2024-12-20 recognised.advanced',
      `2025-01-06 ${campaign} 2`,
      `2025-01-06 ${campaign} 1`,
      '2025-04-01 copied.to Tổ liên gia bản trên tổ bản trên',
      '2025-04-02 copied.to Tổ liên gia ngõ chợ tổ ngõ chợ',
      '2025-04-03 copied.to Tổ liên gia thôn Đoài tổ thôn Đoài',
    ])
    expect(life.told(await life.modelAt(house, next.at)).slice(-8)).toEqual([
      '2025-04-30 active',
      '2025-07-08 flag.stands.same_text',
      '2025-07-10 score.judged.poor 31.2',
      '2025-07-20 needs_improvement',
      '2025-07-20 review.raise 2',
      '2025-10-20 active',
      '2025-10-20 review.keep',
      '2026-01-10 score.judged.effective 81.9',
    ])

    const family = await done(house, undefined, library.family, far.at)
    expect(family.rootId).toBe(first.at.modelId)
    const root = first.at.modelId
    const kin = family.relatives.map((each) => {
      const { id, startedOn, parentId, changedFromOriginal, province } = each
      return [startedOn, id, parentId, changedFromOriginal, province?.id]
    })
    const here = first.place.province.id
    expect(kin.toSorted()).toEqual([
      ['2023-12-01', root, null, '', here],
      ['2025-04-01', next.at.modelId, root, 'Nối chuông qua loa của bản', here],
      ['2025-04-02', near.at.modelId, root, '', here],
      ['2025-04-03', far.at.modelId, root, 'Thêm kẻng đầu thôn', far.place.province.id],
    ])
    const ids = [root, next.at.modelId].join(',')
    const compared = await done(house, undefined, library.compare, { ...first.at, ids })
    expect(
      compared.models.map(({ outcome: { latest, copies: own } }) => [latest?.points, own]),
    ).toEqual([
      [98.3, 3],
      [81.9, 0],
    ])
  })
})
