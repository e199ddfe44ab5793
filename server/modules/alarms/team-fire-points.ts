import type { z } from 'zod'
import type { alarmTeams } from '../../../contract/alarm-teams.ts'
import { announce } from '../../platform/bus.ts'
import type { Ctx } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import { conflict, notFound, wrong } from '../../platform/errors.ts'
import { teamToChange } from './team-find.ts'
import { readTeam } from './team-read.ts'

type Added = z.output<typeof alarmTeams.addFirePoint.input>
type Removed = z.output<typeof alarmTeams.removeFirePoint.input>

/** Writes down a public fire point or a water source near the team; sent twice it is one point. */
export async function addFirePoint(ctx: Ctx, input: Added) {
  const { keeperId, teamId, id, kind, name, place, checkedOn = null } = input
  await teamToChange(ctx, input)
  if (checkedOn && checkedOn > today()) throw wrong('checkedOn', 'day_in_future')

  const point = { teamId, kind, name, ...place, checkedOn }
  const made = await ctx.db
    .insertInto('alarms.firePoint')
    .values({ keeperId, id, ...point })
    .onConflict((twice) => twice.columns(['keeperId', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) {
    const stored = await findPoint(ctx, input)
    if (Object.entries(point).some(([at, value]) => stored?.[at as keyof typeof point] !== value))
      throw conflict('fire_point.other_content')
    return readTeam(ctx, input)
  }
  await announce(ctx, 'alarms.team_changed', [{ keeperId, teamId }])
  return readTeam(ctx, input)
}

/** The point is gone: nobody is sent there any more. */
export async function removeFirePoint(ctx: Ctx, input: Removed) {
  const { keeperId, teamId, id } = input
  await teamToChange(ctx, input)
  const stored = await findPoint(ctx, input)
  if (stored?.teamId !== teamId) throw notFound('fire_point')

  await ctx.db
    .deleteFrom('alarms.firePoint')
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .execute()
  await announce(ctx, 'alarms.team_changed', [{ keeperId, teamId }])
  return readTeam(ctx, input)
}

function findPoint({ db }: Ctx, { keeperId, id }: { keeperId: string; id: string }) {
  return db
    .selectFrom('alarms.firePoint')
    .selectAll()
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .executeTakeFirst()
}
