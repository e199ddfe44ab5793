import { sql } from 'kysely'
import type { Rating } from '../../../contract/standards.ts'
import type { Ctx } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'

/** How a model stood when a review was last held, and how it stands now. */
export type ModelStanding = {
  keeperId: string
  id: string
  /** Null where it was never scored. */
  points: number | null
  suggested: Rating | null
  /** What was suggested by the end of the month that is compared with; null where it was not scored yet. */
  before: Rating | null
  /** Questions about its records that stand open, and are open to officers. */
  flags: number
}

/**
 * The latest score of each model under a place beside what was suggested in a month before, and its open
 * questions. For officers: it shows only what lies in their own books.
 */
export async function standingOf(
  { db }: Pick<Ctx, 'db'>,
  { path, month }: { path: string; month: string },
) {
  const { rows } = await sql<ModelStanding>`
    select m.keeper_id, m.id, now.points::float8 as points, now.suggested, before.suggested as before,
           coalesce(asked.flags, 0)::int as flags
      from models.open_register m
      join units.unit u on u.id = m.unit_id and (u.path = ${path} or u.path like ${`${path}/%`})
      left join lateral (select points, suggested from standards.score s
                          where s.keeper_id = m.keeper_id and s.model_id = m.id
                          order by s.month desc limit 1) now on true
      left join lateral (select suggested from standards.score s
                          where s.keeper_id = m.keeper_id and s.model_id = m.id and s.month < ${month}
                          order by s.month desc limit 1) before on true
      left join lateral (select count(*) as flags from standards.flag f
                          where f.keeper_id = m.keeper_id and f.model_id = m.id and f.settled is null
                            and (f.open_from <= ${today()}::date or f.answered_at is not null)) asked on true
     where m.state <> 'dissolved' and (now.points is not null or asked.flags > 0)`.execute(db)
  return rows
}
