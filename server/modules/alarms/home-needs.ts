import { sql } from 'kysely'
import type { z } from 'zod'
import type { alarmTeams } from '../../../contract/alarm-teams.ts'
import { announce } from '../../platform/bus.ts'
import type { Ctx } from '../../platform/context.ts'
import { allow, conflict, notFound } from '../../platform/errors.ts'
import { homeIn } from './home-find.ts'
import { type At, findTeam } from './team-find.ts'

type Agreed = z.output<typeof alarmTeams.consent.input>
type HomeAt = At & { homeId: string }

/** Somebody agrees that helpers are told, during an alarm only; sent late, it does not undo a withdrawal. */
export async function consent(ctx: Ctx, input: Agreed) {
  const { keeperId, teamId, homeId, id, what } = input
  await myHome(ctx, input)

  const made = await ctx.db
    .insertInto('alarms.need')
    .values({ keeperId, homeId, id, what, agreedBy: ctx.actor.accountId })
    .onConflict((twice) => twice.columns(['keeperId', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) {
    const stored = await findNeed(ctx, input)
    if (stored?.homeId !== homeId || stored.what !== what) throw conflict('need.other_content')
    return agreedIn(ctx, input)
  }
  await announce(ctx, 'alarms.team_changed', [{ keeperId, teamId }])
  return agreedIn(ctx, input)
}

/** What one's own home agreed to have told. */
export async function consents(ctx: Ctx, input: HomeAt) {
  await myHome(ctx, input)
  return agreedIn(ctx, input)
}

/** The consent is taken back; from this moment nobody is told. */
export async function withdraw(ctx: Ctx, input: HomeAt & { id: string }) {
  const { keeperId, teamId, homeId, id } = input
  await myHome(ctx, input)
  const need = await findNeed(ctx, input)
  if (need?.homeId !== homeId) throw notFound('need')
  if (need.withdrawnAt) return { done: true as const }

  await ctx.db
    .updateTable('alarms.need')
    .set({ withdrawnAt: sql<Date>`now()` })
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .execute()
  await announce(ctx, 'alarms.team_changed', [{ keeperId, teamId }])
  return { done: true as const }
}

/** The words are the home's own: not even those who set up the team read them. */
async function myHome(ctx: Ctx, at: HomeAt) {
  const team = await findTeam(ctx, at)
  const home = await homeIn(ctx, at)
  allow(team.myHome === home.id)
}

function agreedIn({ db }: Ctx, { keeperId, homeId }: HomeAt) {
  return db
    .selectFrom('alarms.need')
    .select(['id', 'what', 'agreedAt'])
    .where('keeperId', '=', keeperId)
    .where('homeId', '=', homeId)
    .where('withdrawnAt', 'is', null)
    .orderBy('agreedAt')
    .orderBy('id')
    .execute()
}

function findNeed({ db }: Ctx, { keeperId, id }: { keeperId: string; id: string }) {
  return db
    .selectFrom('alarms.need')
    .selectAll()
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .executeTakeFirst()
}
