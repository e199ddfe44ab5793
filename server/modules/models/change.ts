import type { z } from 'zod'
import type { Model, models } from '../../../contract/models.ts'
import { announce } from '../../platform/bus.ts'
import type { Ctx } from '../../platform/context.ts'
import { conflict } from '../../platform/errors.ts'
import { modelAtHome, notInFuture } from './find.ts'
import { mayChange } from './policy.ts'
import { readModel } from './read.ts'

type Change = z.output<typeof models.change.input>

/** Changes what is written of a model; from an older version it is refused with the one that stands. */
export async function changeModel(ctx: Ctx, input: Change): Promise<Model> {
  const { keeperId, id, edition, ...given } = input
  const model = await modelAtHome(ctx, input, (path) => mayChange(ctx.actor, path))
  const words = Object.entries(given).filter(([, value]) => value !== undefined)
  const stands = words.every(([name, value]) => model[name as keyof typeof given] === value)
  if (stands) return readModel(ctx, input)
  if (model.edition !== edition) throw conflict('model.changed', await readModel(ctx, input))
  const other = given.decision !== undefined && given.decision !== model.decision
  if (model.decidedOn !== null && other) throw conflict('model.founded_already')
  notInFuture(given.foundedOn, 'foundedOn')

  await ctx.db
    .updateTable('models.model')
    .set({ ...Object.fromEntries(words), edition: edition + 1 })
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .execute()
  await announce(ctx, 'models.changed', [{ keeperId, id }])
  return readModel(ctx, input)
}
