import type { RoleEntry } from '../../../contract/catalog.ts'
import type { Ctx } from '../../platform/context.ts'
import { type Holder, holds } from './desk-policy.ts'

/** Who holds a post at a desk now, and may hold a key of it: by account, the role they do it in. */
export async function postsAt({ db, house }: Ctx, keeperId: string) {
  const posts = await db
    .selectFrom('accounts.post as p')
    .innerJoin('accounts.account as a', 'a.id', 'p.accountId')
    .select(['p.accountId', 'p.role'])
    .where('p.keeperId', '=', keeperId)
    .where('p.unitId', '=', keeperId)
    .where('p.until', 'is', null)
    .where('a.closedAt', 'is', null)
    .orderBy('p.role')
    .execute()
  const roles = new Map<string, RoleEntry[]>()
  for (const { accountId, role } of posts) {
    const entry = house.catalog.roles.get(role)
    if (entry) roles.set(accountId, [...(roles.get(accountId) ?? []), entry])
  }
  return (accountId: string, holder: Holder) =>
    roles.get(accountId)?.find((role) => holds(role, holder))?.id ?? null
}
