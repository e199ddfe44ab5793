import type { z } from 'zod'
import type { TipDesk } from '../../../contract/tip-desk.ts'
import type { Ctx } from '../../platform/context.ts'
import { namesOf } from './box-people.ts'

type Recoveries = z.input<typeof TipDesk>['recoveries']

/** Who asked for the desk’s escrow key, who gave a share, and how it ended; shares only to the one who asked. */
export async function recoveriesOf(ctx: Ctx, keeperId: string): Promise<Recoveries> {
  const [asked, given] = await Promise.all([
    ctx.db
      .selectFrom('tips.recovery')
      .selectAll()
      .where('keeperId', '=', keeperId)
      .orderBy('askedAt', 'desc')
      .execute(),
    ctx.db
      .selectFrom('tips.recoveryShare')
      .selectAll()
      .where('keeperId', '=', keeperId)
      .orderBy('at')
      .execute(),
  ])
  const nameOf = await namesOf(ctx, [
    ...asked.map(({ askedBy }) => askedBy),
    ...given.map(({ byId }) => byId),
  ])
  return asked.map(({ askedBy, askedAt, endedAt, ...recovery }) => {
    const shares = given.filter(({ recoveryId }) => recoveryId === recovery.id)
    const mine = askedBy === ctx.actor.accountId && endedAt === null
    return {
      ...recovery,
      askedBy: nameOf(askedBy).name,
      askedAt: askedAt.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
      given: shares.map(({ fromKey, byId }) => ({ fromKey, by: nameOf(byId).name })),
      shares: mine ? shares.map(({ sealed }) => sealed.toString('base64')) : [],
    }
  })
}
