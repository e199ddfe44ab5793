import { type Kysely, sql } from 'kysely'
import type { DB } from '../../platform/db/schema.ts'

type Name = { title: string; name: string }

/** Units as the search index wants them: every unit, or one that changed. */
export function findable(db: Kysely<DB>, id?: string) {
  const all = db
    .selectFrom('units.unit')
    .leftJoin('units.formerName', 'units.formerName.unitId', 'units.unit.id')
    .select((eb) => [
      'units.unit.id',
      'kind',
      'units.unit.title',
      'units.unit.name',
      'parentId',
      'todayId',
      'validTo',
      sql<Name[]>`coalesce(
        json_agg(json_build_object('title', ${eb.ref('units.formerName.title')}, 'name', ${eb.ref('units.formerName.name')}))
          filter (where ${eb.ref('units.formerName.unitId')} is not null), '[]')`.as('formerly'),
    ])
    .groupBy('units.unit.id')
  return (id === undefined ? all : all.where('units.unit.id', '=', id)).execute()
}
