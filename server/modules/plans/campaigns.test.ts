import { expect } from 'vitest'
import { models as m } from '../../../contract/models.ts'
import { campaigns as c } from '../../../contract/plans.ts'
import { today } from '../../platform/days.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { type Person, test, type TestHouse } from '../../testing/house.ts'
import { counted, modelIn } from '../../testing/village-model.ts'
import { ago, communeWithVillage, working } from './reviews.fixture.ts'

const reason = { part: 'head' as const, points: 10, of: 10, why: 'has' as const, said: {} }

/** A province with a model that works in one commune, another commune with a village, and who answers for them. */
async function province(house: TestHouse) {
  const above = await house.province()
  const commune = await house.commune(above)
  const village = await house.village(commune)
  const officer = await house.person('commune_committee', commune)
  const head = await house.person('village_head', village)
  const model = await working(house, { village, officer, head }, { on: ago(60) })
  const other = await house.commune(above)
  const there = await house.village(other)
  return {
    above,
    commune,
    village,
    officer,
    head,
    model,
    other,
    there,
    provincial: await house.person('province_police', above),
    otherOfficer: await house.person('commune_police', other),
    otherHead: await house.person('village_head', there),
  }
}

type Province = Awaited<ReturnType<typeof province>>

function asked({ above, model }: Province) {
  return {
    keeperId: above.id,
    id: uuid7(),
    unitId: above.id,
    model: {
      keeperId: model.keeperId,
      id: model.id,
    },
    name: 'Nhân rộng bản an toàn',
    target: 68,
    reason: 'Hai năm không có vụ nào',
    from: ago(91),
    to: ago(-91),
  }
}

async function begun(house: TestHouse, place: Province) {
  const campaign = asked(place)
  const reply = await house.ask(place.provincial, c.begin, campaign)
  expect(reply.status, JSON.stringify(reply.body)).toBe(200)
  return { keeperId: campaign.keeperId, id: campaign.id }
}

test('a campaign over two communes: offered, accepted, set up, launched, counted once', async ({
  house,
}) => {
  const place = await province(house)
  const { provincial, otherHead, otherOfficer, there, other, model } = place
  const at = await begun(house, place)
  const read = async (as?: Person) => (await house.ask(as, c.read, at)).body
  expect(await read()).toMatchObject({ target: 68, setUp: 0, expected: 34, offers: [] })
  await house.settle()
  const { history } = (await house.ask(undefined, m.read, model)).body
  expect(history.at(-1)).toMatchObject({
    moment: 'campaign.begun',
    said: {
      name: 'Nhân rộng bản an toàn',
      target: 68,
    },
  })

  const offered = await house.ask(provincial, c.offer, { ...at, unitId: there.id, fit: [reason] })
  expect(offered.body.offers).toMatchObject([
    { state: 'offered', fit: [reason], within: { length: 2 } },
  ])
  const mine = (await house.ask(otherHead, c.mine, {})).body
  expect(mine).toMatchObject([
    { campaign: { id: at.id, target: 68 }, offer: { unit: { id: there.id }, mayAnswer: true } },
  ])
  expect((await house.ask(place.head, c.mine, {})).body).toEqual([])

  const yes = { ...at, unitId: there.id, accepted: true }
  expect((await house.ask(otherHead, c.answer, yes)).body).toMatchObject({ accepted: 1, setUp: 0 })
  const copy = {
    ...modelIn(there),
    copiedFrom: { keeperId: model.keeperId, id: model.id },
    foundedOn: today(),
  }
  expect((await house.ask(otherHead, m.register, copy)).status).toBe(200)
  expect((await read(otherHead)).offers[0]).toMatchObject({
    state: 'accepted',
    model: {
      id: copy.id,
      state: 'proposed',
    },
    mayAnswer: false,
  })
  expect((await house.ask(otherHead, c.answer, { ...yes, accepted: false })).body.code).toBe(
    'offer.settled',
  )

  const { keeperId, id } = copy
  const moved = async (state: 'consulting' | 'approved' | 'launched', edition: number) =>
    house.ask(otherOfficer, m.settle, {
      keeperId,
      id,
      edition,
      state,
      on: today(),
      reason: 'Đã họp dân',
    })
  await moved('consulting', 1)
  await moved('approved', 2)
  expect(await read()).toMatchObject({ offered: 1, accepted: 1, setUp: 0 })
  await moved('launched', 3)
  expect(await read()).toMatchObject({ offered: 1, accepted: 1, setUp: 1 })
  expect((await read(provincial)).offers[0]).toMatchObject({ state: 'set_up' })
  const month = `${today().slice(0, 7)}-01`
  expect(await counted(house, copy.id)).toEqual([
    `model.count ${month} 1`,
    `model.replicated ${month} 1`,
  ])
  expect(other.id).toBe(copy.keeperId)
})

