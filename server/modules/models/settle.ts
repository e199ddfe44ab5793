import { sql } from 'kysely'
import type { z } from 'zod'
import type { Model, models } from '../../../contract/models.ts'
import { announce, tell } from '../../platform/bus.ts'
import type { Ctx } from '../../platform/context.ts'
import { conflict, wrong } from '../../platform/errors.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { countMove } from './counting.ts'
import { type At, modelAtHome, notInFuture } from './find.ts'
import { maySettle } from './policy.ts'
import { openPoints } from './points.ts'
import { readModel } from './read.ts'
import { isCounting, mayFollow } from './states.ts'
import { openTeams } from './teams.ts'

type Settling = z.output<typeof models.settle.input>
type Move = Omit<Settling, 'edition'>

/** Moves a model to another state from a day on, with the reason, and counts what that changes. */
export async function settle(ctx: Ctx, input: Settling): Promise<Model> {
  const model = await modelAtHome(ctx, input, (path) => maySettle(ctx.actor, path, input.state))
  if (await stands(ctx, input)) return readModel(ctx, input)
  if (model.edition !== input.edition) throw conflict('model.changed', await readModel(ctx, input))
  await settleModel(ctx, input)
  return readModel(ctx, input)
}

/** The same for what follows from another act, such as a decision of a review; moved twice it has moved once. */
export async function settleModel(ctx: Ctx, move: Move) {
  const { keeperId, id, state, on, reason } = move
  const model = await modelAtHome(ctx, move, (path) => maySettle(ctx.actor, path, state))
  if (await stands(ctx, move)) return
  const last = await lastChange(ctx, move)
  if (!mayFollow(model.state, state)) throw conflict('model.state_order')
  notInFuture(on, 'on')
  if (on < last.onDay) throw wrong('on', 'before_last_change')

  const parts = { points: await openPoints(ctx, model), teams: await openTeams(ctx, model) }
  await ctx.db
    .insertInto('models.change')
    .values({
      keeperId,
      id: uuid7(),
      modelId: id,
      state,
      onDay: on,
      reason,
      byId: ctx.actor.accountId,
    })
    .execute()
  await ctx.db
    .updateTable('models.model')
    .set({
      state,
      startedOn: model.startedOn ?? (isCounting(state) ? on : null),
      countingSince: isCounting(state) ? (model.countingSince ?? on) : null,
      edition: model.edition + 1,
    })
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .execute()
  if (state === 'dissolved') await endParts(ctx, move)
  await tell(ctx, 'figures.counted', countMove(model, { from: model.state, to: state, on }, parts))
  await announce(ctx, 'models.settled', [{ keeperId, id, state, on }])
}

/** Is this very move the last that was made? */
async function stands(ctx: Ctx, { keeperId, id, state, on, reason }: Move) {
  const last = await lastChange(ctx, { keeperId, id })
  return last.state === state && last.onDay === on && last.reason === reason
}

/** The day of the last change of state. */
export async function lastDay(ctx: Ctx, at: At) {
  return (await lastChange(ctx, at)).onDay
}

async function lastChange({ db }: Ctx, { keeperId, id }: At) {
  return db
    .selectFrom('models.change')
    .select(['state', 'onDay', 'reason'])
    .where('keeperId', '=', keeperId)
    .where('modelId', '=', id)
    .orderBy('onDay', 'desc')
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
}

/** With a model end its points and teams: on its last day, or on their first if that is later. */
async function endParts({ db }: Ctx, { keeperId, id, on }: Move) {
  const until = sql<string>`greatest(${on}::date, since)`
  await db
    .updateTable('models.point')
    .set({ until })
    .where('keeperId', '=', keeperId)
    .where('modelId', '=', id)
    .where('until', 'is', null)
    .execute()
  await db
    .updateTable('models.team')
    .set({ until })
    .where('keeperId', '=', keeperId)
    .where('modelId', '=', id)
    .where('until', 'is', null)
    .execute()
}
