import { expect } from 'vitest'
import { uuid7 } from '../../platform/uuid7.ts'
import { test } from '../../testing/house.ts'
import { forgetOldBooks } from './forget.ts'

test('a line closed more than two years ago goes with all that was done about it; an open one stays, without what is as old', async ({
  house,
}) => {
  const { id: keeperId } = await house.commune()
  const [modelId, byId] = [uuid7(), uuid7()]
  const line = async (closedOn: string | null) => {
    const id = uuid7()
    const kept = {
      keeperId,
      modelId,
      book: 'boats',
      bookVersion: 1,
      answers: '{}',
      state: 'removed',
    }
    await house.db
      .insertInto('duties.line')
      .values({ ...kept, id, onDay: '2020-01-01', closedOn, writtenBy: byId })
      .execute()
    const entry = { keeperId, lineId: id, act: 'check', answers: '{}', byId }
    const days = ['2020-01-02', '2024-11-21']
    await house.db
      .insertInto('duties.entry')
      .values(days.map((onDay) => ({ ...entry, id: uuid7(), onDay })))
      .execute()
    return id
  }
  const [, kept, open] = [await line('2024-11-20'), await line('2024-11-21'), await line(null)]
  await forgetOldBooks(house.house, '2026-11-21')

  const lines = await house.db.selectFrom('duties.line').select('id').execute()
  const entries = await house.db.selectFrom('duties.entry').select(['lineId', 'onDay']).execute()
  expect(lines.map(({ id }) => id).sort()).toEqual([kept, open].sort())
  expect(entries.map(({ lineId }) => lineId).sort()).toEqual([kept, open].sort())
  // What was done about a line that stays is kept no longer for it.
  expect(entries.map(({ onDay }) => onDay)).toEqual(['2024-11-21', '2024-11-21'])
})
