import { sql } from 'kysely'
import type { z } from 'zod'
import type { Review, reviews } from '../../../contract/plans.ts'
import { announce } from '../../platform/bus.ts'
import type { Ctx } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import { allow, conflict, wrong } from '../../platform/errors.ts'
import type { Agenda } from './agenda.ts'
import { briefsOf, keyOf } from './briefs.ts'
import { actOn, type Deciding } from './decision-acts.ts'
import { decisionsOpenTo, mayDecide, mayReview } from './policy.ts'
import { readReview, reviewAtHome } from './review-read.ts'

type Holding = z.output<typeof reviews.hold.input>

/** Holds a review: what it decided of each model is written all at once, and takes effect with it or not at all. */
export async function holdReview(ctx: Ctx, input: Holding): Promise<Review> {
  const { keeperId, id, edition, notes, decisions } = input
  const review = await reviewAtHome(ctx, input)
  allow(mayReview(ctx.actor, review.path))
  if (await heldSo(ctx, input)) return readReview(ctx, input)
  if (review.edition !== edition) throw conflict('review.changed', await readReview(ctx, input))
  if (review.onDay > today()) throw conflict('review.not_yet')
  const deciding = await prepared(ctx, input, review.agenda as Agenda)

  if (decisions.length > 0)
    await ctx.db
      .insertInto('plans.decision')
      .values(
        decisions.map((each) => ({
          keeperId,
          id: each.id,
          reviewId: id,
          modelId: each.modelId,
          decision: each.decision,
          reason: each.reason,
          byId: ctx.actor.accountId,
        })),
      )
      .execute()
  const at = { on: review.onDay, kind: review.kind, attendance: input.attendance }
  for (const each of deciding) await actOn(ctx, each, at)
  await ctx.db
    .updateTable('plans.review')
    .set({ state: 'held', notes, heldAt: sql<Date>`now()`, edition: edition + 1 })
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .execute()
  await announce(ctx, 'plans.review_changed', [{ keeperId, id }])
  return readReview(ctx, input)
}

/** Holds the review still. Was it held with these very decisions? With others it is over. */
async function heldSo({ db }: Ctx, { keeperId, id, decisions }: Holding) {
  const { state } = await db
    .selectFrom('plans.review')
    .select('state')
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (state === 'called') return false
  const known = await db
    .selectFrom('plans.decision')
    .select('id')
    .where('keeperId', '=', keeperId)
    .where('reviewId', '=', id)
    .execute()
  const same = new Set(known.map((each) => each.id))
  if (same.size !== decisions.length || decisions.some((each) => !same.has(each.id)))
    throw conflict('review.held')
  return true
}

/** Each decision with its model as it stands; refused where it cannot be decided, all of them together. */
async function prepared(
  ctx: Ctx,
  { keeperId, decisions }: Holding,
  agenda: Agenda,
): Promise<Deciding[]> {
  const laid = new Set([...agenda.items, ...agenda.quiet].map(keyOf))
  const models = await briefsOf(
    ctx,
    decisions.map(({ modelId }) => ({ keeperId, id: modelId })),
  )
  const seen = new Set<string>()
  return decisions.map((each, at) => {
    const key = keyOf({ keeperId, id: each.modelId })
    const model = models.get(key)
    if (!model || !laid.has(key)) throw wrong(`decisions.${at}.modelId`, 'not_offered')
    if (seen.has(key)) throw wrong(`decisions.${at}.modelId`, 'decided_twice')
    seen.add(key)
    allow(mayDecide(ctx.actor, model.path))
    if (model.state === 'dissolved') throw conflict('decision.dissolved')
    if (!decisionsOpenTo(model.state).includes(each.decision))
      throw wrong(`decisions.${at}.decision`, 'not_in_this_state')
    if (each.decision === 'raise' && each.tasks.length === 0)
      throw wrong(`decisions.${at}.tasks`, 'missing')
    if (each.decision !== 'raise' && each.tasks.length > 0)
      throw wrong(`decisions.${at}.tasks`, 'not_asked')
    return { ...each, keeperId, model }
  })
}
