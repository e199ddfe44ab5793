import type { z } from 'zod'
import type { alarmTeams } from '../../../contract/alarm-teams.ts'
import { announce } from '../../platform/bus.ts'
import type { Ctx } from '../../platform/context.ts'
import { allow, conflict, notFound, wrong } from '../../platform/errors.ts'
import { atHome } from '../models/module.ts'
import { enterUnit, openUnit, unitsById } from '../units/module.ts'
import { mayChangeTeam } from './policy.ts'
import { readTeam } from './team-read.ts'

type Setting = z.output<typeof alarmTeams.setUp.input>

/** What such a team calls itself; its own name follows, whether or not somebody wrote both. */
const title = 'Tổ liên gia'
const titleFirst = /^tổ liên gia\s+/iu

/** Links a household team by the alarm; set up twice it is the same team. */
export async function setUp(ctx: Ctx, input: Setting) {
  const { keeperId, teamId } = input
  const unit = await unitOf(ctx, input)
  allow(mayChangeTeam(ctx.actor, unit.path))
  await refuseModel(ctx, input)

  const model = { modelKeeper: input.model?.keeperId ?? null, modelId: input.model?.id ?? null }
  const linked = await ctx.db
    .insertInto('alarms.team')
    .values({ keeperId, id: teamId, setUpBy: ctx.actor.accountId, ...model })
    .onConflict((twice) => twice.columns(['keeperId', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!linked && input.model) await giveModel(ctx, input, input.model)
  await announce(ctx, 'alarms.team_changed', [{ keeperId, teamId }])
  return readTeam(ctx, input)
}

/** The unit the team is: there already, or entered now by whoever may enter it. */
async function unitOf(ctx: Ctx, { keeperId, teamId, parentId, name }: Setting) {
  if ((await unitsById(ctx, [teamId])).has(teamId)) {
    const unit = await openUnit(ctx, teamId)
    if (unit.keeperId !== keeperId || !atHome(ctx.actor, unit)) throw notFound('unit')
    if (unit.kind !== 'household_team') throw wrong('teamId', 'unknown_unit')
    return unit
  }
  if (!parentId) throw wrong('parentId', 'missing')
  if (!name) throw wrong('name', 'missing')
  const own = name.replace(titleFirst, '')
  return enterUnit(ctx, {
    keeperId,
    id: teamId,
    parentId,
    kind: 'household_team',
    title,
    name: own,
  })
}

/** The model whose diary the drills are filed in stands in the same books. */
async function refuseModel({ db }: Ctx, { keeperId, model }: Setting) {
  if (!model) return
  const found = await db
    .selectFrom('models.openRegister')
    .select('state')
    .where('keeperId', '=', keeperId)
    .where('id', '=', model.id)
    .executeTakeFirst()
  if (!found || model.keeperId !== keeperId) throw wrong('model', 'unknown')
  if (found.state === 'dissolved') throw conflict('model.dissolved')
}

/** A team linked before its model was registered gets it later; once it has one it keeps it. */
async function giveModel(
  { db }: Ctx,
  { keeperId, teamId }: Setting,
  model: { keeperId: string; id: string },
) {
  const given = await db
    .updateTable('alarms.team')
    .set((now) => ({
      modelKeeper: model.keeperId,
      modelId: model.id,
      edition: now('edition', '+', 1),
    }))
    .where('keeperId', '=', keeperId)
    .where('id', '=', teamId)
    .where((now) => now.or([now('modelId', 'is', null), now('modelId', '=', model.id)]))
    .executeTakeFirst()
  if (!given.numUpdatedRows) throw conflict('team.other_content')
}
