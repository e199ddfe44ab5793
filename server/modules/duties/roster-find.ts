import type { Ctx } from '../../platform/context.ts'
import { allow, conflict, notFound } from '../../platform/errors.ts'
import { atHome } from '../models/module.ts'
import { mayKeepRoster } from './roster-policy.ts'

export type Of = { keeperId: string; modelId: string }

/** A model that works by shifts, in the actor's own books, and the actor's own place on its roster. */
export async function findRoster(ctx: Ctx, { keeperId, modelId }: Of) {
  const [model, me] = await Promise.all([
    ctx.db
      .selectFrom('models.openRegister as m')
      .innerJoin('units.unit as u', 'u.id', 'm.unitId')
      .select(['m.type', 'm.state', 'u.path', 'u.kind'])
      .where('m.keeperId', '=', keeperId)
      .where('m.id', '=', modelId)
      .executeTakeFirst(),
    ctx.db
      .selectFrom('duties.hand')
      .select(['id', 'agreedOn'])
      .where('keeperId', '=', keeperId)
      .where('modelId', '=', modelId)
      .where('accountId', '=', ctx.actor.accountId)
      .where('until', 'is', null)
      .executeTakeFirst(),
  ])
  if (!model || !atHome(ctx.actor, { keeperId, path: model.path })) throw notFound('model')
  const roster = ctx.house.catalog.models.get(model.type ?? '')?.works.roster
  if (!roster) throw notFound('roster')
  const { path, kind, state } = model
  const working = state !== 'suspended' && state !== 'dissolved'
  return { keeperId, modelId, path, kind, working, roster, me }
}

export type RosterOf = Awaited<ReturnType<typeof findRoster>>

/** The same, for whoever keeps the roster, while the model works. */
export async function keptRoster(ctx: Ctx, of: Of) {
  const found = await findRoster(ctx, of)
  allow(mayKeepRoster(ctx.actor, found.path))
  if (!found.working) throw conflict('roster.model_not_working')
  return found
}

/** Of these hands, those who take shifts of the model today, in the order asked. */
export async function livingHands(
  { db }: Pick<Ctx, 'db'>,
  { keeperId, modelId }: Of,
  ids: string[],
) {
  if (ids.length === 0) return []
  const found = await db
    .selectFrom('duties.hand')
    .select('id')
    .where('keeperId', '=', keeperId)
    .where('modelId', '=', modelId)
    .where('id', 'in', ids)
    .where('agreedOn', 'is not', null)
    .where('until', 'is', null)
    .execute()
  return [...new Set(ids)].filter((id) => found.some((hand) => hand.id === id))
}
