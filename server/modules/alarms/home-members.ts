import type { z } from 'zod'
import type { alarmTeams } from '../../../contract/alarm-teams.ts'
import { announce } from '../../platform/bus.ts'
import type { Ctx } from '../../platform/context.ts'
import { allow, conflict, notFound } from '../../platform/errors.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { needPhone } from '../accounts/module.ts'
import { homeIn, homeToChange, mayChangeHome } from './home-find.ts'
import { wasInvited } from './policy.ts'
import { type At, holdTeam } from './team-find.ts'
import { readTeam, tellTeam } from './team-read.ts'

type Added = z.output<typeof alarmTeams.addMember.input>
type Joining = z.output<typeof alarmTeams.join.input>

/** Writes down somebody of a home, to be called by phone; sent twice it is one person. */
export async function addMember(ctx: Ctx, input: Added) {
  const { keeperId, teamId, homeId, id, name } = input
  await homeToChange(ctx, input)
  const phone = phoneIn(input)
  const stored = await findMember(ctx, input)
  if (stored) {
    if (stored.homeId !== homeId || stored.name !== name || stored.phone !== phone)
      throw conflict('home_member.other_content')
    return readTeam(ctx, input)
  }

  await ctx.db
    .insertInto('alarms.member')
    .values({ keeperId, teamId, homeId, id, name, phone })
    .execute()
  await announce(ctx, 'alarms.team_changed', [{ keeperId, teamId }])
  return readTeam(ctx, input)
}

/** Somebody who came in by the team's invitation says which home is theirs; from now on its bell rings for them. */
export async function join(ctx: Ctx, input: Joining) {
  const { keeperId, teamId, homeId } = input
  const { accountId, name } = ctx.actor
  const team = await holdTeam(ctx, input)
  await homeIn(ctx, input)
  allow(wasInvited(ctx.actor, team.path))
  if (team.myHome === homeId) return readTeam(ctx, input)
  if (team.myHome) throw conflict('home_member.has_home')

  await ctx.db
    .insertInto('alarms.member')
    .values({ keeperId, teamId, homeId, id: uuid7(), accountId, name, phone: phoneIn(input) })
    .execute()
  await announce(ctx, 'alarms.team_changed', [{ keeperId, teamId }])
  return readTeam(ctx, input)
}

/** Somebody is no longer called when the team's bell rings. */
export async function removeMember(ctx: Ctx, input: At & { id: string }) {
  const { keeperId, teamId, id } = input
  const team = await holdTeam(ctx, input)
  const member = await findMember(ctx, input)
  if (member?.teamId !== teamId) throw notFound('home_member')
  allow(mayChangeHome(ctx, team, member.homeId))

  await ctx.db
    .deleteFrom('alarms.member')
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .execute()
  await announce(ctx, 'alarms.team_changed', [{ keeperId, teamId }])
  return tellTeam(ctx, team)
}

function phoneIn({ phone }: { phone?: string | undefined }) {
  return phone === undefined ? null : needPhone(phone)
}

function findMember({ db }: Ctx, { keeperId, id }: { keeperId: string; id: string }) {
  return db
    .selectFrom('alarms.member')
    .selectAll()
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .executeTakeFirst()
}
