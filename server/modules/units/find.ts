import type { Kysely, Selectable } from 'kysely'
import type { DB } from '../../platform/db/schema.ts'
import { conflict, notFound } from '../../platform/errors.ts'

export type UnitRow = Selectable<DB['units.unit']>
type Reading = { db: Kysely<DB> }

/** One unit, of today or of before. */
export async function findUnit({ db }: Reading, id: string) {
  const unit = await db.selectFrom('units.unit').selectAll().where('id', '=', id).executeTakeFirst()
  if (!unit) throw notFound('unit')
  return unit
}

/** One unit that lives: nothing new is written under a closed one. */
export async function openUnit(ctx: Reading, id: string) {
  const unit = await findUnit(ctx, id)
  if (unit.validTo !== null) throw conflict('unit.closed')
  return unit
}

/** Several units at once, by id. */
export async function unitsById({ db }: Reading, ids: Iterable<string>) {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map<string, UnitRow>()
  const rows = await db.selectFrom('units.unit').selectAll().where('id', 'in', wanted).execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/**
 * One unit in these books, held until the change is done. In anybody else's books it does not exist,
 * and for those who do not keep these books neither.
 */
export async function holdUnit(
  { db }: Reading,
  { keeperId, id }: { keeperId: string; id: string },
) {
  const unit = await db
    .selectFrom('units.unit')
    .selectAll()
    .where('id', '=', id)
    .where('keeperId', '=', keeperId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!unit) throw notFound('unit')
  return unit
}

/** A unit as a list or a link shows it. */
export function briefOf({
  id,
  kind,
  title,
  name,
  validTo,
}: Pick<UnitRow, 'id' | 'kind' | 'title' | 'name' | 'validTo'>) {
  return { id, kind, title, name, validTo }
}

/** A unit as it goes over the wire. */
export function unitOf({ lat, lon, ...row }: UnitRow) {
  return { ...row, place: lat !== null && lon !== null ? { lat, lon } : null }
}
