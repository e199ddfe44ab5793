import { sql } from 'kysely'
import { expect } from 'vitest'
import { models as m } from '../../../contract/models.ts'
import { today } from '../../platform/days.ts'
import { inScope, nobody } from '../../platform/db/scope.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { test } from '../../testing/house.ts'

const tables = ['model', 'change', 'point', 'team', 'member', 'equipment', 'contribution']

test('the books of models open to those who keep them and to those above, and to nobody else', async ({
  house,
}) => {
  const province = await house.province()
  const village = await house.village(await house.commune(province))
  const head = await house.person('village_head', village)
  const at = { keeperId: village.keeperId, id: uuid7() }
  const part = { ...at, name: 'Tên', since: today() }
  await house.ask(head, m.register, {
    ...at,
    unitId: village.id,
    type: 'inter-household-group',
    name: 'Nhóm liên gia',
  })
  await house.ask(head, m.addPoint, { ...part, pointId: uuid7() })
  await house.ask(head, m.addTeam, { ...part, teamId: uuid7() })
  await house.ask(head, m.addMember, { ...part, memberId: uuid7(), role: 'head' })
  await house.ask(head, m.keepEquipment, {
    ...at,
    equipmentId: uuid7(),
    name: 'Kẻng',
    count: 1,
    condition: 'good',
  })
  await house.ask(head, m.receive, { ...at, contributionId: uuid7(), gave: 'Đèn', on: today() })

  const seen = (scope: object, table: string) =>
    inScope(house.house.db, { ...nobody, ...scope }, async (db) => {
      const { rows } = await sql<{ seen: number }>`
        select count(*)::int as seen from models.${sql.ref(table)} where keeper_id = ${at.keeperId}`.execute(
        db,
      )
      return rows[0]?.seen
    })
  for (const table of tables) {
    const { id: other } = await house.commune()
    const opened = [
      { keepers: [at.keeperId] },
      { provinces: [province.id] },
      { keepers: [other] },
      { provinces: [other] },
      {},
    ]
    const counts = await Promise.all(opened.map((scope) => seen(scope, table)))
    expect(counts, table).toEqual([1, 1, 0, 0, 0])
  }
})

test('no open view of models holds the name of a member', async ({ house }) => {
  const { rows } = await sql<{ name: string }>`
    select column_name as name from information_schema.columns
     where table_schema = 'models' and table_name = 'open_board'`.execute(house.db)
  expect(rows.map(({ name }) => name).sort()).toEqual([
    'id',
    'keeper_id',
    'model_id',
    'role',
    'since',
    'until',
  ])
  const change = await sql<{ name: string }>`
    select column_name as name from information_schema.columns
     where table_schema = 'models' and table_name = 'open_change' and column_name = 'by_id'`.execute(
    house.db,
  )
  expect(change.rows).toEqual([])
})
