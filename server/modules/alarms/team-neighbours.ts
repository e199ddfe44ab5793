import type { z } from 'zod'
import type { alarmTeams } from '../../../contract/alarm-teams.ts'
import { announce } from '../../platform/bus.ts'
import type { Ctx } from '../../platform/context.ts'
import { conflict, wrong } from '../../platform/errors.ts'
import { teamToChange } from './team-find.ts'
import { readTeam } from './team-read.ts'

type Naming = z.output<typeof alarmTeams.neighbours.input>

/** Says which teams hear this one's alarm when nobody answers: all of them, anew. */
export async function nameNeighbours(ctx: Ctx, input: Naming) {
  const { keeperId, teamId, edition } = input
  const team = await teamToChange(ctx, input)
  const named = [...new Set(input.teams)].sort()
  const stand = await neighboursNow(ctx, input)
  if (String(named) === String(stand)) return readTeam(ctx, input)
  if (team.edition !== edition) throw conflict('team.changed', await readTeam(ctx, input))
  await refuseUnlinked(ctx, input, named)

  await ctx.db
    .deleteFrom('alarms.neighbour')
    .where('keeperId', '=', keeperId)
    .where('teamId', '=', teamId)
    .execute()
  const rows = named.map((otherId) => ({ keeperId, teamId, otherId }))
  if (rows.length > 0) await ctx.db.insertInto('alarms.neighbour').values(rows).execute()
  await ctx.db
    .updateTable('alarms.team')
    .set({ edition: edition + 1 })
    .where('keeperId', '=', keeperId)
    .where('id', '=', teamId)
    .execute()
  await announce(ctx, 'alarms.team_changed', [{ keeperId, teamId }])
  return readTeam(ctx, input)
}

async function neighboursNow({ db }: Ctx, { keeperId, teamId }: Naming) {
  const rows = await db
    .selectFrom('alarms.neighbour')
    .select('otherId')
    .where('keeperId', '=', keeperId)
    .where('teamId', '=', teamId)
    .execute()
  return rows.map(({ otherId }) => otherId).sort()
}

/** Neighbours are other teams of these books that have a bell of their own. */
async function refuseUnlinked({ db }: Ctx, { keeperId, teamId }: Naming, named: string[]) {
  if (named.length === 0) return
  const linked = await db
    .selectFrom('alarms.team as t')
    .innerJoin('units.unit as u', 'u.id', 't.id')
    .select('t.id')
    .where('t.keeperId', '=', keeperId)
    .where('t.id', 'in', named)
    .where('t.id', '!=', teamId)
    .where('u.validTo', 'is', null)
    .execute()
  if (linked.length < named.length) throw wrong('teams', 'unknown_unit')
}
