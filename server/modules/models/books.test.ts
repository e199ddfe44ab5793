import { expect } from 'vitest'
import { models as m } from '../../../contract/models.ts'
import { today } from '../../platform/days.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { test } from '../../testing/house.ts'
import { counted, launch, modelIn } from '../../testing/village-model.ts'

test('points are counted while the model is; an ended one is not counted twice', async ({
  house,
}) => {
  const commune = await house.commune()
  const officer = await house.person('commune_police', commune)
  const village = await house.village(commune)
  const at = modelIn(village)
  await house.ask(officer, m.register, at)
  const point = { ...at, pointId: uuid7(), name: 'Điểm 1', unitId: village.id, since: '2022-07-01' }
  await house.ask(officer, m.addPoint, { ...point, place: { lat: 21.32, lon: 103.91 } })
  expect(await counted(house, at.id)).toEqual([])
  await launch(house, officer, at, '2022-09-02')
  expect(await counted(house, at.id)).toContain('model.point.count 2022-09-01 1')

  const end = { ...at, pointId: point.pointId, until: '2023-05-05' }
  await house.ask(officer, m.endPoint, end)
  const ended = await house.ask(officer, m.endPoint, end)
  expect(ended.body.pointList).toMatchObject([
    { until: '2023-05-05', place: { lat: 21.32, lon: 103.91 }, unit: { id: village.id } },
  ])
  expect((await house.ask(officer, m.endPoint, { ...end, until: '2023-06-01' })).body.code).toBe(
    'point.already_ended',
  )
  expect((await counted(house, at.id)).filter((line) => line.includes('point'))).toHaveLength(2)
  expect(
    (await house.ask(officer, m.addPoint, { ...point, pointId: uuid7(), since: '2021-01-01' })).body
      .fields,
  ).toEqual([{ path: 'since', code: 'before_it_existed' }])
  expect(
    (
      await house.ask(officer, m.addPoint, {
        ...point,
        pointId: uuid7(),
        place: { lat: 0, lon: 0 },
      })
    ).status,
  ).toBe(400)
})

test('equipment keeps its latest condition; contributions are published, and struck when mistaken', async ({
  house,
}) => {
  const village = await house.village()
  const head = await house.person('village_head', village)
  const at = modelIn(village)
  await house.ask(head, m.register, at)
  const bell = { ...at, equipmentId: uuid7(), name: 'Kẻng', count: 2, condition: 'good' } as const
  await house.ask(head, m.keepEquipment, bell)
  const worn = await house.ask(head, m.keepEquipment, {
    ...bell,
    condition: 'worn',
    checkedOn: today(),
  })
  expect(worn.body.equipment).toMatchObject([
    { name: 'Kẻng', condition: 'worn', checkedOn: today() },
  ])

  const gift = {
    ...at,
    contributionId: uuid7(),
    gave: '2 bình chữa cháy',
    cash: 1_500_000,
    on: '2024-04-30',
  }
  await house.ask(head, m.receive, gift)
  expect((await house.ask(head, m.receive, gift)).body.contributions).toMatchObject([
    { giver: null, cash: 1_500_000 },
  ])
  expect((await house.ask(head, m.receive, { ...gift, cash: 1 })).body.code).toBe(
    'contribution.other_content',
  )
  expect(
    (await house.ask(head, m.receive, { ...gift, contributionId: uuid7(), cash: 1.5 })).status,
  ).toBe(400)
  await house.ask(head, m.strike, gift)
  expect((await house.ask(undefined, m.read, at)).body.contributions).toEqual([])
})
