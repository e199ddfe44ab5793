import { afterEach, expect, vi } from 'vitest'
import { models as m } from '../../../contract/models.ts'
import { notices as n } from '../../../contract/notices.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import type { Person, TestHouse } from '../../testing/house.ts'
import { test } from '../../testing/house.ts'
import { itIs, launched } from './kin.fixture.ts'

afterEach(() => {
  vi.useRealTimers()
})

const words = {
  title: 'Kinh nghiệm giữ lửa an toàn ở tổ liên gia',
  text: 'Họp tối thứ Bảy, mỗi nhà một bình chữa cháy, đầu ngõ có kẻng.',
}

/** A model, those who decide above it, and a drafted notice. */
async function drafted(house: TestHouse) {
  const commune = await house.commune()
  const province = { id: commune.parentId ?? '', keeperId: commune.parentId ?? '' }
  const model = await launched(house, '2024-03-10', { commune })
  const above = await house.person('province_committee', province)
  const at = { keeperId: commune.id, id: uuid7() }
  const written = await house.ask(model.police, n.write, {
    ...at,
    modelId: model.at.id,
    ...words,
  })
  expect(written.status, JSON.stringify(written.body)).toBe(200)
  return { ...model, province, above, notice: at }
}

type Drafted = Awaited<ReturnType<typeof drafted>>

async function act(
  house: TestHouse,
  as: Person,
  {
    notice,
    of,
    ...more
  }: { notice: Drafted['notice']; of: 'propose' | 'publish' | 'giveBack' | 'withdraw' } & {
    [other: string]: unknown
  },
) {
  const now = await house.ask(as, n.read, notice)
  const edition = now.status === 200 ? now.body.edition : 1
  const reason = of === 'giveBack' || of === 'withdraw' ? { reason: 'Cần thêm số liệu' } : {}
  return house.ask(as, n[of], { ...notice, actId: uuid7(), edition, ...reason, ...more } as never)
}

test('a notice goes up to the province, is published there and read by everybody, with its figures as they stood', async ({
  house,
}) => {
  itIs('2026-11-10')
  const story = await drafted(house)
  const { notice, police, above, head } = story
  const draft = await house.ask(head, n.read, notice)
  expect(draft.body).toMatchObject({ state: 'draft', may: [], figures: { alive: 32, months: 12 } })
  expect((await house.ask(undefined, n.read, notice)).status).toBe(404)

  const proposed = await act(house, police, { notice, of: 'propose' })
  expect(proposed.status, JSON.stringify(proposed.body)).toBe(200)
  expect(proposed.body).toMatchObject({ state: 'proposed', asked: { id: story.province.id } })
  expect(proposed.body.may).toEqual(['withdraw'])
  expect((await house.ask(above, n.inWork, {})).body.waiting.map(({ id }) => id)).toEqual([
    notice.id,
  ])

  const published = await act(house, above, { notice, of: 'publish' })
  expect(published.status, JSON.stringify(published.body)).toBe(200)

  const open = await house.ask(undefined, n.read, notice)
  expect(open.body).toMatchObject({
    ...words,
    state: 'published',
    reach: { id: story.province.id },
    publishedOn: '2026-11-10',
    passages: [],
    may: [],
  })
  const here = await house.ask(undefined, n.published, { reaching: story.village.id })
  expect(here.body.notices.map(({ id }) => id)).toEqual([notice.id])
  const elsewhere = await house.village()
  const there = await house.ask(undefined, n.published, { reaching: elsewhere.id })
  expect(there.body.notices).toEqual([])

  const passages = (await house.ask(police, n.read, notice)).body.passages
  expect(passages.map((each) => [each.act, each.unit.id, each.to?.id])).toEqual([
    ['proposed', story.commune.id, story.province.id],
    ['published', story.province.id, story.province.id],
  ])
  const history = (await house.ask(undefined, m.read, story.at)).body.history
  expect(
    history.flatMap((each) => (each.what === 'moment' ? [[each.moment, each.on]] : [])),
  ).toEqual([['notice.published', '2026-11-10']])
})

