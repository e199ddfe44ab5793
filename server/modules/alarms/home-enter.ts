import type { z } from 'zod'
import type { alarmTeams } from '../../../contract/alarm-teams.ts'
import { announce } from '../../platform/bus.ts'
import type { Ctx } from '../../platform/context.ts'
import { conflict } from '../../platform/errors.ts'
import { livingHomes } from './home-find.ts'
import { sameHome, written } from './home-words.ts'
import { teamToChange } from './team-find.ts'
import { readTeam } from './team-read.ts'
import { sizeAt } from './team-size.ts'

type NewHome = z.output<typeof alarmTeams.addHome.input>

/** A home joins the team, as long as there is room; sent twice it is one home. */
export async function addHome(ctx: Ctx, input: NewHome) {
  const { keeperId, teamId, id, ...given } = input
  const team = await teamToChange(ctx, input)
  if (await enteredBefore(ctx, input)) return readTeam(ctx, input)
  const { max } = sizeAt(ctx.house.catalog, team.path)
  if ((await livingHomes(ctx, input)) >= max) throw conflict('team.full')

  await ctx.db
    .insertInto('alarms.home')
    .values({ keeperId, teamId, id, ...written(given) })
    .execute()
  await announce(ctx, 'alarms.team_changed', [{ keeperId, teamId }])
  return readTeam(ctx, input)
}

/** Is this very home there? Once changed, it is still known by the team it joined. */
async function enteredBefore({ db }: Ctx, { keeperId, teamId, id, ...given }: NewHome) {
  const stored = await db
    .selectFrom('alarms.home')
    .selectAll()
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!stored) return false
  const same = stored.teamId === teamId && (stored.edition > 1 || sameHome(stored, given))
  if (!same) throw conflict('home.other_content')
  return true
}
