import { type Kysely, sql } from 'kysely'
import type { DB } from '../../platform/db/schema.ts'

/**
 * Where the people live whom a unit concerns, as paths: the place itself; for a body, which nobody lives in,
 * the places it spans, or all that its parent holds.
 */
export async function homesOf({ db }: { db: Kysely<DB> }, unitId: string): Promise<string[]> {
  const { rows } = await sql<{ path: string }>`
    with own as (select * from units.unit where id = ${unitId}),
         spanned as (select u.path from units.span s join units.unit u on u.id = s.unit_id where s.body_id = ${unitId})
    select path from own
    union select path from spanned
    union select p.path from own join units.unit p on p.id = own.parent_id
           where own.kind not in ('nation', 'province', 'commune', 'residential', 'household_team')
             and not exists (select from spanned)`.execute(db)
  return rows.map(({ path }) => path)
}
