import type { z } from 'zod'
import { type alarmTeams, SetupStep } from '../../../contract/alarm-teams.ts'
import { announce } from '../../platform/bus.ts'
import type { Ctx } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import { conflict, wrong } from '../../platform/errors.ts'
import { livingHomes } from './home-find.ts'
import { teamToChange } from './team-find.ts'
import { readTeam } from './team-read.ts'
import { sizeAt } from './team-size.ts'

type Taking = z.output<typeof alarmTeams.step.input>

/** A step of the set-up was done on a day; said again with another day, that day is put right. */
export async function takeStep(ctx: Ctx, input: Taking) {
  const { keeperId, teamId, step, on, note } = input
  const team = await teamToChange(ctx, input)
  if (on > today()) throw wrong('on', 'day_in_future')
  const taken = await daysOf(ctx, input)
  if (!fits(taken, step, on)) throw conflict('team.step_out_of_order')
  // A team is launched with the homes it needs; that one of them leaves later does not undo the launch.
  if (step === 'launch' && !taken.has(step)) {
    const { min } = sizeAt(ctx.house.catalog, team.path)
    if ((await livingHomes(ctx, input)) < min) throw conflict('team.too_small')
  }

  await ctx.db
    .deleteFrom('alarms.step')
    .where('keeperId', '=', keeperId)
    .where('teamId', '=', teamId)
    .where('step', '=', step)
    .execute()
  await ctx.db
    .insertInto('alarms.step')
    .values({ keeperId, teamId, step, onDay: on, note, byId: ctx.actor.accountId })
    .execute()
  await announce(ctx, 'alarms.team_changed', [{ keeperId, teamId }])
  return readTeam(ctx, input)
}

async function daysOf({ db }: Ctx, { keeperId, teamId }: Taking) {
  const rows = await db
    .selectFrom('alarms.step')
    .select(['step', 'onDay'])
    .where('keeperId', '=', keeperId)
    .where('teamId', '=', teamId)
    .execute()
  return new Map(rows.map(({ step, onDay }) => [step, onDay]))
}

/** Every step before it was taken, none of them later; and none after it earlier. */
function fits(taken: Map<string, string>, step: SetupStep, on: string) {
  const order = SetupStep.options
  const at = order.indexOf(step)
  const before = order.slice(0, at).map((each) => taken.get(each))
  const after = order.slice(at + 1).map((each) => taken.get(each))
  return (
    before.every((day) => day !== undefined && day <= on) &&
    after.every((day) => day === undefined || on <= day)
  )
}
