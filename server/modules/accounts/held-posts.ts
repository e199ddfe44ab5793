import { sql } from 'kysely'
import type { RoleEntry, UnitKind } from '../../../contract/catalog.ts'
import type { Ctx } from '../../platform/context.ts'

/** Posts with the unit each is held at. Every list of people, and every page about oneself, begins here. */
export function posts({ db }: Pick<Ctx, 'db'>) {
  return db
    .selectFrom('accounts.post as p')
    .innerJoin('units.unit as u', 'u.id', 'p.unitId')
    .select(['p.id', 'p.accountId', 'p.role', 'p.keeperId', 'p.unitId'])
    .select(['u.kind', 'u.title', 'u.name', 'u.path'])
    .select([
      sql<string>`p.since::text`.as('since'),
      sql<string | null>`p.until::text`.as('until'),
      sql<string | null>`u.valid_to::text`.as('validTo'),
    ])
}

type Row = {
  id: string
  role: string
  keeperId: string
  unitId: string
  kind: UnitKind
  title: string
  name: string
  validTo: string | null
  since: string
  until: string | null
}

/** A post as it goes over the wire. */
export function postOf({
  id,
  role,
  keeperId,
  unitId,
  kind,
  title,
  name,
  validTo,
  since,
  until,
}: Row) {
  // The tables take roles from the catalog alone.
  const known = role as RoleEntry['id']
  return {
    id,
    role: known,
    keeperId,
    since,
    until,
    unit: { id: unitId, kind, title, name, validTo },
  }
}
