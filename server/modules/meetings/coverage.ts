import { type Kysely, sql } from 'kysely'
import type { DB } from '../../platform/db/schema.ts'
import { daysLater } from '../../platform/days.ts'

type Reading = { db: Kysely<DB> }
type Covenant = { keeperId: string; id: string }

/** How many days before it runs out a signature may be given anew, and people are reminded of it. */
export const renewalDays = 30

const stands = (day: string) =>
  sql<boolean>`s.signed_on <= ${day}::date and s.until > ${day}::date
               and (s.withdrawn_on is null or s.withdrawn_on > ${day}::date)`

/** How many stand by a covenant on a day. */
export async function signedOn({ db }: Reading, { keeperId, id }: Covenant, day: string) {
  const { rows } = await sql<{ signed: number }>`
    select count(*)::int as signed from meetings.open_signature s
     where s.keeper_id = ${keeperId} and s.covenant_id = ${id} and ${stands(day)}`.execute(db)
  return rows[0]?.signed ?? 0
}

export type Standing = {
  covenantId: string
  signed: number
  /** Of those, how many signed a version before this one. */
  onEarlier: number
  soon: number
  lapsed: number
}

/** How the signatures under some covenants of a keeper stand on a day: given, soon to run out, run out. */
export async function standings(
  { db }: Reading,
  { keeperId, ids }: { keeperId: string; ids: string[] },
  day: string,
) {
  const { rows } = await sql<Standing>`
    select s.covenant_id, count(*) filter (where ${stands(day)})::int as signed,
           count(*) filter (where ${stands(day)} and v.state = 'superseded')::int as on_earlier,
           count(*) filter (where ${stands(day)} and s.until <= ${daysLater(day, renewalDays)}::date)::int as soon,
           count(*) filter (where s.latest and s.withdrawn_on is null and s.until <= ${day}::date)::int as lapsed
      from meetings.open_signature s
      join meetings.open_version v on v.keeper_id = s.keeper_id and v.covenant_id = s.covenant_id
                                  and v.number = s.number
     where s.keeper_id = ${keeperId} and s.covenant_id = any(${ids}::uuid[])
     group by s.covenant_id`.execute(db)
  return new Map(rows.map((row) => [row.covenantId, row]))
}

/**
 * How far the covenants of each model were signed on a day, all that were in force together; a model that
 * had none in force is left out. One statement, however many models.
 */
export async function coverageOf(
  { db }: Reading,
  models: { keeperId: string; id: string }[],
  day: string,
) {
  const { rows } = await sql<{ keeperId: string; id: string; signed: number; signers: number }>`
    select a.keeper_id, a.id, sum(g.signed)::int as signed, sum(c.signers)::int as signers
      from unnest(${models.map(({ keeperId }) => keeperId)}::uuid[],
                  ${models.map(({ id }) => id)}::uuid[]) as a(keeper_id, id)
      join meetings.open_covenant c on c.keeper_id = a.keeper_id and c.model_id = a.id
      cross join lateral (select count(*) as signed from meetings.open_signature s
                           where s.keeper_id = c.keeper_id and s.covenant_id = c.id and ${stands(day)}) g
     where (c.ended_on is null or c.ended_on > ${day}::date)
       and exists (select from meetings.open_version v
                    where v.keeper_id = c.keeper_id and v.covenant_id = c.id and v.from_day <= ${day}::date)
     group by a.keeper_id, a.id`.execute(db)
  return rows
}
