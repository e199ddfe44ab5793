import type { z } from 'zod'
import type { Review, reviews } from '../../../contract/plans.ts'
import { announce } from '../../platform/bus.ts'
import type { Ctx } from '../../platform/context.ts'
import { daysLater, today } from '../../platform/days.ts'
import { allow, conflict, notFound, wrong } from '../../platform/errors.ts'
import { atHome } from '../models/module.ts'
import { openUnit } from '../units/module.ts'
import { agendaOf } from './agenda.ts'
import { factsFor, lookBack, upTo } from './agenda-facts.ts'
import { modelsUnder } from './briefs.ts'
import { mayReview } from './policy.ts'
import { readReview } from './review-read.ts'

type Calling = z.output<typeof reviews.call.input>

const reviewed = ['nation', 'province', 'commune', 'residential']

/**
 * Calls a review for a place and draws up its agenda from what changed since the day given, or since the last
 * review was called. Called twice it is one review.
 */
export async function callReview(ctx: Ctx, input: Calling): Promise<Review> {
  const { keeperId, id, unitId, kind, on } = input
  if (await alreadyCalled(ctx, input)) return readReview(ctx, input)
  const unit = await openUnit(ctx, unitId)
  if (unit.keeperId !== keeperId || !atHome(ctx.actor, unit)) throw notFound('unit')
  allow(mayReview(ctx.actor, unit.path))
  if (!reviewed.includes(unit.kind)) throw wrong('unitId', 'not_offered')
  if (input.since && input.since >= on) throw wrong('since', 'after_review')

  const last = input.since ? null : await lastHeld(ctx, input)
  const since = { day: input.since ?? earlier(last?.onDay, on), last }
  const models = await modelsUnder(ctx, unit.path)
  const day = upTo(on, today())
  const facts = await factsFor(ctx, { path: unit.path, models, since, day })
  await ctx.db
    .insertInto('plans.review')
    .values({
      keeperId,
      id,
      unitId,
      kind,
      onDay: on,
      since: since.day,
      agenda: JSON.stringify(agendaOf(models, facts)),
      calledBy: ctx.actor.accountId,
    })
    .execute()
  await announce(ctx, 'plans.review_changed', [{ keeperId, id }])
  return readReview(ctx, input)
}

/** Was this very review called? Under the same id for another place or day it is a mistake. */
async function alreadyCalled({ db, actor }: Ctx, { keeperId, id, unitId, kind, on }: Calling) {
  const known = await db
    .selectFrom('plans.review')
    .select(['unitId', 'kind', 'onDay', 'calledBy'])
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!known) return false
  const same =
    known.calledBy === actor.accountId &&
    known.unitId === unitId &&
    known.kind === kind &&
    known.onDay === on
  if (!same) throw conflict('review.other_content')
  return true
}

async function lastHeld({ db }: Ctx, { keeperId, unitId }: Calling) {
  const last = await db
    .selectFrom('plans.review')
    .select(['keeperId', 'id', 'onDay'])
    .where('keeperId', '=', keeperId)
    .where('unitId', '=', unitId)
    .where('state', '=', 'held')
    .orderBy('heldAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last ?? null
}

/** The day of the last review; two on one day look back to the day before. */
function earlier(last: string | undefined, on: string) {
  if (last === undefined) return lookBack(on)
  return last < on ? last : daysLater(on, -1)
}
