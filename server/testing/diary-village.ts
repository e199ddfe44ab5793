import { expect } from 'vitest'
import type { NewActivity } from '../../contract/activities.ts'
import { models as m } from '../../contract/models.ts'
import { uuid7 } from '../platform/uuid7.ts'
import type { openTestHouse } from './house.ts'

type House = Awaited<ReturnType<typeof openTestHouse>>
/** What a village stands on: the tests' house, or one that runs as a process of its own. */
type Ground = Pick<House, 'ask' | 'person' | 'commune' | 'village'>

/** A commune with a village, its model, and the people who keep and verify its diary. */
export async function living(house: Ground) {
  const commune = await house.commune()
  const village = await house.village(commune)
  const head = await house.person('village_head', village, { name: 'Lò Văn Hặc' })
  const officer = await house.person('commune_police', commune, { name: 'Cầm Thị Ban' })
  const model = { keeperId: commune.id, modelId: uuid7() }
  const registered = await house.ask(head, m.register, {
    ...model,
    id: model.modelId,
    unitId: village.id,
    type: 'self-managed-household-safe-hamlet',
    name: 'Bản an toàn',
    foundedOn: '2022-06-10',
  })
  expect(registered.status).toBe(200)
  const patrol = (more: object = {}): NewActivity => ({
    ...model,
    id: uuid7(),
    kind: 'patrol',
    on: '2024-11-20',
    summary: 'Đi một vòng bản',
    answers: { hours: 2.5, situation: 'calm' },
    lines: [],
    evidence: [],
    draft: false,
    ...more,
  })
  const slips = (more: object = {}) =>
    patrol({
      kind: 'tip-meeting',
      attendance: 40,
      answers: { slips: 38, valuableSlips: 3, handedOver: true },
      ...more,
    })
  return { commune, village, head, officer, model, patrol, slips }
}

/** What the ledger holds of some records, netted. */
export async function ledger(house: House, ...ids: string[]) {
  const rows = await house.db
    .selectFrom('indicators.entry')
    .select(({ fn }) => ['indicator', fn.sum<number>('amount').as('amount')])
    .where('sourceId', 'in', ids)
    .groupBy('indicator')
    .orderBy('indicator')
    .execute()
  return rows.filter(({ amount }) => amount !== 0).map((row) => `${row.indicator} ${row.amount}`)
}
