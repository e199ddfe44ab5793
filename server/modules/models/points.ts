import type { z } from 'zod'
import type { Model, models } from '../../../contract/models.ts'
import { announce, tell } from '../../platform/bus.ts'
import type { Ctx } from '../../platform/context.ts'
import { conflict, notFound, wrong } from '../../platform/errors.ts'
import { openUnit } from '../units/module.ts'
import { countPart, type Part } from './counting.ts'
import { inItsLife, livingModel, notInFuture } from './find.ts'
import { readModel } from './read.ts'

type NewPoint = z.output<typeof models.addPoint.input>
type EndOfPoint = z.output<typeof models.endPoint.input>

/** Adds a point where the model works; it counts while the model does. */
export async function addPoint(ctx: Ctx, input: NewPoint): Promise<Model> {
  const { keeperId, id, pointId, name, address, place, unitId, since } = input
  const model = await livingModel(ctx, input)
  const point = {
    modelId: id,
    name,
    address: address ?? null,
    lat: place?.lat ?? null,
    lon: place?.lon ?? null,
    unitId: unitId ?? null,
    since,
  }
  const stored = await findPoint(ctx, { keeperId, pointId })
  if (stored) {
    if (Object.entries(point).some(([at, value]) => stored[at as keyof typeof point] !== value))
      throw conflict('point.other_content')
    return readModel(ctx, input)
  }
  inItsLife(model, since, 'since')
  if (unitId && (await openUnit(ctx, unitId)).keeperId !== keeperId) throw notFound('unit')

  await ctx.db
    .insertInto('models.point')
    .values({ keeperId, id: pointId, ...point })
    .execute()
  if (model.countingSince) {
    const part = { unitId: unitId ?? model.unitId, since }
    const counted = countPart(model, 'model.point.count', part, {
      step: 1,
      on: model.countingSince,
    })
    await tell(ctx, 'figures.counted', [counted])
  }
  await announce(ctx, 'models.changed', [{ keeperId, id }])
  return readModel(ctx, input)
}

/** Ends a point from a day on. */
export async function endPoint(ctx: Ctx, input: EndOfPoint): Promise<Model> {
  const { keeperId, id, pointId, until } = input
  const model = await livingModel(ctx, input)
  const point = await findPoint(ctx, { keeperId, pointId })
  if (point?.modelId !== id) throw notFound('point')
  if (point.until === until) return readModel(ctx, input)
  if (point.until) throw conflict('point.already_ended')
  notInFuture(until, 'until')
  if (until < point.since) throw wrong('until', 'before_it_existed')

  await ctx.db
    .updateTable('models.point')
    .set({ until })
    .where('keeperId', '=', keeperId)
    .where('id', '=', pointId)
    .execute()
  if (model.countingSince) {
    const part = { unitId: point.unitId ?? model.unitId, since: until }
    const counted = countPart(model, 'model.point.count', part, {
      step: -1,
      on: model.countingSince,
    })
    await tell(ctx, 'figures.counted', [counted])
  }
  await announce(ctx, 'models.changed', [{ keeperId, id }])
  return readModel(ctx, input)
}

/** The points of a model that still stand, each where it counts. */
export async function openPoints(
  { db }: Ctx,
  model: { keeperId: string; id: string; unitId: string },
): Promise<Part[]> {
  const points = await db
    .selectFrom('models.point')
    .select(['unitId', 'since'])
    .where('keeperId', '=', model.keeperId)
    .where('modelId', '=', model.id)
    .where('until', 'is', null)
    .execute()
  return points.map(({ unitId, since }) => ({ unitId: unitId ?? model.unitId, since }))
}

function findPoint({ db }: Ctx, { keeperId, pointId }: { keeperId: string; pointId: string }) {
  return db
    .selectFrom('models.point')
    .selectAll()
    .where('keeperId', '=', keeperId)
    .where('id', '=', pointId)
    .executeTakeFirst()
}
