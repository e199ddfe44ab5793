import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { Fact } from './agenda.ts'
import type { Listed } from './briefs.ts'
import { these } from './facts-life.ts'
import { expectedBy } from './pace.ts'

type Counted = { keeperId: string; id: string; count: number }

/** Whose tasks should have been done by now, and how many. */
export async function overdue({ db }: Ctx, models: Listed[], day: string) {
  const { rows } = await sql<Counted>`
    select t.keeper_id, t.model_id as id, count(*)::int as count
      from plans.open_task t join ${these(models)} on a.keeper_id = t.keeper_id and a.id = t.model_id
     where t.done_on is null and t.due_on < ${day}::date
     group by t.keeper_id, t.model_id`.execute(db)
  return rows.map(({ count, ...at }): Fact => ({ ...at, key: 'overdue', values: { count } }))
}

/** Who was to be raised, and has done all that was asked: it may be taken back among those that work well. */
export async function tasksDone(ctx: Ctx, models: Listed[]) {
  const raised = models.filter(({ state }) => state === 'needs_improvement')
  const done = await allDone(ctx, raised)
  return done.map(({ count, ...at }): Fact => ({ ...at, key: 'tasks_done', values: { count } }))
}

/** Models with a plan of which nothing is left to do. */
export async function allDone({ db }: Pick<Ctx, 'db'>, models: { keeperId: string; id: string }[]) {
  if (models.length === 0) return []
  const { rows } = await sql<Counted>`
    select t.keeper_id, t.model_id as id, count(*)::int as count
      from plans.open_task t join ${these(models)} on a.keeper_id = t.keeper_id and a.id = t.model_id
     group by t.keeper_id, t.model_id having bool_and(t.done_on is not null)`.execute(db)
  return rows
}

type Running = {
  keeperId: string
  id: string
  name: string
  target: number
  from: string
  to: string
  setUp: number
}

/** Whose campaign has fewer copies than it should have by now. */
export async function behind({ db }: Ctx, models: Listed[], day: string) {
  const { rows } = await sql<Running>`
    select c.model_keeper as keeper_id, c.model_id as id, c.name, c.target, c.from_day as "from", c.to_day as "to",
           c.set_up
      from plans.open_campaign c join ${these(models)} on a.keeper_id = c.model_keeper and a.id = c.model_id
     where c.ended_on is null and c.from_day <= ${day}::date`.execute(db)
  return rows.flatMap(({ keeperId, id, name, setUp, ...campaign }): Fact[] => {
    const expected = expectedBy(day, campaign)
    if (setUp >= expected) return []
    return [{ keeperId, id, key: 'behind', values: { name, setUp, expected } }]
  })
}
