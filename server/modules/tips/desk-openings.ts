import type { z } from 'zod'
import type { TipDesk } from '../../../contract/tip-desk.ts'
import type { Ctx } from '../../platform/context.ts'
import { namesOf } from './box-people.ts'

/** Identities that somebody else asks to open, and of which the actor holds a share. */
export async function openingsFor(
  ctx: Ctx,
  keeperId: string,
): Promise<z.input<typeof TipDesk>['openings']> {
  const { accountId } = ctx.actor
  const rows = await ctx.db
    .selectFrom('tips.identityOpening as o')
    .innerJoin('tips.identityShare as s', (share) =>
      share.onRef('s.keeperId', '=', 'o.keeperId').onRef('s.tipId', '=', 'o.tipId'),
    )
    .innerJoin('tips.key as k', (key) =>
      key.onRef('k.keeperId', '=', 's.keeperId').onRef('k.id', '=', 's.keyId'),
    )
    .select(['o.id', 'o.tipId', 'o.reason', 'o.askedBy', 'o.askedKey', 'o.askedAt', 's.sealed'])
    .where('o.keeperId', '=', keeperId)
    .where('o.agreedBy', 'is', null)
    .where('o.askedBy', '<>', accountId)
    .where('k.accountId', '=', accountId)
    .where('k.state', '=', 'standing')
    .orderBy('o.askedAt')
    .execute()
  const nameOf = await namesOf(
    ctx,
    rows.map(({ askedBy }) => askedBy),
  )
  return rows.map(({ askedBy, askedAt, sealed, ...opening }) => ({
    ...opening,
    askedBy: nameOf(askedBy).name,
    askedAt: askedAt.toISOString(),
    share: sealed.toString('base64'),
  }))
}
