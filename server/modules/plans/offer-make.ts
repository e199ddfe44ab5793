import { sql } from 'kysely'
import type { z } from 'zod'
import type { Campaign, campaigns } from '../../../contract/plans.ts'
import { reaches } from '../../platform/area.ts'
import { announce } from '../../platform/bus.ts'
import type { Ctx } from '../../platform/context.ts'
import { allow, conflict, wrong } from '../../platform/errors.ts'
import { openUnit } from '../units/module.ts'
import { briefOfModel } from './briefs.ts'
import { campaignAtHome, isOver, readCampaign } from './campaign-find.ts'
import { mayRunCampaign } from './policy.ts'
import { livesInVillages } from './where-find.ts'

type Offering = z.output<typeof campaigns.offer.input>

/** Asks a place whether it will try; asked again it stays as it was answered. */
export async function makeOffer(ctx: Ctx, input: Offering): Promise<Campaign> {
  const { keeperId, id, unitId, fit } = input
  const campaign = await campaignAtHome(ctx, input)
  allow(mayRunCampaign(ctx.actor, campaign.path))
  if (isOver(campaign)) throw conflict('campaign.over')
  const unit = await openUnit(ctx, unitId)
  if (!reaches(campaign.path, unit.path)) throw wrong('unitId', 'out_of_campaign')
  const type = ctx.house.catalog.models.get(campaign.type)
  const fits =
    type?.livesIn.includes(unit.kind) ||
    (unit.kind === 'residential' && type !== undefined && livesInVillages(type))
  if (!fits) throw conflict('model.unit_kind')
  const model = await briefOfModel(ctx, { keeperId: campaign.modelKeeper, id: campaign.modelId })
  if (model.state === 'dissolved') throw conflict('model.copied_from_dissolved')
  if (await hasIt(ctx, unitId, campaign.type)) throw conflict('campaign.has_it')

  await ctx.db
    .insertInto('plans.offer')
    .values({
      keeperId,
      campaignId: id,
      unitId,
      unitKeeper: unit.keeperId,
      fit: JSON.stringify(fit),
      offeredBy: ctx.actor.accountId,
    })
    .onConflict((known) => known.columns(['keeperId', 'campaignId', 'unitId']).doNothing())
    .execute()
  await announce(ctx, 'plans.campaign_changed', [{ keeperId, id }])
  return readCampaign(ctx, input)
}

/** Does such a model stand in the place already? */
async function hasIt({ db }: Ctx, unitId: string, type: string) {
  const { rows } = await sql`
    select from models.open_register m
     where m.unit_id = ${unitId} and m.type = ${type} and m.state <> 'dissolved' limit 1`.execute(
    db,
  )
  return rows.length > 0
}
