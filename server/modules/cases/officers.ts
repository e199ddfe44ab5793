import type { Ctx } from '../../platform/context.ts'

/** Who works on cases at a desk: people with a post there that opens tips. */
export async function officersOf({ db, house }: Pick<Ctx, 'db' | 'house'>, keeperId: string) {
  const roles = [...house.catalog.roles.values()].filter(({ may }) => may.includes('tip.read'))
  return db
    .selectFrom('accounts.post as p')
    .innerJoin('accounts.account as a', 'a.id', 'p.accountId')
    .select(['a.id', 'a.name'])
    .distinct()
    .where('p.unitId', '=', keeperId)
    .where(
      'p.role',
      'in',
      roles.map(({ id }) => id),
    )
    .where('p.until', 'is', null)
    .orderBy('a.name')
    .execute()
}
