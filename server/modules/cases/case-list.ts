import { sql } from 'kysely'
import type { z } from 'zod'
import type { cases } from '../../../contract/cases.ts'
import type { Ctx } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import { needReader } from '../tips/module.ts'
import { briefOf, caseRows } from './case-find.ts'

type Asked = z.output<typeof cases.list.input>

const page = 50

/** The cases of a desk: open ones by their day, closed ones by when they ended. */
export async function listCases(ctx: Ctx, { keeperId, show, after }: Asked) {
  await needReader(ctx, keeperId)
  const [day, id] = after?.split('~') ?? []
  const closed = show === 'closed'
  let query = caseRows(ctx, keeperId).where('c.state', '=', closed ? 'closed' : 'open')
  if (show === 'mine') query = query.where('c.assignedTo', '=', ctx.actor.accountId)
  if (show === 'late') query = query.where('c.dueOn', '<', today())
  if (day && id)
    query = query.where(
      closed
        ? sql<boolean>`(c.due_on, c.id) < (${day}::date, ${id}::uuid)`
        : sql<boolean>`(c.due_on, c.id) > (${day}::date, ${id}::uuid)`,
    )
  const way = closed ? 'desc' : 'asc'
  const rows = await query
    .orderBy('c.dueOn', way)
    .orderBy('c.id', way)
    .limit(page + 1)
    .execute()
  const shown = rows.slice(0, page)
  const last = rows.length > page ? shown.at(-1) : undefined
  return { cases: shown.map(briefOf), next: last ? `${last.dueOn}~${last.id}` : null }
}
