import { sql } from 'kysely'
import type { z } from 'zod'
import type { Review, ReviewBrief, reviews } from '../../../contract/plans.ts'
import type { Ctx } from '../../platform/context.ts'
import { allow, notFound } from '../../platform/errors.ts'
import { atHome } from '../models/module.ts'
import { briefOf, findUnit } from '../units/module.ts'
import type { Agenda, AgendaItem } from './agenda.ts'
import { briefsOf, keyOf } from './briefs.ts'
import { decisionsOf } from './decisions.ts'
import { decisionsOpenTo, mayDecide, mayReadReviews, mayReview } from './policy.ts'

type At = { keeperId: string; id: string }

/** How many models with nothing new are named; a province is told how many there are. */
const named = 300
const pageLength = 30

/** Reviews of these books, the newest first, for officers. */
export async function listReviews(ctx: Ctx, input: z.output<typeof reviews.list.input>) {
  const { keeperId, after } = input
  const unit = await findUnit(ctx, keeperId)
  if (!atHome(ctx.actor, unit)) throw notFound('unit')
  allow(mayReadReviews(ctx.actor, unit.path))
  const [day, id] = after?.split('~') ?? []
  let query = reviewRows(ctx, keeperId).orderBy('r.onDay', 'desc').orderBy('r.id', 'desc')
  if (day && id) query = query.where(sql<boolean>`(r.on_day, r.id) < (${day}::date, ${id}::uuid)`)
  const rows = await query.limit(pageLength + 1).execute()
  const page = rows.slice(0, pageLength)
  const last = rows.length > pageLength ? page.at(-1) : undefined
  return {
    reviews: page.map(shownInList),
    next: last ? `${last.onDay}~${last.id}` : null,
    mayCall: mayReview(ctx.actor, unit.path),
  }
}

/** One review: why each model is on it, and what was decided. */
export async function readReview(ctx: Ctx, at: At): Promise<Review> {
  const row = await reviewAtHome(ctx, at)
  const agenda = row.agenda as Agenda
  const quiet = agenda.quiet.slice(0, named).map((each) => ({ ...each, reasons: [] }))
  const briefs = await briefsOf(ctx, [...agenda.items, ...quiet])
  const item = (each: AgendaItem) => {
    const model = briefs.get(keyOf(each))
    const decides = model?.keeperId === at.keeperId && mayDecide(ctx.actor, model.path)
    const open = model && decides ? decisionsOpenTo(model.state) : []
    return model ? [{ model, reasons: each.reasons, open }] : []
  }
  return {
    ...shownInList(row),
    agenda: agenda.items.flatMap(item),
    quiet: quiet.flatMap(item),
    quietCount: agenda.quiet.length,
    notes: row.notes,
    decisions: await decisionsOf(ctx, { keeperId: at.keeperId, reviewId: at.id }, { named: true }),
    edition: row.edition,
    mayHold: row.state === 'called' && mayReview(ctx.actor, row.path),
  }
}

/** A review in the actor's own books, for officers; to anybody else it does not exist. */
export async function reviewAtHome(ctx: Ctx, { keeperId, id }: At) {
  const row = await reviewRows(ctx, keeperId).where('r.id', '=', id).executeTakeFirst()
  if (!row || !atHome(ctx.actor, { keeperId, path: row.path })) throw notFound('review')
  allow(mayReadReviews(ctx.actor, row.path))
  return row
}

function reviewRows({ db }: Pick<Ctx, 'db'>, keeperId: string) {
  return db
    .selectFrom('plans.review as r')
    .innerJoin('units.unit as u', 'u.id', 'r.unitId')
    .selectAll('r')
    .select(['u.path', 'u.kind as unitKind', 'u.title', 'u.name', 'u.validTo'])
    .select(
      sql<number>`(select count(*)::int from plans.decision d
        where d.keeper_id = r.keeper_id and d.review_id = r.id)`.as('decided'),
    )
    .where('r.keeperId', '=', keeperId)
}

type Row = Awaited<ReturnType<ReturnType<typeof reviewRows>['executeTakeFirstOrThrow']>>

function shownInList(row: Row): ReviewBrief {
  const { keeperId, id, unitId, unitKind, title, name, validTo, onDay, since, decided } = row
  return {
    keeperId,
    id,
    since,
    decided,
    unit: briefOf({
      id: unitId,
      kind: unitKind,
      title,
      name,
      validTo,
    }),
    kind: row.kind as ReviewBrief['kind'],
    on: onDay,
    state: row.state as ReviewBrief['state'],
    models: (row.agenda as Agenda).items.length,
  }
}
