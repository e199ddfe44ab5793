import { sql } from 'kysely'
import type { Campaign, CampaignBrief } from '../../../contract/plans.ts'
import type { Ctx, OpenCtx } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import { notFound } from '../../platform/errors.ts'
import { atHome } from '../models/module.ts'
import { briefOf } from '../units/module.ts'
import { briefsOf, keyOf } from './briefs.ts'
import { offersOf } from './offers.ts'
import { expectedBy } from './pace.ts'
import { mayRunCampaign } from './policy.ts'

export type At = { keeperId: string; id: string }

/** Campaigns with the place each covers, as everybody may see them. */
export function campaignRows({ db }: Pick<OpenCtx, 'db'>) {
  return db
    .selectFrom('plans.openCampaign as c')
    .innerJoin('units.unit as u', 'u.id', 'c.unitId')
    .selectAll('c')
    .select(['u.path', 'u.kind as unitKind', 'u.title', 'u.name as unitName', 'u.validTo'])
    .$narrowType<{ keeperId: string; id: string; unitId: string; type: string; name: string }>()
    .$narrowType<{ modelKeeper: string; modelId: string; target: number; reason: string }>()
    .$narrowType<{ fromDay: string; toDay: string; edition: number; endedFor: string }>()
    .$narrowType<{ offered: number; accepted: number; setUp: number }>()
}

export type CampaignRow = Awaited<
  ReturnType<ReturnType<typeof campaignRows>['executeTakeFirstOrThrow']>
>

/** Campaigns as lists show them: how far each has come, beside how far it should be. */
export async function shown(ctx: Pick<OpenCtx, 'db'>, rows: CampaignRow[]) {
  const models = await briefsOf(
    ctx,
    rows.map(({ modelKeeper, modelId }) => ({ keeperId: modelKeeper, id: modelId })),
  )
  const day = today()
  return rows.flatMap((row): CampaignBrief[] => {
    const model = models.get(keyOf({ keeperId: row.modelKeeper, id: row.modelId }))
    if (!model) return []
    const { keeperId, id, type, name, target, offered, accepted, setUp } = row
    const [from, to] = [row.fromDay, row.toDay]
    const place = { id: row.unitId, kind: row.unitKind, title: row.title, name: row.unitName }
    const until = row.endedOn !== null && row.endedOn < day ? row.endedOn : day
    return [
      {
        keeperId,
        id,
        model,
        type,
        name,
        target,
        offered,
        accepted,
        setUp,
        from,
        to,
        unit: briefOf({
          ...place,
          validTo: row.validTo,
        }),
        endedOn: row.endedOn,
        expected: expectedBy(until, {
          target,
          from,
          to,
        }),
      },
    ]
  })
}

/** Campaigns at, under and above a unit, those that run first. */
export async function listCampaigns(
  ctx: OpenCtx,
  { under, ended }: { under: string; ended?: boolean | undefined },
) {
  const { path } = await ctx.db
    .selectFrom('units.unit')
    .select('path')
    .where('id', '=', under)
    .executeTakeFirstOrThrow(() => notFound('unit'))
  const over = sql<boolean>`(c.ended_on is not null or c.to_day < ${today()}::date)`
  const rows = await campaignRows(ctx)
    .where(
      sql<boolean>`(u.path = ${path} or u.path like ${`${path}/%`} or ${path} like u.path || '/%')`,
    )
    .where(ended ? over : sql<boolean>`not ${over}`)
    .orderBy('c.toDay')
    .orderBy('c.id')
    .limit(200)
    .execute()
  return shown(ctx, rows)
}

/** One campaign: its progress for everybody, its offers for those who run it and those who are asked. */
export async function readCampaign(ctx: OpenCtx, at: At): Promise<Campaign> {
  const row = await openCampaign(ctx, at)
  const [brief] = await shown(ctx, [row])
  if (!brief) throw notFound('campaign')
  const runs = mayRunCampaign(ctx.actor, row.path)
  return {
    ...brief,
    reason: row.reason,
    endedFor: row.endedFor,
    offers: ctx.actor ? await offersOf(ctx, row, ctx.actor, { every: runs }) : [],
    edition: row.edition,
    mayRun: runs && !isOver(row),
  }
}

/** A campaign wherever it is run. */
export async function openCampaign(ctx: Pick<OpenCtx, 'db'>, { keeperId, id }: At) {
  const row = await campaignRows(ctx)
    .where('c.keeperId', '=', keeperId)
    .where('c.id', '=', id)
    .executeTakeFirst()
  if (!row) throw notFound('campaign')
  return row
}

/** A campaign that the actor's own books run; to others it can only be read. */
export async function campaignAtHome(ctx: Ctx, at: At) {
  const row = await openCampaign(ctx, at)
  if (!atHome(ctx.actor, row)) throw notFound('campaign')
  return row
}

/** A campaign that was ended, or whose time is up, asks nobody any more. */
export function isOver({ endedOn, toDay }: Pick<CampaignRow, 'endedOn' | 'toDay'>) {
  return endedOn !== null || toDay < today()
}
