import { sql } from 'kysely'
import type { z } from 'zod'
import type { alarmTeams } from '../../../contract/alarm-teams.ts'
import { announce } from '../../platform/bus.ts'
import type { Ctx } from '../../platform/context.ts'
import { allow, conflict, notFound } from '../../platform/errors.ts'
import { homeToChange, mayChangeHome } from './home-find.ts'
import { sameHome, written } from './home-words.ts'
import { type At, holdTeam } from './team-find.ts'
import { readTeam, tellTeam } from './team-read.ts'

type Change = z.output<typeof alarmTeams.changeHome.input>

/** Changes what is known of a home; from an older version it is refused with the one that stands. */
export async function changeHome(ctx: Ctx, input: Change) {
  const { keeperId, teamId, id, edition, ...given } = input
  const { home } = await homeToChange(ctx, { keeperId, teamId, homeId: id })
  if (sameHome(home, given)) return readTeam(ctx, input)
  if (home.edition !== edition) throw conflict('home.changed', await readTeam(ctx, input))

  await ctx.db
    .updateTable('alarms.home')
    .set({ ...written(given), edition: edition + 1 })
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .execute()
  await announce(ctx, 'alarms.team_changed', [{ keeperId, teamId }])
  return readTeam(ctx, input)
}

/** A home leaves the team: its people hear its alarms no longer, and nothing of their needs is told. */
export async function leave(ctx: Ctx, input: At & { id: string }) {
  const { keeperId, teamId, id } = input
  const team = await holdTeam(ctx, input)
  const home = await ctx.db
    .selectFrom('alarms.home')
    .select('leftAt')
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .where('teamId', '=', teamId)
    .executeTakeFirst()
  if (!home) throw notFound('home')
  allow(mayChangeHome(ctx, team, id))
  if (home.leftAt) return tellTeam(ctx, team)

  const now = sql<Date>`now()`
  await ctx.db
    .updateTable('alarms.home')
    .set({ leftAt: now })
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .execute()
  await ctx.db
    .deleteFrom('alarms.member')
    .where('keeperId', '=', keeperId)
    .where('homeId', '=', id)
    .execute()
  await ctx.db
    .updateTable('alarms.need')
    .set({ withdrawnAt: now })
    .where('keeperId', '=', keeperId)
    .where('homeId', '=', id)
    .where('withdrawnAt', 'is', null)
    .execute()
  await announce(ctx, 'alarms.team_changed', [{ keeperId, teamId }])
  return tellTeam(ctx, team)
}
