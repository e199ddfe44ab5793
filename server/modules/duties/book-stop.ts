import type { z } from 'zod'
import type { dutyBooks } from '../../../contract/duty-books.ts'
import { announce } from '../../platform/bus.ts'
import type { Ctx, OpenCtx } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import { conflict, notFound } from '../../platform/errors.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { tellOfModel } from '../models/module.ts'
import { type At, modelToWork } from './book-find.ts'
import { mayStop } from './book-policy.ts'

type Stopping = z.output<typeof dutyBooks.stop.input>

/** The stop that stands now, as everybody may know it. */
export async function standingStop({ db }: Pick<OpenCtx, 'db'>, { keeperId, modelId }: At) {
  return db
    .selectFrom('duties.openStop')
    .select(['id', 'reason', 'fromAt'])
    .where('keeperId', '=', keeperId)
    .where('modelId', '=', modelId)
    .$narrowType<{ id: string; reason: string; fromAt: Date }>()
    .executeTakeFirst()
}

/** Nobody leaves any more, until it is lifted. There is one stop at a time. */
export async function stop(ctx: Ctx, input: Stopping) {
  const { keeperId, modelId, id, reason } = input
  const model = await modelToWork(ctx, input, (path) => mayStop(ctx.actor, path))
  if (!model.works.stop) throw conflict('stop.not_of_type')
  const known = await stopById(ctx, input)
  if (known) {
    if (known.reason !== reason) throw conflict('stop.other_content')
    return known
  }
  const made = await ctx.db
    .insertInto('duties.stop')
    .values({ keeperId, id, modelId, reason, byId: ctx.actor.accountId })
    // Two call the same stop from two banks of one river.
    .onConflict((twice) => twice.doNothing())
    .returning(['id', 'reason', 'fromAt'])
    .executeTakeFirst()
  if (!made) throw conflict('stop.stands_already', await standingStop(ctx, input))
  await tellOfStop(ctx, { keeperId, modelId, id, what: 'stopped' })
  return made
}

/** What was stopped may leave again. */
export async function lift(ctx: Ctx, input: At & { id: string }) {
  const { keeperId, modelId, id } = input
  await modelToWork(ctx, input, (path) => mayStop(ctx.actor, path))
  const standing = await stopById(ctx, input)
  if (!standing) throw notFound('stop')
  const lifted = await ctx.db
    .updateTable('duties.stop')
    .set({ untilAt: new Date(), liftedBy: ctx.actor.accountId })
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .where('untilAt', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (lifted) await tellOfStop(ctx, { keeperId, modelId, id, what: 'lifted' })
  return { done: true as const }
}

function stopById({ db }: Ctx, { keeperId, modelId, id }: At & { id: string }) {
  return db
    .selectFrom('duties.stop')
    .select(['id', 'reason', 'fromAt'])
    .where('keeperId', '=', keeperId)
    .where('modelId', '=', modelId)
    .where('id', '=', id)
    .executeTakeFirst()
}

type Told = At & { id: string; what: 'stopped' | 'lifted' }

/** It is remembered in the model's story, and whoever follows these books hears of it. */
async function tellOfStop(ctx: Ctx, { keeperId, modelId, id, what }: Told) {
  const moment = { keeperId, modelId, on: today(), said: {} }
  await tellOfModel(ctx, [{ ...moment, id: uuid7(), what: `stop.${what}` }])
  await announce(ctx, 'models.changed', [{ keeperId, id: modelId }])
  await announce(ctx, 'duties.stop_changed', [
    { keeperId, modelId, id, stands: what === 'stopped' },
  ])
}
