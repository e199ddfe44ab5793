import type { Ctx } from '../../platform/context.ts'
import { allow, notFound } from '../../platform/errors.ts'
import { mayChangeTeam, maySeeTeam } from './policy.ts'

export type At = { keeperId: string; teamId: string }

/** A household team that the alarm links, as the reader stands to it; to a stranger it does not exist. */
export async function findTeam(ctx: Ctx, at: At) {
  const team = await linked(ctx, at).executeTakeFirst()
  return seen(ctx, team)
}

/** The same, held still until the change is done: two homes do not take the last place together. */
export async function holdTeam(ctx: Ctx, at: At) {
  const team = await linked(ctx, at).forUpdate('t').executeTakeFirst()
  return seen(ctx, team)
}

/** A team that the actor sets up: found, allowed and held. */
export async function teamToChange(ctx: Ctx, at: At) {
  const team = await holdTeam(ctx, at)
  allow(mayChangeTeam(ctx.actor, team.path))
  return team
}

export type Team = Awaited<ReturnType<typeof findTeam>>

function linked({ db, actor }: Ctx, { keeperId, teamId }: At) {
  return db
    .selectFrom('alarms.team as t')
    .innerJoin('units.unit as u', 'u.id', 't.id')
    .selectAll('t')
    .select(['u.path', 'u.kind', 'u.title', 'u.name', 'u.validTo'])
    .select((from) =>
      from
        .selectFrom('alarms.member as m')
        .whereRef('m.keeperId', '=', 't.keeperId')
        .whereRef('m.teamId', '=', 't.id')
        .where('m.accountId', '=', actor.accountId)
        .select('m.homeId')
        .as('myHome'),
    )
    .where('t.keeperId', '=', keeperId)
    .where('t.id', '=', teamId)
}

function seen<Found extends { path: string; myHome: string | null }>(
  { actor }: Ctx,
  found: Found | undefined,
) {
  const team = found && { ...found, member: found.myHome !== null }
  if (!team || !maySeeTeam(actor, team)) throw notFound('team')
  return team
}
