import type { z } from 'zod'
import type { Campaign, campaigns } from '../../../contract/plans.ts'
import { announce } from '../../platform/bus.ts'
import type { Ctx, House } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import { inScope, itself } from '../../platform/db/scope.ts'
import { allow, conflict, notFound, wrong } from '../../platform/errors.ts'
import { atHome, tellOfModel } from '../models/module.ts'
import { openUnit } from '../units/module.ts'
import { briefOfModel } from './briefs.ts'
import { type At, campaignAtHome, openCampaign, readCampaign } from './campaign-find.ts'
import { mayRunCampaign } from './policy.ts'

type Beginning = z.output<typeof campaigns.begin.input>
type Ending = z.output<typeof campaigns.end.input>

const covered = ['nation', 'province', 'commune']

/** Begins to carry a model on to other places, with a target and a time. Sent twice it is one campaign. */
export async function beginCampaign(ctx: Ctx, input: Beginning): Promise<Campaign> {
  const { keeperId, id, unitId, name, target, from, to, reason } = input
  if (await alreadyBegun(ctx, input)) return readCampaign(ctx, input)
  const unit = await openUnit(ctx, unitId)
  if (unit.keeperId !== keeperId || !atHome(ctx.actor, unit)) throw notFound('unit')
  allow(mayRunCampaign(ctx.actor, unit.path))
  if (!covered.includes(unit.kind)) throw wrong('unitId', 'not_offered')
  if (to <= from) throw wrong('to', 'before_start')

  const model = await briefOfModel(ctx, input.model)
  if (model.state === 'dissolved') throw conflict('model.copied_from_dissolved')
  const type = ctx.house.catalog.models.get(model.type)
  if (!type || type.closed) throw conflict('model.type_closed')
  await ctx.db
    .insertInto('plans.campaign')
    .values({
      keeperId,
      id,
      unitId,
      name,
      target,
      reason,
      type: model.type,
      modelKeeper: model.keeperId,
      modelId: model.id,
      fromDay: from,
      toDay: to,
      byId: ctx.actor.accountId,
    })
    .execute()
  await announce(ctx, 'plans.campaign_begun', [{ keeperId, id, on: today() }])
  return readCampaign(ctx, input)
}

/** Ends a campaign before its time. */
export async function endCampaign(ctx: Ctx, input: Ending): Promise<Campaign> {
  const { keeperId, id, edition, reason } = input
  const row = await campaignAtHome(ctx, input)
  allow(mayRunCampaign(ctx.actor, row.path))
  if (row.endedOn !== null && row.endedFor === reason) return readCampaign(ctx, input)
  if (row.endedOn !== null) throw conflict('campaign.over')
  if (row.edition !== edition) throw conflict('campaign.changed', await readCampaign(ctx, input))
  await ctx.db
    .updateTable('plans.campaign')
    .set({ endedOn: today(), endedFor: reason, edition: edition + 1 })
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .where('edition', '=', edition)
    .execute()
  await announce(ctx, 'plans.campaign_changed', [{ keeperId, id }])
  return readCampaign(ctx, input)
}

/** Tells the story of the model that is carried on: the house's own hand, for it may lie in other books. */
export function tellOfCampaign(house: House, { keeperId, id, on }: At & { on: string }) {
  return inScope(house.db, itself, async (db) => {
    const { modelKeeper, modelId, name, target } = await openCampaign({ db }, { keeperId, id })
    const moment = { keeperId: modelKeeper, id, modelId, on, what: 'campaign.begun' }
    await tellOfModel({ db }, [{ ...moment, said: { name, target } }])
  })
}

/** Was this very campaign begun? Under the same id with other content it is a mistake. */
async function alreadyBegun({ db, actor }: Ctx, input: Beginning) {
  const known = await db
    .selectFrom('plans.campaign')
    .selectAll()
    .where('keeperId', '=', input.keeperId)
    .where('id', '=', input.id)
    .executeTakeFirst()
  if (!known) return false
  const same =
    known.byId === actor.accountId &&
    known.unitId === input.unitId &&
    known.modelId === input.model.id &&
    known.name === input.name &&
    known.target === input.target &&
    known.fromDay === input.from &&
    known.toDay === input.to
  if (!same) throw conflict('campaign.other_content')
  return true
}
