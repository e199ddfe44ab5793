import { type NotNull, sql } from 'kysely'
import type { ModelBrief } from '../../../contract/models.ts'
import type { Ctx, OpenCtx } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import { allow, conflict, notFound, wrong } from '../../platform/errors.ts'
import { atHome, mayChange } from './policy.ts'

export type At = { keeperId: string; id: string }

/** The open register with the place each model lives in: no person in it, so it is there for everybody. */
export function registered({ db }: Pick<OpenCtx, 'db'>) {
  return db
    .selectFrom('models.openRegister as m')
    .innerJoin('units.unit as u', 'u.id', 'm.unitId')
    .selectAll('m')
    .select(['u.path', 'u.kind as unitKind', 'u.title as unitTitle', 'u.name as unitName'])
    .select(['u.validTo as unitValidTo', sql<string>`m.registered_at::text`.as('registered')])
    .select((from) =>
      from
        .selectFrom('activities.latest as l')
        .whereRef('l.keeperId', '=', 'm.keeperId')
        .whereRef('l.modelId', '=', 'm.id')
        .select('l.onDay')
        .as('lastActivityOn'),
    )
    .$narrowType<{
      keeperId: NotNull
      id: NotNull
      unitId: NotNull
      type: NotNull
      name: NotNull
    }>()
    .$narrowType<{ typeVersion: NotNull; story: NotNull; state: NotNull; edition: NotNull }>()
    .$narrowType<{ points: NotNull; teams: NotNull; registeredAt: NotNull }>()
    .$narrowType<{ changedFromOriginal: NotNull }>()
}

type Registered = Awaited<ReturnType<ReturnType<typeof registered>['executeTakeFirstOrThrow']>>

/** A model as lists and links show it. */
export function brief(row: Registered): ModelBrief {
  const { keeperId, id, type, name, state, startedOn, points, teams, lastActivityOn } = row
  const { decidedOn, changedFromOriginal } = row
  const unit = {
    id: row.unitId,
    kind: row.unitKind,
    title: row.unitTitle,
    name: row.unitName,
    validTo: row.unitValidTo,
  }
  return {
    keeperId,
    id,
    type,
    name,
    unit,
    state,
    startedOn,
    points,
    teams,
    lastActivityOn,
    decidedOn,
    changedFromOriginal,
  }
}

/** A model wherever it is, as the open register shows it. */
export async function openModel(ctx: Pick<OpenCtx, 'db'>, { keeperId, id }: At) {
  const model = await registered(ctx)
    .where('m.keeperId', '=', keeperId)
    .where('m.id', '=', id)
    .executeTakeFirst()
  if (!model) throw notFound('model')
  return model
}

/** A model in the actor's own books, held still until the change is done; elsewhere it does not exist. */
export async function modelAtHome(ctx: Ctx, at: At, mayDo: (path: string) => boolean) {
  const { path } = await openModel(ctx, at)
  if (!atHome(ctx.actor, { keeperId: at.keeperId, path })) throw notFound('model')
  allow(mayDo(path))
  const model = await ctx.db
    .selectFrom('models.model')
    .selectAll()
    .where('keeperId', '=', at.keeperId)
    .where('id', '=', at.id)
    .forUpdate()
    .executeTakeFirst()
  if (!model) throw notFound('model')
  return { ...model, path }
}

/** The model whose points, board or books the actor is about to change: one that has not been dissolved. */
export async function livingModel(ctx: Ctx, at: At) {
  const model = await modelAtHome(ctx, at, (path) => mayChange(ctx.actor, path))
  if (model.state === 'dissolved') throw conflict('model.dissolved')
  return model
}

/** Refuses a day that has not come yet. */
export function notInFuture(day: string | null | undefined, path: string) {
  if (day && day > today()) throw wrong(path, 'day_in_future')
}

/** Refuses a day that has not come yet, or that lies before the model existed. */
export function inItsLife(
  model: { foundedOn: string | null; startedOn: string | null; registeredAt: Date },
  day: string,
  path: string,
) {
  notInFuture(day, path)
  const known = [model.foundedOn, model.startedOn, today(model.registeredAt.getTime())]
  if (!known.some((first) => first !== null && first <= day)) throw wrong(path, 'before_it_existed')
}
