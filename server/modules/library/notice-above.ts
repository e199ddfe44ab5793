import type { UnitKind } from '../../../contract/catalog.ts'
import type { OpenCtx } from '../../platform/context.ts'

/** A unit above a commune that may be asked to publish. */
export type Above = {
  id: string
  kind: UnitKind
  title: string
  name: string
  validTo: string | null
  path: string
}

/** What stands above those who keep the books, the nearest first: the province, then the nation. */
export async function aboveOf({ db }: Pick<OpenCtx, 'db'>, keeperId: string): Promise<Above[]> {
  const rows = await db
    .selectFrom('units.above as a')
    .innerJoin('units.unit as u', 'u.id', 'a.aboveId')
    .select(['u.id', 'u.kind', 'u.title', 'u.name', 'u.validTo', 'u.path'])
    .where('a.unitId', '=', keeperId)
    .where('a.aboveId', '!=', keeperId)
    .where('a.before', 'is', null)
    .where('u.kind', 'in', ['province', 'nation'])
    .execute()
  return rows.sort((one, other) => other.path.length - one.path.length)
}
