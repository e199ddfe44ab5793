import type { Ctx } from '../../platform/context.ts'
import { allow, notFound } from '../../platform/errors.ts'
import { mayChangeTeam } from './policy.ts'
import { type At, holdTeam, type Team } from './team-find.ts'

type HomeAt = At & { homeId: string }

/** A home that stands in the team today. */
export async function homeIn({ db }: Ctx, { keeperId, teamId, homeId }: HomeAt) {
  const home = await db
    .selectFrom('alarms.home')
    .selectAll()
    .where('keeperId', '=', keeperId)
    .where('id', '=', homeId)
    .where('teamId', '=', teamId)
    .where('leftAt', 'is', null)
    .executeTakeFirst()
  if (!home) throw notFound('home')
  return home
}

/** A home that the actor may change, its team held: those who set up the team, and the home itself. */
export async function homeToChange(ctx: Ctx, at: HomeAt) {
  const team = await holdTeam(ctx, at)
  const home = await homeIn(ctx, at)
  allow(mayChangeHome(ctx, team, home.id))
  return { team, home }
}

/** Who sets up the team answers for its homes; each home answers for itself. */
export function mayChangeHome({ actor }: Ctx, { path, myHome }: Team, homeId: string) {
  return mayChangeTeam(actor, path) || myHome === homeId
}

/** How many homes the team has today. */
export async function livingHomes({ db }: Ctx, { keeperId, teamId }: At) {
  const { homes } = await db
    .selectFrom('alarms.home')
    .select(({ fn }) => fn.countAll<number>().as('homes'))
    .where('keeperId', '=', keeperId)
    .where('teamId', '=', teamId)
    .where('leftAt', 'is', null)
    .executeTakeFirstOrThrow()
  return homes
}
