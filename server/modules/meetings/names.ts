import { sql } from 'kysely'
import type { z } from 'zod'
import type { covenants } from '../../../contract/covenants.ts'
import type { Ctx } from '../../platform/context.ts'
import { allow, notFound } from '../../platform/errors.ts'
import { proofOf } from '../activities/module.ts'
import { atHome } from '../models/module.ts'
import { type At, openCovenant } from './find.ts'
import { maySeeNames } from './policy.ts'

/** The minutes of every vote on a covenant, the last first. */
export async function readMinutes(ctx: Ctx, at: At) {
  await needNames(ctx, at)
  const { rows } = await sql<z.input<typeof covenants.minutes.reply>[number]>`
    select id, number, on_day as "on", from_time as "from", to_time as "to", place, way, announced_on, gatherers,
           clusters, households, present, agreed, against, blank, passed, content, decision, evidence,
           case when chair is not null then jsonb_build_object(
             'chair', chair, 'secretary', secretary, 'front', front, 'witnesses', to_jsonb(witnesses)) end as signed_by
      from meetings.vote where keeper_id = ${at.keeperId} and covenant_id = ${at.id}
     order by number desc`.execute(ctx.db)
  return rows
}

/** Who signed a covenant, those who stand by it longest first. */
export async function listSignatures(ctx: Ctx, at: At) {
  await needNames(ctx, at)
  const { rows } = await sql<z.input<typeof covenants.signatures.reply>[number]>`
    select id, signer, number, way, evidence, signed_on as "on", until, withdrawn_on
      from meetings.signature where keeper_id = ${at.keeperId} and covenant_id = ${at.id}
     order by withdrawn_on is not null, until desc, signer, id`.execute(ctx.db)
  return rows
}

/** A kept photo of the minutes, a sheet or a drawn hand, for those who may see the names on it. */
export async function evidenceOf(ctx: Ctx, { evidenceId, ...at }: At & { evidenceId: string }) {
  await needNames(ctx, at)
  const { rows } = await sql`
    select from meetings.vote v where v.keeper_id = ${at.keeperId} and v.covenant_id = ${at.id}
                                  and ${evidenceId}::uuid = any(v.evidence)
    union all
    select from meetings.signature s where s.keeper_id = ${at.keeperId} and s.covenant_id = ${at.id}
                                       and s.evidence = ${evidenceId}::uuid limit 1`.execute(ctx.db)
  return rows.length > 0 ? proofOf(ctx, { keeperId: at.keeperId, id: evidenceId }) : undefined
}

async function needNames(ctx: Ctx, at: At) {
  const { path } = await openCovenant(ctx, at)
  if (!atHome(ctx.actor, { keeperId: at.keeperId, path })) throw notFound('covenant')
  allow(maySeeNames(ctx.actor, path))
}
