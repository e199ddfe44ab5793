import { type RawBuilder, sql } from 'kysely'
import type { ModelType } from '../../../contract/catalog.ts'
import type { ModelState } from '../../../contract/models.ts'
import type { Ctx, House } from '../../platform/context.ts'
import { conflict, notFound } from '../../platform/errors.ts'
import type { Here } from './fit-reasons.ts'

type At = { keeperId: string; id: string }
type Inside = Pick<Ctx, 'db' | 'house'>

/** A row of plans.fit, and where it lies. */
export type FitRow = Here & {
  unitId: string
  keeperId: string
  path: string
  title: string
  name: string
  types: string[]
}

/** A model that may be carried on: of a type that is alive, and not dissolved itself. */
export async function originalOf({ db, house }: Inside, { keeperId, id }: At) {
  const model = await db
    .selectFrom('models.openRegister')
    .select(['unitId', 'type', 'name', 'state'])
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .$narrowType<{ unitId: string; type: string; name: string; state: ModelState }>()
    .executeTakeFirst()
  if (!model) throw notFound('model')
  if (model.state === 'dissolved') throw conflict('model.copied_from_dissolved')
  const type = house.catalog.models.get(model.type)
  if (!type || type.closed) throw conflict('model.type_closed')
  if (!livesInVillages(type)) throw conflict('model.unit_kind')
  return { keeperId, id, ...model, kind: type }
}

/** Does a type live in villages, or among the neighbours of one? */
export function livesInVillages({ livesIn }: Pick<ModelType, 'livesIn'>) {
  return livesIn.includes('residential') || livesIn.includes('household_team')
}

/** The residential unit that a unit is, or lies in. */
export async function fitAbove({ db }: Inside, unitId: string) {
  const { rows } = await sql<FitRow>`
    select f.* from units.above a join plans.fit f on f.unit_id = a.above_id
     where a.unit_id = ${unitId} limit 1`.execute(db)
  return rows[0]
}

/** The kinds of trouble that argue for a type. */
export function answersOf({ catalog }: Pick<House, 'catalog'>, { id, group }: ModelType) {
  return [...catalog.problems.values()]
    .filter(({ groups, types }) => groups.includes(group) || types.includes(id))
    .map((problem) => problem.id)
}

/** How many of these were recorded, out of a place's problems. */
export function recordedIn(problems: RawBuilder<unknown>, answers: string[]) {
  if (answers.length === 0) return sql`0::float8`
  const each = answers.map((id) => sql`coalesce((${problems} ->> ${sql.lit(id)})::float8, 0)`)
  return sql`(${sql.join(each, sql` + `)})`
}