test('offers are read by those who run the campaign and by those who are asked', async ({
  house,
}) => {
  const place = await province(house)
  const { provincial, commune, there } = place
  const at = await begun(house, place)
  const here = await house.village(commune)
  for (const unit of [there, here])
    await house.ask(provincial, c.offer, { ...at, unitId: unit.id, fit: [] })
  const seen = async (as?: Person) =>
    (await house.ask(as, c.read, at)).body.offers.map(({ unit }) => unit.id)

  expect(await seen()).toEqual([])
  expect(await seen(provincial)).toEqual([there.id, here.id])
  expect(await seen(place.officer)).toEqual([here.id])
  expect(await seen(place.otherOfficer)).toEqual([there.id])
  expect(await seen(place.otherHead)).toEqual([there.id])
  expect(await seen(await house.person('resident', there))).toEqual([])

  const answer = (as: Person, unitId: string, more: object = {}) =>
    house.ask(as, c.answer, { ...at, unitId, accepted: false, ...more })
  expect((await answer(place.otherHead, here.id, { reason: 'x' })).status).toBe(404)
  expect((await answer(provincial, there.id, { reason: 'x' })).status).toBe(403)
  expect((await answer(place.otherHead, there.id)).body.fields).toEqual([
    { path: 'reason', code: 'missing' },
  ])
  const no = await answer(place.otherHead, there.id, { reason: 'Đang lập mô hình khác' })
  expect(no.body).toMatchObject({ accepted: 0, offers: [{ state: 'declined' }] })
  const yes = await answer(place.otherHead, there.id, { accepted: true })
  expect(yes.body).toMatchObject({ accepted: 1, offers: [{ state: 'accepted', reason: '' }] })
})

test('what cannot be offered: outside, where it stands already, to a commune, after the end', async ({
  house,
}) => {
  const place = await province(house)
  const { provincial, there, village, other } = place
  const at = await begun(house, place)
  const offer = (unitId: string, as = provincial) =>
    house.ask(as, c.offer, { ...at, unitId, fit: [] })

  const outside = await offer((await house.village()).id)
  expect(outside.body.fields).toEqual([{ path: 'unitId', code: 'out_of_campaign' }])
  expect((await offer(village.id)).body.code).toBe('campaign.has_it')
  expect((await offer(other.id)).body.code).toBe('model.unit_kind')
  expect((await offer(there.id, place.otherOfficer)).status).toBe(404)
  await house.db
    .updateTable('units.unit')
    .set({ validTo: today() })
    .where('id', '=', there.id)
    .execute()
  expect((await offer(there.id)).body.code).toBe('unit.closed')

  const end = { ...at, edition: 1, reason: 'Hết kinh phí' }
  expect((await house.ask(place.officer, c.end, end)).status).toBe(404)
  expect((await house.ask(provincial, c.end, end)).body).toMatchObject({
    endedOn: today(),
    endedFor: 'Hết kinh phí',
    mayRun: false,
  })
  expect((await offer(village.id)).body.code).toBe('campaign.over')
})

test('who may begin a campaign, and of what', async ({ house }) => {
  const place = await province(house)
  const own = { ...asked(place), keeperId: place.commune.id, unitId: place.commune.id }
  const begin = (as: Person, more: object = {}) =>
    house.ask(as, c.begin, { ...own, id: uuid7(), ...more })

  expect((await begin(place.head)).status).toBe(403)
  expect((await begin(place.otherOfficer)).status).toBe(404)
  expect((await begin(place.officer, { to: own.from })).body.fields).toEqual([
    { path: 'to', code: 'before_start' },
  ])
  expect((await begin(place.officer, { unitId: place.village.id })).body.fields).toEqual([
    { path: 'unitId', code: 'not_offered' },
  ])
  expect((await house.ask(place.officer, c.begin, own)).status).toBe(200)
  expect((await house.ask(place.officer, c.begin, own)).status).toBe(200)
  expect((await house.ask(place.officer, c.begin, { ...own, target: 9 })).body.code).toBe(
    'campaign.other_content',
  )
  const { keeperId, id } = place.model
  const ending = { keeperId, id, edition: 4, state: 'dissolved' as const, on: today() }
  await house.ask(place.officer, m.settle, { ...ending, reason: 'Sáp nhập' })
  expect((await begin(place.officer)).body.code).toBe('model.copied_from_dissolved')
})

test('a copy that was given up before its launch frees the place to try again', async ({
  house,
}) => {
  const place = await communeWithVillage(house)
  const { officer, keeperId } = place
  const model = await working(house, place)
  const there = await house.village(place.commune)
  const at = { keeperId, id: uuid7() }
  await house.ask(officer, c.begin, {
    ...at,
    unitId: keeperId,
    model: {
      keeperId,
      id: model.id,
    },
    name: 'Nhân rộng',
    target: 3,
    from: today(),
    to: ago(-30),
    reason: 'Hiệu quả',
  })
  const unitId = there.id
  await house.ask(officer, c.offer, { ...at, unitId, fit: [] })
  await house.ask(officer, c.answer, { ...at, unitId, accepted: true })
  const copy = { ...modelIn(there), copiedFrom: { keeperId, id: model.id } }
  await house.ask(officer, m.register, copy)
  const end = { edition: 1, state: 'dissolved' as const, on: today(), reason: 'Bà con chưa đồng ý' }
  await house.ask(officer, m.settle, { keeperId, id: copy.id, ...end })

  const { offers } = (await house.ask(officer, c.read, at)).body
  expect(offers).toMatchObject([{ state: 'accepted', model: null, mayAnswer: true }])
  const listed = (await house.ask(undefined, c.list, { under: there.id })).body
  expect(listed.map(({ id }) => id)).toEqual([at.id])
  expect((await house.ask(undefined, c.list, { under: there.id, ended: true })).body).toEqual([])
})
