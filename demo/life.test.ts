import { beforeAll, describe, expect } from 'vitest'
import { accounts } from '../contract/accounts.ts'
import { checklists } from '../contract/checklists.ts'
import { covenants } from '../contract/covenants.ts'
import { duties } from '../contract/duties.ts'
import { dutyBooks } from '../contract/duty-books.ts'
import { effects } from '../contract/effects.ts'
import { library } from '../contract/library.ts'
import { models } from '../contract/models.ts'
import { notices } from '../contract/notices.ts'
import { pacts } from '../contract/pacts.ts'
import { campaigns, reviews } from '../contract/plans.ts'
import { setUp } from '../contract/set-up.ts'
import { signals } from '../contract/signals.ts'
import { standards } from '../contract/standards.ts'
import { whereNext } from '../contract/where-next.ts'
import { unitIds } from '../server/modules/units/module.ts'
import { today } from '../server/platform/days.ts'
import { openTestHouse, test } from '../server/testing/house.ts'
import { loadDemonstration } from './load.ts'

describe('the life of the models of the demonstration', () => {
  let house: Awaited<ReturnType<typeof openTestHouse>>
  beforeAll(async () => {
    house = await openTestHouse({})
    await loadDemonstration(house.house, house.db, () => {})
    return () => house.close()
  })

  const binhThuan = unitIds.communeId('03724')
  const dongHung = unitIds.communeId('12688')
  const namBaDon = unitIds.communeId('19075')
  const tanHoa = unitIds.communeId('04792')
  const trieuSon = unitIds.communeId('15664')

  async function somebody(role: string, keeperId: string) {
    const { accountId } = await house.db
      .selectFrom('accounts.post')
      .select('accountId')
      .where('role', '=', role)
      .where('keeperId', '=', keeperId)
      .executeTakeFirstOrThrow()
    const { cookie } = await house.ask(undefined, accounts.demo, { accountId })
    return { accountId, cookie: cookie.split(';')[0] ?? '' }
  }

  async function modelOf(keeperId: string, type: string, like = '%') {
    const { id } = await house.db
      .selectFrom('models.model')
      .select('id')
      .where('keeperId', '=', keeperId)
      .where('type', '=', type)
      .where('name', 'like', like)
      .orderBy('startedOn')
      .executeTakeFirstOrThrow()
    return { keeperId, modelId: id }
  }

  test('one is in the middle of its set-up, and one finished it with lessons', async () => {
    const police = await somebody('commune_police', namBaDon)
    const begun = await modelOf(namBaDon, 'safe-household-peaceful-village')
    const { body: now } = await house.ask(police, setUp.read, begun)
    expect(now.model.state).toBe('consulting')
    expect(now.steps.filter(({ state }) => state === 'done')).toHaveLength(3)
    expect(now.steps.filter(({ state, late }) => state === 'open' && !late).length).toBeGreaterThan(
      3,
    )

    const drum = await modelOf(trieuSon, 'evening-study-drum', '%Phúc Lý')
    const keeper = await somebody('village_head', trieuSon)
    const { body: done } = await house.ask(keeper, setUp.read, drum)
    expect(done.steps.filter(({ lesson }) => lesson !== '').length).toBeGreaterThan(3)
    expect(done.steps.every(({ state }) => state === 'done')).toBe(true)
    const copy = await modelOf(trieuSon, 'evening-study-drum', '%Tân Sơn')
    const { body: copied } = await house.ask(
      await somebody('commune_police', trieuSon),
      setUp.read,
      copy,
    )
    expect(copied.steps.some(({ told }) => told !== '')).toBe(true)
  })

  test('covenants stand at every point of their way, and figures say how many households signed', async () => {
    const pledge = await modelOf(binhThuan, 'self-managed-household-safe-hamlet', '%Quỳnh Chiên')
    const { body: here } = await house.ask(undefined, covenants.list, pledge)
    expect(here.covenants[0]).toMatchObject({ coverage: { signed: 91, signers: 98 } })
    const clan = await modelOf(trieuSon, 'self-managed-clan')
    const { body: clans } = await house.ask(undefined, covenants.list, clan)
    const { body: two } = await house.ask(undefined, covenants.read, {
      ...clan,
      id: clans.covenants[0]?.id ?? '',
    })
    expect(two.versions.map(({ state }) => state)).toEqual(['recognised', 'superseded'])
    const waiting = await modelOf(dongHung, 'four-self-model', '%Cổ Dũng')
    const { body: voted } = await house.ask(undefined, covenants.list, waiting)
    const { body: clock } = await house.ask(undefined, covenants.read, {
      ...waiting,
      id: voted.covenants[0]?.id ?? '',
    })
    expect(clock.versions[0]?.state).toBe('sent')
    const parish = await house.db
      .selectFrom('meetings.signature as s')
      .innerJoin('meetings.covenant as c', 'c.id', 's.covenantId')
      .select(['s.signer', 's.accountId'])
      .where('c.named', '=', false)
      .execute()
    expect(parish.length).toBeGreaterThanOrEqual(63)
    expect(parish.every(({ signer, accountId }) => signer === null && accountId === null)).toBe(
      true,
    )

    const standing = await house.db
      .selectFrom('meetings.signature')
      .select(({ fn }) => fn.countAll<number>().as('households'))
      .where('counted', '=', true)
      .executeTakeFirstOrThrow()
    const counted = await house.db
      .selectFrom('indicators.entry')
      .select(({ fn }) => fn.sum<number>('amount').as('households'))
      .where('indicator', '=', 'commitment.households')
      .where('source', '=', 'covenant')
      .executeTakeFirstOrThrow()
    expect(Number(counted.households)).toBe(Number(standing.households))
  })

  test('models are scored and judged, asked about, and thought well of by enough or too few', async () => {
    const committee = await somebody('commune_committee', dongHung)
    const hamlet = await modelOf(dongHung, 'safe-hamlet')
    const { body: score } = await house.ask(committee, standards.score, hamlet)
    expect(score.points).toBeGreaterThan(0)
    const { body: judged } = await house.ask(committee, standards.judgements, hamlet)
    expect(judged.judgements[0]?.reason).not.toBe('')
    const market = await modelOf(trieuSon, 'self-managed-market')
    const police = await somebody('commune_police', trieuSon)
    const { body: asked } = await house.ask(police, standards.flags, market)
    expect(asked.flags[0]).toMatchObject({ kind: 'batch', settled: 'stands' })
    const drum = await modelOf(trieuSon, 'evening-study-drum', '%Phúc Lý')
    const { body: known } = await house.ask(undefined, standards.opinion, drum)
    expect(known.known?.count).toBe(18)
    const { body: few } = await house.ask(undefined, standards.opinion, market)
    expect(few.known).toBeNull()
    const { body: said } = await house.ask(police, standards.complaints, market)
    expect(said.complaints).toHaveLength(1)
  })

  test('reviews were held and are called, and what they decided has its tasks', async () => {
    const committee = await somebody('commune_committee', trieuSon)
    const { body } = await house.ask(committee, reviews.list, { keeperId: trieuSon })
    expect(body.reviews.map(({ state }) => state)).toEqual(['called', 'held'])
    const { body: held } = await house.ask(committee, reviews.read, {
      keeperId: trieuSon,
      id: body.reviews[1]?.id ?? '',
    })
    expect(held.agenda.length).toBeGreaterThan(3)
    expect(held.decisions.map(({ decision }) => decision).sort()).toEqual([
      'keep',
      'raise',
      'recognise',
    ])
    const market = await modelOf(trieuSon, 'self-managed-market')
    const { body: plan } = await house.ask(undefined, reviews.ofModel, market)
    expect(plan.tasks).toHaveLength(3)
    expect(plan.tasks.filter(({ doneOn }) => doneOn !== null)).toHaveLength(2)
  })

  test('a province carries a model on, with an offer in every state, and publishes what was learnt', async () => {
    const officer = await somebody('province_committee', unitIds.provinceId('25'))
    const { body: running } = await house.ask(officer, campaigns.list, {
      under: unitIds.provinceId('25'),
    })
    expect(running[0]).toMatchObject({ target: 24, offered: 5, setUp: 1 })
    const { body: campaign } = await house.ask(officer, campaigns.read, {
      keeperId: running[0]?.keeperId ?? '',
      id: running[0]?.id ?? '',
    })
    expect(new Set(campaign.offers.map(({ state }) => state)).size).toBe(4)
    const asked = campaign.offers.find(({ state }) => state === 'offered')
    expect(asked?.fit.length).toBeGreaterThan(4)
    const { body: told } = await house.ask(undefined, notices.published, {
      reaching: tanHoa,
    })
    expect(told.notices).toHaveLength(1)
    const { body: waits } = await house.ask(
      await somebody('province_committee', unitIds.provinceId('33')),
      notices.inWork,
      {},
    )
    expect(waits.waiting).toHaveLength(1)
  })

  test('a model has copies in other provinces, each with what it does otherwise', async () => {
    const first = await modelOf(tanHoa, 'fire-safe-inter-household-team')
    const { body } = await house.ask(undefined, library.family, first)
    expect(body.relatives).toHaveLength(6)
    expect(body.provinces.length).toBeGreaterThanOrEqual(4)
    expect(body.relatives.filter((each) => each.changedFromOriginal)).toHaveLength(3)
    const { body: lessons } = await house.ask(undefined, library.lessons, first)
    expect(lessons.way.some(({ lesson }) => lesson !== '')).toBe(true)
    expect(lessons.covenants).toHaveLength(1)
  })

  test('shifts stand in a roster, with a swap that waits for the head of the site', async () => {
    const head = await somebody('body_head', dongHung)
    const site = await modelOf(dongHung, 'heritage-site-self-management')
    const { body } = await house.ask(head, duties.week, site)
    expect(body.shifts.length).toBeGreaterThan(6)
    const { body: next } = await house.ask(head, duties.week, site)
    expect(next.mine.flatMap(({ swaps }) => swaps)).toMatchObject([{ state: 'asked' }])
    const gate = await modelOf(trieuSon, 'security-camera-and-school-gate')
    const school = await somebody('body_head', trieuSon)
    const week = await house.ask(school, duties.week, gate)
    expect(week.body.hands).toHaveLength(10)
    const patrol = await modelOf(binhThuan, 'self-managed-household-safe-hamlet', '%Quỳnh Chiên')
    const resident = await somebody('resident', binhThuan)
    const night = await house.ask(resident, duties.week, patrol)
    expect(night.body.mine.length).toBeGreaterThan(0)
  })

  test('every shift that was kept is a record of its diary', async () => {
    const ended = await house.db
      .selectFrom('duties.shift as s')
      .leftJoin('activities.activity as a', 'a.id', 's.activityId')
      .select(['s.onDay', 'a.onDay as written', 'a.modelId', 's.modelId as of'])
      .where('s.state', '=', 'ended')
      .execute()
    expect(ended.length).toBeGreaterThan(100)
    for (const { onDay, written, modelId, of } of ended)
      expect([written, modelId]).toEqual([onDay, of])
  })

  test('drums, bamboo and lamps have their evenings, some by hand', async () => {
    const head = await somebody('village_head', trieuSon)
    const drum = await modelOf(trieuSon, 'evening-study-drum', '%Phúc Lý')
    const { body } = await house.ask(head, signals.read, drum)
    const states = new Set(body.evenings.map(({ state }) => state))
    expect(states.has('played') && states.has('by_hand')).toBe(true)
    expect(body.next.length).toBeGreaterThan(0)
    for (const [keeperId, type, like] of [
      [binhThuan, 'bamboo-alarm-safety-staff', '%'],
      [tanHoa, 'security-light', '%Thăng Lợi'],
    ] as const) {
      const police = await somebody('commune_police', keeperId)
      const page = await house.ask(police, signals.read, await modelOf(keeperId, type, like))
      expect(page.body.evenings.length).toBeGreaterThan(0)
    }
  })

  test('boats, lamps, codes and lost things stand in their books', async () => {
    const waterway = await modelOf(namBaDon, 'inland-waterway-safety')
    const head = await somebody('body_head', namBaDon)
    const { body } = await house.ask(head, dutyBooks.read, waterway)
    expect(body.stop).toBeNull()
    const { body: boats } = await house.ask(head, dutyBooks.lines, { ...waterway, book: 'boats' })
    expect(boats.lines.map(({ state }) => state).sort()).toEqual([
      'in-service',
      'in-service',
      'in-service',
      'in-service',
      'laid-up',
    ])
    const { body: story } = await house.ask(undefined, models.read, {
      keeperId: namBaDon,
      id: waterway.modelId,
    })
    const told = JSON.stringify(story.history)
    for (const what of ['stop.stopped', 'stop.lifted', 'recognised.advanced', 'vote.passed'])
      expect(told).toContain(what)
  })

  test('checklists are worded by the place and looked at; a pact has words of both sides', async () => {
    for (const [keeperId, type] of [
      [namBaDon, 'five-safe'],
      [tanHoa, 'four-safe'],
      [tanHoa, 'five-self-managed'],
      [binhThuan, 'drug-free-commune'],
    ] as const) {
      const { body } = await house.ask(undefined, checklists.read, await modelOf(keeperId, type))
      expect(body.now?.items.length).toBeGreaterThan(2)
      expect(body.looks.length).toBeGreaterThan(1)
    }
    const pact = await modelOf(tanHoa, 'border-cluster-pact')
    const beside = await somebody('commune_committee', unitIds.communeId('04894'))
    const { body } = await house.ask(beside, pacts.read, pact)
    expect(body.partners.map(({ state }) => state)).toEqual(['joined'])
    expect(body.words).toHaveLength(5)
  })

  test('places are found for a model; whether it works there is too little to say', async () => {
    const officer = await somebody('province_committee', unitIds.provinceId('38'))
    const { keeperId, modelId } = await modelOf(trieuSon, 'evening-study-drum', '%Phúc Lý')
    const { body } = await house.ask(officer, whereNext.find, { model: `${keeperId}/${modelId}` })
    expect(body.places[0]?.points).toBeGreaterThan(30)
    expect(body.rating).toBe('effective')
    const { body: answer } = await house.ask(undefined, effects.read, {
      type: 'security-camera',
      under: unitIds.nationId,
      indicator: 'fire.incidents',
    })
    expect(answer).toMatchObject({ state: 'done', effect: { enough: false } })
  })

  test('nothing in it lies in the future but what is planned', async () => {
    const told = await house.db
      .selectFrom('models.moment')
      .select(({ fn }) => fn.max('onDay').as('last'))
      .executeTakeFirstOrThrow()
    expect(told.last < today()).toBe(true)
  })
})
