import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'

/** The next number in a commune's register of a year. */
export async function nextNumber(
  { db }: Pick<Ctx, 'db'>,
  { keeperId, register, year }: { keeperId: string; register: 'case' | 'surrender'; year: number },
) {
  const { last } = await db
    .insertInto('cases.counter')
    .values({ keeperId, register, year, last: 1 })
    .onConflict((known) =>
      known
        .columns(['keeperId', 'register', 'year'])
        .doUpdateSet({ last: sql<number>`cases.counter.last + 1` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return last
}
