import { sql } from 'kysely'
import type { z } from 'zod'
import type { Case, CaseBrief } from '../../../contract/cases.ts'
import type { Ctx } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import { conflict, notFound } from '../../platform/errors.ts'
import { needReader, tipsForCase } from '../tips/module.ts'
import { officersOf } from './officers.ts'

export type At = { keeperId: string; id: string }
type Sheet = z.input<typeof Case>
type Brief = z.input<typeof CaseBrief>

/** Cases of a desk, each with who opened it and who has it. */
export function caseRows({ db }: Pick<Ctx, 'db'>, keeperId: string) {
  return db
    .selectFrom('cases.case as c')
    .innerJoin('accounts.account as o', 'o.id', 'c.openedBy')
    .leftJoin('accounts.account as a', 'a.id', 'c.assignedTo')
    .selectAll('c')
    .select(['o.name as openedByName', 'a.name as assignedName'])
    .select(
      sql<number>`(
        select count(*)::int from cases.source s
         where s.keeper_id = c.keeper_id and s.case_id = c.id and s.kind = 'tip')`.as('tips'),
    )
    .where('c.keeperId', '=', keeperId)
}

export type CaseRow = Awaited<ReturnType<ReturnType<typeof caseRows>['executeTakeFirstOrThrow']>>

/** One case, for an officer of its desk whose key stands; to anybody else it does not exist. */
export async function findCase(ctx: Ctx, { keeperId, id }: At) {
  await needReader(ctx, keeperId)
  const row = await caseRows(ctx, keeperId).where('c.id', '=', id).executeTakeFirst()
  if (!row) throw notFound('case')
  return row
}

/** The same, held still until the change is done; whoever saw an older edition is shown how it stands. */
export async function holdCase(ctx: Ctx, { keeperId, id, edition }: At & { edition?: number }) {
  await needReader(ctx, keeperId)
  const row = await caseRows(ctx, keeperId).where('c.id', '=', id).forUpdate('c').executeTakeFirst()
  if (!row) throw notFound('case')
  if (edition !== undefined && row.edition !== edition)
    throw conflict('case.changed', await readCase(ctx, { keeperId, id }))
  return row
}

/** The same, and still open. */
export async function holdOpen(ctx: Ctx, at: At & { edition?: number }) {
  const row = await holdCase(ctx, at)
  if (row.state === 'closed') throw conflict('case.closed')
  return row
}

/** A line of the list. */
export function briefOf(row: CaseRow): Brief {
  const { assignedTo, assignedName, openedByName: openedBy } = row
  return {
    ...row,
    openedBy,
    header: row.header.toString('base64'),
    payload: row.payload.toString('base64'),
    assignedTo: assignedTo && assignedName ? { id: assignedTo, name: assignedName } : null,
    late: row.state === 'open' && row.dueOn < today(),
  }
}

/** One case whole: where it came from, what was done, what it is linked to. */
export async function readCase(ctx: Ctx, at: At): Promise<Sheet> {
  const row = await findCase(ctx, at)
  const { keeperId, id } = row
  const [sources, steps, links, officers] = await Promise.all([
    sourcesOf(ctx, row),
    ctx.db
      .selectFrom('cases.step as s')
      .innerJoin('accounts.account as a', 'a.id', 's.byId')
      .select(['s.id', 's.kind', 's.onDay', 's.at', 's.header', 's.payload', 'a.name'])
      .where('s.keeperId', '=', keeperId)
      .where('s.caseId', '=', id)
      .orderBy('s.onDay')
      .orderBy('s.at')
      .execute(),
    ctx.db
      .selectFrom('cases.link as l')
      .innerJoin('cases.case as c', (join) =>
        join.onRef('c.keeperId', '=', 'l.keeperId').onRef('c.id', '=', 'l.otherId'),
      )
      .select(['c.id', 'c.number', 'c.year', 'c.category'])
      .where('l.keeperId', '=', keeperId)
      .where('l.caseId', '=', id)
      .orderBy('c.openedAt')
      .execute(),
    officersOf(ctx, keeperId),
  ])
  return {
    ...briefOf(row),
    sources,
    steps: steps.map(({ name: by, onDay: on, header, payload, ...step }) => ({
      ...step,
      by,
      on,
      header: header?.toString('base64') ?? null,
      payload: payload?.toString('base64') ?? null,
    })),
    links,
    officers,
  }
}

async function sourcesOf(ctx: Ctx, { keeperId, id }: At) {
  const rows = await ctx.db
    .selectFrom('cases.source')
    .select(['kind', 'sourceId'])
    .where('keeperId', '=', keeperId)
    .where('caseId', '=', id)
    .orderBy('at')
    .execute()
  const ids = rows.filter(({ kind }) => kind === 'tip').map(({ sourceId }) => sourceId)
  const tips = await tipsForCase(ctx, keeperId, ids)
  return rows.map(({ kind, sourceId }) => ({
    kind: kind as Sheet['sources'][number]['kind'],
    id: sourceId,
    disputed: tips.some((tip) => tip.id === sourceId && tip.disputed),
  }))
}
