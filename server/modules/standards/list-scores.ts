import { sql } from 'kysely'
import type { z } from 'zod'
import type { standards } from '../../../contract/standards.ts'
import { within } from '../../platform/area.ts'
import type { Ctx } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import { allow } from '../../platform/errors.ts'
import { findUnit } from '../units/module.ts'
import { briefIn } from './find.ts'
import { mayListScores } from './policy.ts'

type Asked = z.output<typeof standards.scores.input>
type Reply = z.input<typeof standards.scores.reply>
type Line = Reply['scores'][number] & { total: number }

/** The models under a unit by their last score, the lowest first, for officers who answer for it. */
export async function listScores(ctx: Ctx, input: Asked): Promise<Reply> {
  const { path } = await findUnit(ctx, input.under)
  allow(mayListScores(ctx.actor, path))
  const [points, id] = input.after?.split('~') ?? []
  const rest =
    points && id ? sql`(points, id) > (${Number(points)}::numeric, ${id}::uuid)` : sql`true`
  const { rows } = await sql<Line & { id: string }>`
    with chosen as materialized (select * from (${scored(ctx, path)}) scored where ${chosen(input)})
    select id, model, month, points::float8 as points, suggested, decided, "decidedAt", flags,
           (select count(*)::int from chosen) as total
      from chosen where ${rest} order by chosen.points, id limit ${input.limit + 1}`.execute(ctx.db)
  const page = rows.slice(0, input.limit)
  const last = rows.length > input.limit ? page.at(-1) : undefined
  return {
    // The reply says what of a line is told.
    scores: page,
    total: rows[0]?.total ?? 0,
    next: last ? `${last.points.toFixed(1).padStart(10, '0')}~${last.id}` : null,
  }
}

function scored({ actor }: Ctx, path: string) {
  return sql`
    select distinct on (s.keeper_id, s.model_id) s.model_id as id, ${briefIn()} as model,
           left(s.month::text, 7) as month, s.points, s.suggested, j.rating as decided, j.at as "decidedAt",
           (select count(*)::int from standards.flag f
             where f.keeper_id = s.keeper_id and f.model_id = s.model_id and f.settled is null
               and (f.open_from <= ${today()}::date or f.answered_at is not null)) as flags
      from standards.score s
      join models.open_register m on m.keeper_id = s.keeper_id and m.id = s.model_id
      join units.unit u on u.id = m.unit_id
      left join lateral (
        select rating, at from standards.open_judgement o
         where o.keeper_id = s.keeper_id and o.model_id = s.model_id order by at desc limit 1) j on true
     where (u.path = ${path} or u.path like ${`${path}/%`}) and ${within(actor, 'u.path')}
       and m.state <> 'dissolved'
     order by s.keeper_id, s.model_id, s.month desc`
}

function chosen({ suggested, decided, changed, flagged }: Asked) {
  return sql.join(
    [
      sql`true`,
      ...(suggested ? [sql`suggested = ${suggested}`] : []),
      ...(decided ? [sql`decided = ${decided}`] : []),
      ...(changed ? [sql`decided is distinct from suggested`] : []),
      ...(flagged ? [sql`flags > 0`] : []),
    ],
    sql` and `,
  )
}
