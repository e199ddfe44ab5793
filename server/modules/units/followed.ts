import { Id } from '../../../contract/wire.ts'
import type { House } from '../../platform/context.ts'
import { notFound } from '../../platform/errors.ts'
import { findUnit } from './find.ts'
import { nationId } from './ids.ts'

/** Whose books a screen that shows this unit follows: its own, and those of all that count under it. */
export async function keepersFollowed({ db }: Pick<House, 'db'>, unitId: string = nationId) {
  if (unitId === nationId) return () => true
  if (!Id.safeParse(unitId).success) throw notFound('unit')
  const unit = await findUnit({ db }, unitId)
  const rows = await db
    .selectFrom('units.above')
    .innerJoin('units.unit', 'units.unit.id', 'units.above.unitId')
    .select('keeperId')
    .distinct()
    .where('aboveId', '=', unitId)
    .execute()
  const followed = new Set([unit.keeperId, ...rows.map(({ keeperId }) => keeperId)])
  return (keeperId: string) => followed.has(keeperId)
}
