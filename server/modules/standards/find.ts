import { sql } from 'kysely'
import type { ModelState } from '../../../contract/models.ts'
import type { ScoredModel } from '../../../contract/standards.ts'
import type { Ctx, OpenCtx } from '../../platform/context.ts'
import { notFound } from '../../platform/errors.ts'
import { atHome } from '../models/module.ts'

export type At = { keeperId: string; modelId: string }

/** A model as the open register shows it, with the place it lives in. */
export type Registered = {
  keeperId: string
  id: string
  unitId: string
  type: string
  state: ModelState
  startedOn: string | null
  path: string
  brief: ScoredModel
}

/** A model wherever it is: what is measured of it is as open as the register. */
export async function findModel(
  { db }: Pick<OpenCtx, 'db'>,
  { keeperId, modelId }: At,
): Promise<Registered> {
  const { rows } = await sql<Registered>`
    select m.keeper_id, m.id, m.unit_id, m.type, m.state, m.started_on, u.path, ${briefIn()} as brief
      from models.open_register m join units.unit u on u.id = m.unit_id
     where m.keeper_id = ${keeperId} and m.id = ${modelId}`.execute(db)
  const [model] = rows
  if (!model) throw notFound('model')
  return model
}

/** A model in the actor's own books: what is asked about it is nobody else's affair. */
export async function modelAtHome(ctx: Ctx, at: At) {
  const model = await findModel(ctx, at)
  if (!atHome(ctx.actor, { keeperId: at.keeperId, path: model.path })) throw notFound('model')
  return model
}

/** A row `m` of the open register with its place `u`, as lists and links show it. */
export function briefIn() {
  return sql<ScoredModel>`json_build_object(
    'keeperId', m.keeper_id, 'id', m.id, 'type', m.type, 'name', m.name, 'state', m.state,
    'startedOn', m.started_on,
    'unit', json_build_object('id', u.id, 'kind', u.kind, 'title', u.title, 'name', u.name, 'validTo', u.valid_to))`
}
