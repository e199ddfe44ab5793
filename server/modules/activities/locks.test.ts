import { sql } from 'kysely'
import { expect } from 'vitest'
import { inScope, nobody } from '../../platform/db/scope.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { test } from '../../testing/house.ts'

test('diaries and their proofs open to those who keep them and to those above, and to nobody else', async ({
  house,
}) => {
  const province = await house.province()
  const village = await house.village(await house.commune(province))
  const { keeperId } = village
  const by = uuid7()
  await house.db
    .insertInto('activities.activity')
    .values({
      keeperId,
      id: uuid7(),
      modelId: uuid7(),
      unitId: village.id,
      kind: 'patrol',
      kindVersion: 1,
      onDay: '2024-01-01',
      state: 'submitted',
      writtenBy: by,
    })
    .execute()
  await house.db
    .insertInto('activities.evidence')
    .values({
      keeperId,
      id: uuid7(),
      kind: 'photo',
      name: 'a.jpg',
      type: 'image/jpeg',
      bytes: 1,
      hash: 'x',
      uploadedBy: by,
    })
    .execute()

  const { id: other } = await house.commune()
  const opened = [
    { keepers: [keeperId] },
    { provinces: [province.id] },
    { keepers: [other] },
    { provinces: [other] },
    {},
  ]
  for (const table of ['activity', 'evidence']) {
    const counts = await Promise.all(
      opened.map((scope) =>
        inScope(house.house.db, { ...nobody, ...scope }, async (db) => {
          const { rows } = await sql<{ seen: number }>`
            select count(*)::int as seen from activities.${sql.ref(table)} where keeper_id = ${keeperId}`.execute(
            db,
          )
          return rows[0]?.seen
        }),
      ),
    )
    expect(counts, table).toEqual([1, 1, 0, 0, 0])
  }
  await expect(
    inScope(house.house.db, { ...nobody, keepers: [other] }, (db) =>
      db
        .insertInto('activities.evidence')
        .values({
          keeperId,
          id: uuid7(),
          kind: 'photo',
          name: 'a.jpg',
          type: 'image/jpeg',
          bytes: 1,
          hash: 'x',
          uploadedBy: by,
        })
        .execute(),
    ),
  ).rejects.toMatchObject({ code: '42501' })
})
