import type { House } from '../../platform/context.ts'
import { inScope, inScopeReading, itself } from '../../platform/db/scope.ts'

/** A browser that may be woken, and the language its owner reads. */
export type Subscription = {
  keeperId: string
  id: string
  accountId: string
  endpoint: string
  p256dh: string
  auth: string
  language: 'vi' | 'en'
}

/** The browsers that may be woken, in memory: an alarm does not wait for the database to wake them. */
export async function openSubscriptions(house: House) {
  const byAccount = new Map<string, Subscription[]>()

  async function refresh(accountId: string) {
    const found = await readSubscriptions(house, accountId)
    if (found.length > 0) byAccount.set(accountId, found)
    else byAccount.delete(accountId)
  }

  for (const each of await readSubscriptions(house))
    byAccount.set(each.accountId, [...(byAccount.get(each.accountId) ?? []), each])

  return {
    refresh,
    of: (accountId: string) => byAccount.get(accountId) ?? [],
    /** Its service knows it no longer: nobody is woken by it again. */
    async forget({ keeperId, id, accountId }: Subscription) {
      const rest = (byAccount.get(accountId) ?? []).filter((each) => each.id !== id)
      byAccount.set(accountId, rest)
      await inScope(house.db, itself, (db) =>
        db
          .deleteFrom('alarms.subscription')
          .where('keeperId', '=', keeperId)
          .where('id', '=', id)
          .execute(),
      )
    },
  }
}

export type Subscriptions = Awaited<ReturnType<typeof openSubscriptions>>

/** The browsers of everybody, or of one person. */
export function readSubscriptions(house: House, only?: string): Promise<Subscription[]> {
  return inScopeReading(house.db, itself, async (db) => {
    let asked = db
      .selectFrom('alarms.subscription as s')
      .innerJoin('accounts.account as a', 'a.id', 's.accountId')
      .select(['s.keeperId', 's.id', 's.accountId', 's.endpoint', 's.p256dh', 's.auth'])
      .select('a.language')
      .where('a.closedAt', 'is', null)
    if (only) asked = asked.where('s.accountId', '=', only)
    const rows = await asked.execute()
    return rows.map((row) => ({ ...row, language: row.language === 'en' ? 'en' : 'vi' }))
  })
}
