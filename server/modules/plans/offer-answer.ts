import { sql } from 'kysely'
import type { z } from 'zod'
import type { Campaign, campaigns } from '../../../contract/plans.ts'
import { announce } from '../../platform/bus.ts'
import type { Ctx } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import { allow, conflict, notFound, wrong } from '../../platform/errors.ts'
import { atHome } from '../models/module.ts'
import { campaignRows, isOver, openCampaign, readCampaign, shown } from './campaign-find.ts'
import { answeredBy, offerRows, shownOffers } from './offers.ts'
import { mayAnswer } from './policy.ts'

type Answering = z.output<typeof campaigns.answer.input>

/** The place that was asked says yes, or no with a reason; until a copy is registered it may think again. */
export async function answerOffer(ctx: Ctx, input: Answering): Promise<Campaign> {
  const { keeperId, id, unitId, accepted, reason = '' } = input
  const offer = await offerRows(ctx)
    .where('o.keeperId', '=', keeperId)
    .where('o.campaignId', '=', id)
    .where('o.unitId', '=', unitId)
    .forUpdate('o')
    .executeTakeFirst()
  if (!offer || !atHome(ctx.actor, { keeperId: offer.unitKeeper, path: offer.path }))
    throw notFound('offer')
  allow(mayAnswer(ctx.actor, offer.path))
  const state = accepted ? 'accepted' : 'declined'
  if (offer.state === state && offer.reason === reason) return readCampaign(ctx, input)
  if (offer.state === 'set_up' || offer.modelId !== null) throw conflict('offer.settled')
  if (isOver(await openCampaign(ctx, input))) throw conflict('campaign.over')
  if (!accepted && !reason) throw wrong('reason', 'missing')

  await ctx.db
    .updateTable('plans.offer')
    .set({ state, reason, answeredAt: sql<Date>`now()` })
    .where('keeperId', '=', keeperId)
    .where('campaignId', '=', id)
    .where('unitId', '=', unitId)
    .execute()
  await announce(ctx, 'plans.campaign_changed', [{ keeperId, id }])
  return readCampaign(ctx, input)
}

/** What waits for an answer, or for a copy to be set up, from the places of whoever asks. */
export async function myOffers(ctx: Ctx) {
  const rows = await offerRows(ctx)
    .where(answeredBy(ctx.actor))
    .where('o.state', 'in', ['offered', 'accepted'])
    .orderBy('o.offeredAt')
    .limit(100)
    .execute()
  if (rows.length === 0) return []
  const running = await campaignRows(ctx)
    .where(
      'c.id',
      'in',
      rows.map(({ campaignId }) => campaignId),
    )
    .where('c.endedOn', 'is', null)
    .where('c.toDay', '>=', today())
    .execute()
  const campaigns = new Map((await shown(ctx, running)).map((each) => [each.id, each]))
  const offers = await shownOffers(ctx, rows, ctx.actor)
  return rows.flatMap((row, at) => {
    const [campaign, offer] = [campaigns.get(row.campaignId), offers[at]]
    return campaign && offer ? [{ campaign, offer }] : []
  })
}