test('a province that finds it wanting gives it back with a reason; made better, it goes up again', async ({
  house,
}) => {
  itIs('2026-11-10')
  const { notice, police, above } = await drafted(house)
  await act(house, police, { notice, of: 'propose' })
  const change = { ...notice, ...words, text: `${words.text} Đã thêm số liệu.` }
  const early = await house.ask(police, n.change, { ...change, edition: 2 })
  expect([early.status, early.body.code]).toEqual([409, 'notice.not_draft'])

  expect((await act(house, above, { notice, of: 'giveBack', reason: '' })).status).toBe(400)
  const back = await act(house, above, { notice, of: 'giveBack' })
  expect(back.body).toMatchObject({ state: 'draft', asked: null })
  expect(back.body.passages.at(-1)).toMatchObject({
    act: 'given_back',
    reason: 'Cần thêm số liệu',
  })

  const stale = await house.ask(police, n.change, { ...change, edition: 1 })
  expect([stale.status, stale.body.code]).toEqual([409, 'notice.changed'])
  const better = await house.ask(police, n.change, { ...change, edition: 3 })
  expect(better.body).toMatchObject({ state: 'draft', text: change.text, edition: 4 })
  await act(house, police, { notice, of: 'propose' })
  expect((await act(house, above, { notice, of: 'publish' })).body.state).toBe('published')
})

test('from the province to the nation, which publishes it for all; given back from there, it stays the province’s', async ({
  house,
}) => {
  itIs('2026-11-10')
  const { notice, police, above, province } = await drafted(house)
  const nation = await house.nation()
  // No role of the catalog approves figures at the nation yet: the post is what is asked for, whoever holds it.
  const ministry = await house.person('province_committee', nation)
  await act(house, police, { notice, of: 'propose' })
  await act(house, above, { notice, of: 'publish' })

  const carried = await act(house, above, { notice, of: 'propose' })
  expect(carried.body, JSON.stringify(carried.body)).toMatchObject({
    state: 'published',
    reach: { id: province.id },
    asked: { id: nation.id },
  })
  const back = await act(house, ministry, { notice, of: 'giveBack' })
  expect(back.body).toMatchObject({ state: 'published', reach: { id: province.id }, asked: null })

  await act(house, above, { notice, of: 'propose' })
  const everywhere = await act(house, ministry, { notice, of: 'publish' })
  expect(everywhere.body).toMatchObject({ reach: { id: nation.id }, asked: null })
  const far = await house.village()
  const there = await house.ask(undefined, n.published, { reaching: far.id })
  expect(there.body.notices.map(({ id }) => id)).toContain(notice.id)
})

test('withdrawn, a published notice is there for its makers alone', async ({ house }) => {
  itIs('2026-11-10')
  const { notice, police, above } = await drafted(house)
  await act(house, police, { notice, of: 'propose' })
  await act(house, above, { notice, of: 'publish' })

  const withdrawn = await act(house, police, { notice, of: 'withdraw' })

  expect(withdrawn.body).toMatchObject({ state: 'withdrawn', reach: null, may: [] })
  expect((await house.ask(undefined, n.read, notice)).status).toBe(404)
  expect((await act(house, above, { notice, of: 'publish' })).body.code).toBe('notice.not_now')
})

test('a step sent twice is taken once, and each is taken by those it is for', async ({ house }) => {
  itIs('2026-11-10')
  const story = await drafted(house)
  const { notice, police, above, head, model } = story
  const actId = uuid7()
  const first = await act(house, police, { notice, of: 'propose', actId, edition: 1 })
  const again = await act(house, police, { notice, of: 'propose', actId, edition: 1 })
  expect([first.status, again.status]).toEqual([200, 200])
  expect(again.body.passages).toHaveLength(1)

  // The commune does not publish what it wrote; the village head decides nothing of it.
  expect((await act(house, police, { notice, of: 'publish' })).body.code).toBe('notice.not_now')
  expect((await act(house, head, { notice, of: 'withdraw' })).status).toBe(403)
  const elsewhere = await drafted(house)
  expect((await act(house, elsewhere.above, { notice, of: 'publish' })).status).toBe(404)
  await act(house, above, { notice, of: 'publish' })
  expect((await act(house, elsewhere.police, { notice, of: 'withdraw' })).status).toBe(403)

  const mine = { ...model, id: uuid7(), ...words }
  expect((await house.ask(head, n.write, mine)).status).toBe(403)
  expect((await house.ask(elsewhere.police, n.write, mine)).status).toBe(403)
  const other = { ...model, id: notice.id, title: 'Khác', text: words.text }
  expect((await house.ask(police, n.write, { ...other, id: uuid7() })).status).toBe(200)
})

test('a model that was not launched has no experience to tell of', async ({ house }) => {
  itIs('2026-11-10')
  const { police, village, commune } = await launched(house, '2024-03-10')
  const at = { keeperId: commune.id, id: uuid7() }
  const type = 'self-managed-road'
  await house.ask(police, m.register, { ...at, unitId: village.id, type, name: 'Đường tự quản' })
  const written = await house.ask(police, n.write, {
    keeperId: commune.id,
    modelId: at.id,
    id: uuid7(),
    ...words,
  })
  expect([written.status, written.body.code]).toEqual([409, 'notice.not_launched'])
})
