import { expect } from 'vitest'
import { uuid7 } from '../../platform/uuid7.ts'
import { test } from '../../testing/house.ts'
import { forgetOldStandards } from './forget.ts'

test('an opinion is kept for five years and its half-year, a complaint for five after its answer', async ({
  house,
}) => {
  const { id: keeperId } = await house.commune()
  const [modelId, byId] = [uuid7(), uuid7()]
  for (const half of ['2021-1', '2021-2', '2026-2'])
    await house.db
      .insertInto('standards.opinion')
      .values({ keeperId, modelId, mark: half, half, content: 4 })
      .execute()
  for (const year of [2021, 2022])
    await house.db
      .insertInto('standards.complaint')
      .values({
        keeperId,
        modelId,
        id: uuid7(),
        text: `năm ${year}`,
        byId,
        answer: 'Đã xem',
        upheld: false,
        answeredBy: byId,
        answeredAt: new Date(`${year}-06-01T00:00:00Z`),
      })
      .execute()
  await forgetOldStandards(house.house, '2026-11-21')

  const opinions = await house.db.selectFrom('standards.opinion').select('half').execute()
  const complaints = await house.db.selectFrom('standards.complaint').select('text').execute()
  expect(opinions.map(({ half }) => half).sort()).toEqual(['2021-2', '2026-2'])
  expect(complaints).toEqual([{ text: 'năm 2022' }])
})
