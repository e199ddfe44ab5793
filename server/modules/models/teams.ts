import type { z } from 'zod'
import type { Model, models } from '../../../contract/models.ts'
import { announce, tell } from '../../platform/bus.ts'
import type { Ctx } from '../../platform/context.ts'
import { conflict, notFound, wrong } from '../../platform/errors.ts'
import { countPart, type Part } from './counting.ts'
import { inItsLife, livingModel, notInFuture } from './find.ts'
import { readModel } from './read.ts'

type NewTeam = z.output<typeof models.addTeam.input>
type EndOfTeam = z.output<typeof models.endTeam.input>

/** Adds a team of the model; it counts while the model does. */
export async function addTeam(ctx: Ctx, input: NewTeam): Promise<Model> {
  const { keeperId, id, teamId, name, households, members, since } = input
  const model = await livingModel(ctx, input)
  const team = {
    modelId: id,
    name,
    households: households ?? null,
    members: members ?? null,
    since,
  }
  const stored = await findTeam(ctx, { keeperId, teamId })
  if (stored) {
    if (Object.entries(team).some(([at, value]) => stored[at as keyof typeof team] !== value))
      throw conflict('team.other_content')
    return readModel(ctx, input)
  }
  inItsLife(model, since, 'since')

  await ctx.db
    .insertInto('models.team')
    .values({ keeperId, id: teamId, ...team })
    .execute()
  if (model.countingSince) {
    const part = { unitId: model.unitId, since }
    const counted = countPart(model, 'model.team.count', part, { step: 1, on: model.countingSince })
    await tell(ctx, 'figures.counted', [counted])
  }
  await announce(ctx, 'models.changed', [{ keeperId, id }])
  return readModel(ctx, input)
}

/** Ends a team from a day on. */
export async function endTeam(ctx: Ctx, input: EndOfTeam): Promise<Model> {
  const { keeperId, id, teamId, until } = input
  const model = await livingModel(ctx, input)
  const team = await findTeam(ctx, { keeperId, teamId })
  if (team?.modelId !== id) throw notFound('team')
  if (team.until === until) return readModel(ctx, input)
  if (team.until) throw conflict('team.already_ended')
  notInFuture(until, 'until')
  if (until < team.since) throw wrong('until', 'before_it_existed')

  await ctx.db
    .updateTable('models.team')
    .set({ until })
    .where('keeperId', '=', keeperId)
    .where('id', '=', teamId)
    .execute()
  if (model.countingSince) {
    const part = { unitId: model.unitId, since: until }
    const counted = countPart(model, 'model.team.count', part, {
      step: -1,
      on: model.countingSince,
    })
    await tell(ctx, 'figures.counted', [counted])
  }
  await announce(ctx, 'models.changed', [{ keeperId, id }])
  return readModel(ctx, input)
}

/** The teams of a model that still stand. */
export async function openTeams(
  { db }: Ctx,
  model: { keeperId: string; id: string; unitId: string },
): Promise<Part[]> {
  const teams = await db
    .selectFrom('models.team')
    .select('since')
    .where('keeperId', '=', model.keeperId)
    .where('modelId', '=', model.id)
    .where('until', 'is', null)
    .execute()
  return teams.map(({ since }) => ({ unitId: model.unitId, since }))
}

function findTeam({ db }: Ctx, { keeperId, teamId }: { keeperId: string; teamId: string }) {
  return db
    .selectFrom('models.team')
    .selectAll()
    .where('keeperId', '=', keeperId)
    .where('id', '=', teamId)
    .executeTakeFirst()
}
