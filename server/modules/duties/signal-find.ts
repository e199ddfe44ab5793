import type { Ctx } from '../../platform/context.ts'
import { allow, conflict, notFound } from '../../platform/errors.ts'
import { atHome, isCounting } from '../models/module.ts'
import { workingModel } from './book-find.ts'
import { mayKeepSignal } from './signal-policy.ts'

export type Of = { keeperId: string; modelId: string }

/** A model of a type that has an evening signal, in the actor's own books. */
export async function findSignalModel(ctx: Ctx, of: Of) {
  const { path, stateThen, works, keeperId } = await workingModel(ctx, of)
  if (!atHome(ctx.actor, { keeperId, path })) throw notFound('model')
  const usual = works.signal
  if (!usual) throw notFound('signal')
  return { path, working: stateThen !== null && isCounting(stateThen), usual }
}

/** The same, for whoever keeps it, while the model works. */
export async function keptSignalModel(ctx: Ctx, of: Of) {
  const found = await findSignalModel(ctx, of)
  allow(mayKeepSignal(ctx.actor, found.path))
  if (!found.working) throw conflict('signal.model_not_working')
  return found
}

/** The signal of a model that has not been ended. */
export function signalOf({ db }: Pick<Ctx, 'db'>, { keeperId, modelId }: Of) {
  return db
    .selectFrom('duties.signal')
    .selectAll()
    .where('keeperId', '=', keeperId)
    .where('modelId', '=', modelId)
    .where('endedOn', 'is', null)
}

/** The same, held still; whoever saw an older edition is told so. */
export async function heldSignal(ctx: Ctx, of: Of, edition: number) {
  await keptSignalModel(ctx, of)
  const signal = await signalOf(ctx, of).forUpdate().executeTakeFirst()
  if (!signal) throw notFound('signal')
  if (signal.edition !== edition) throw conflict('signal.changed')
  return signal
}
