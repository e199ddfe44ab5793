import { sql } from 'kysely'
import type { ModelBrief, ModelState } from '../../../contract/models.ts'
import type { OpenCtx } from '../../platform/context.ts'
import { notFound } from '../../platform/errors.ts'

type At = { keeperId: string; id: string }
type Placed = ModelBrief & { path: string }

export const keyOf = ({ keeperId, id }: At) => `${keeperId}/${id}`

/** Models as lists and links show them, each with the path of its place, by keeper and id. */
export async function briefsOf({ db }: Pick<OpenCtx, 'db'>, asked: At[]) {
  if (asked.length === 0) return new Map<string, Placed>()
  const { rows } = await sql<{ brief: Placed }>`
    select json_build_object(
      'keeperId', m.keeper_id, 'id', m.id, 'type', m.type, 'name', m.name, 'state', m.state,
      'startedOn', m.started_on, 'points', m.points, 'teams', m.teams, 'decidedOn', m.decided_on,
      'changedFromOriginal', m.changed_from_original, 'path', u.path,
      'lastActivityOn', (select l.on_day from activities.latest l
                          where l.keeper_id = m.keeper_id and l.model_id = m.id),
      'unit', json_build_object('id', u.id, 'kind', u.kind, 'title', u.title, 'name', u.name,
                                'validTo', u.valid_to)) as brief
      from unnest(${asked.map(({ keeperId }) => keeperId)}::uuid[],
                  ${asked.map(({ id }) => id)}::uuid[]) as a(keeper_id, id)
      join models.open_register m on m.keeper_id = a.keeper_id and m.id = a.id
      join units.unit u on u.id = m.unit_id`.execute(db)
  return new Map(rows.map(({ brief }) => [keyOf(brief), brief]))
}

/** One model wherever it is. */
export async function briefOfModel(ctx: Pick<OpenCtx, 'db'>, at: At) {
  const brief = (await briefsOf(ctx, [at])).get(keyOf(at))
  if (!brief) throw notFound('model')
  return brief
}

export type Listed = {
  keeperId: string
  id: string
  unitId: string
  type: string
  name: string
  state: ModelState
  startedOn: string | null
}

/** The models under a unit that have not been dissolved. */
export async function modelsUnder({ db }: Pick<OpenCtx, 'db'>, path: string) {
  const { rows } = await sql<Listed>`
    select m.keeper_id, m.id, m.unit_id, m.type, m.name, m.state, m.started_on
      from models.open_register m join units.unit u on u.id = m.unit_id
     where (u.path = ${path} or u.path like ${`${path}/%`}) and m.state <> 'dissolved'`.execute(db)
  return rows
}
