import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'

/** The next number in a register of a desk. Boxes are numbered without years: theirs is the year 0. */
export async function nextNumber(
  { db }: Pick<Ctx, 'db'>,
  { keeperId, register, year }: { keeperId: string; register: string; year: number },
) {
  const { last } = await db
    .insertInto('tips.counter')
    .values({ keeperId, register, year, last: 1 })
    .onConflict((known) =>
      known
        .columns(['keeperId', 'register', 'year'])
        .doUpdateSet({ last: sql<number>`tips.counter.last + 1` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return last
}
