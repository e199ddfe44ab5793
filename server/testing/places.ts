import type { Kysely } from 'kysely'
import type { DB } from '../platform/db/schema.ts'
import { uuid7 } from '../platform/uuid7.ts'

type Row = { id: string; keeperId: string; path: string; name: string; parentId: string | null }

/** Places no other test knows, made straight in the tables. */
export function placesFor(db: Kysely<DB>) {
  let made = 0

  async function place(
    kind: DB['units.unit']['kind'],
    title: string,
    parent: Row | undefined,
    keeps: boolean,
  ) {
    made += 1
    const id = uuid7()
    const above = parent ?? (await nation())
    const row = {
      id,
      kind,
      title,
      name: `Thử Nghiệm ${made}`,
      parentId: above.id,
      keeperId: keeps ? id : above.keeperId,
      path: `${above.path}/t${id.replaceAll('-', '')}`,
      validFrom: '2020-01-01',
      todayId: id,
    }
    await db.insertInto('units.unit').values(row).execute()
    await db
      .insertInto('units.above')
      .columns(['unitId', 'aboveId'])
      .expression((from) =>
        from
          .selectFrom('units.above')
          .select((select) => [select.val(id).as('unitId'), 'aboveId'])
          .where('unitId', '=', above.id),
      )
      .execute()
    await db.insertInto('units.above').values({ unitId: id, aboveId: id }).execute()
    return row
  }

  async function nation() {
    return db
      .selectFrom('units.unit')
      .select(['id', 'keeperId', 'path', 'name', 'parentId'])
      .where('kind', '=', 'nation')
      .executeTakeFirstOrThrow()
  }

  return {
    nation,
    province: () => place('province', 'tỉnh', undefined, true),
    commune: async (under?: Row) =>
      place('commune', 'xã', under ?? (await place('province', 'tỉnh', undefined, true)), true),
    village: async (commune?: Row) =>
      place(
        'residential',
        'thôn',
        commune ??
          (await place('commune', 'xã', await place('province', 'tỉnh', undefined, true), true)),
        false,
      ),
  }
}
