import { expect } from 'vitest'
import { models as m } from '../../contract/models.ts'
import { uuid7 } from '../platform/uuid7.ts'
import type { openTestHouse, Person } from './house.ts'

export const type = 'self-managed-household-safe-hamlet'
export const reason = 'Đã họp dân'

type Place = { id: string; keeperId: string }
type House = Awaited<ReturnType<typeof openTestHouse>>

/** A model as its village would register it. */
export function modelIn(village: Place) {
  return {
    keeperId: village.keeperId,
    id: uuid7(),
    unitId: village.id,
    type,
    name: 'Bản an toàn Noong Lanh',
    foundedOn: '2022-06-10',
  }
}

/** Takes a registered model to its launch, all on one day. */
export async function launch(
  house: House,
  officer: Person,
  at: { keeperId: string; id: string },
  on: string,
) {
  let edition = 1
  for (const state of ['consulting', 'approved', 'launched'] as const) {
    const moved = await house.ask(officer, m.settle, { ...at, edition, state, on, reason })
    expect(moved.status, JSON.stringify(moved.body)).toBe(200)
    edition = moved.body.edition
  }
}

/** What the ledger holds of a model, entry by entry. */
export async function counted(house: House, sourceId: string) {
  const rows = await house.db
    .selectFrom('indicators.entry')
    .select(['indicator', 'month', 'amount'])
    .where('sourceId', '=', sourceId)
    .orderBy('writtenAt')
    .orderBy('indicator')
    .execute()
  return rows.map(({ indicator, month, amount }) => `${indicator} ${month} ${amount}`)
}
