import { afterEach, expect, vi } from 'vitest'
import { library as l } from '../../../contract/library.ts'
import { models as m } from '../../../contract/models.ts'
import { notices as n } from '../../../contract/notices.ts'
import { inScope, nobody } from '../../platform/db/scope.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { test } from '../../testing/house.ts'
import { launched } from './kin.fixture.ts'

afterEach(() => {
  vi.useRealTimers()
})

test('whoever follows a model is told what is new since they last looked, and nothing twice', async ({
  house,
}) => {
  const model = await launched(house, '2024-03-10')
  const { edition } = (await house.ask(undefined, m.read, model.at)).body
  const stranger = await house.person('resident', await house.village())
  expect((await house.ask(stranger, l.followed, model.model)).body.follows).toBe(false)
  expect((await house.ask(stranger, l.follow, model.model)).body.follows).toBe(true)
  expect((await house.ask(stranger, l.follow, model.model)).status).toBe(200)
  const first = await house.ask(stranger, l.following, {})
  expect(first.body.models.map(({ model: { id }, news }) => [id, news])).toEqual([
    [model.at.id, []],
  ])

  const copy = await launched(house, '2025-03-10')
  await house.ask(stranger, l.follow, copy.model)
  const settled = { ...model.at, state: 'active' as const, on: '2024-06-01', reason: 'Đều tay' }
  await house.ask(model.police, m.settle, { ...settled, edition })
  const notice = { keeperId: model.commune.id, id: uuid7() }
  const title = 'Kinh nghiệm giữ lửa'
  const text = 'Họp tối thứ Bảy, mỗi nhà một bình chữa cháy.'
  await house.ask(model.police, n.write, { ...notice, modelId: model.at.id, title, text })
  await house.ask(model.police, n.propose, { ...notice, actId: uuid7(), edition: 1 })
  const provinceId = model.commune.parentId ?? ''
  const above = await house.person('province_committee', { id: provinceId, keeperId: provinceId })
  await house.ask(above, n.publish, { ...notice, actId: uuid7(), edition: 2 })

  const second = await house.ask(stranger, l.following, {})
  const [told, quiet] = second.body.models
  expect(told?.news.map((each) => each.what)).toEqual(['notice', 'state'])
  expect(told?.news).toContainEqual({ what: 'state', state: 'active', on: '2024-06-01' })
  expect(told?.news[0]).toMatchObject({ title, id: notice.id })
  expect(quiet).toMatchObject({ model: { id: copy.at.id }, news: [] })

  const { asOf } = second.body
  expect((await house.ask(stranger, l.seen, { asOf, modelId: model.at.id })).status).toBe(200)
  const third = await house.ask(stranger, l.following, {})
  expect(third.body.models.flatMap(({ news }) => news)).toEqual([])

  expect((await house.ask(stranger, l.unfollow, model.model)).body.follows).toBe(false)
  const left = (await house.ask(stranger, l.following, {})).body.models
  expect(left.map(({ model: { id } }) => id)).toEqual([copy.at.id])
})

test('whom a model interests nobody else can read: not its officers, not those above, not the audit', async ({
  house,
}) => {
  const model = await launched(house, '2024-03-10')
  const resident = await house.person('resident', model.village)
  expect((await house.ask(undefined, l.follow, model.model)).status).toBe(401)
  await house.ask(resident, l.follow, model.model)

  const provinceId = model.commune.parentId ?? ''
  const everybodyElse = [
    { ...nobody, accountId: model.police.accountId, keepers: [model.commune.id] },
    { ...nobody, accountId: model.head.accountId, keepers: [model.commune.id] },
    { ...nobody, accountId: uuid7(), provinces: [provinceId] },
    { ...nobody, accountId: uuid7(), everywhere: true },
    nobody,
  ]
  const followersIn = (scope: typeof nobody) =>
    inScope(house.house.db, scope, (db) => db.selectFrom('library.follow').selectAll().execute())
  for (const scope of everybodyElse) expect(await followersIn(scope)).toEqual([])
  expect(await followersIn({ ...nobody, accountId: resident.accountId })).toHaveLength(1)

  const forged = inScope(
    house.house.db,
    { ...nobody, accountId: model.police.accountId, keepers: [model.commune.id] },
    (db) =>
      db
        .insertInto('library.follow')
        .values({
          accountId: resident.accountId,
          modelKeeper: model.at.keeperId,
          modelId: uuid7(),
        })
        .execute(),
  )
  await expect(forged).rejects.toMatchObject({ code: '42501' })

  const trail = await house.db
    .selectFrom('platform.audit')
    .select('operation')
    .where('accountId', '=', resident.accountId)
    .execute()
  expect(trail).toEqual([])
  expect((await house.ask(model.police, l.following, {})).body.models).toEqual([])
})
