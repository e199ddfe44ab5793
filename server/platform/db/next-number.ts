import { sql } from 'kysely'
import type { Ctx } from '../context.ts'

type Register = { keeperId: string; register: string; year: number }

/** The next number in a register of a year, counted in the asking module's own table; two never get the same. */
export async function nextNumber(
  { db }: Pick<Ctx, 'db'>,
  table: 'tips.counter' | 'cases.counter',
  { keeperId, register, year }: Register,
) {
  const { last } = await db
    .insertInto(table)
    .values({ keeperId, register, year, last: 1 })
    .onConflict((known) =>
      known
        .columns(['keeperId', 'register', 'year'])
        .doUpdateSet({ last: sql<number>`${sql.ref(`${table}.last`)} + 1` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return last
}
