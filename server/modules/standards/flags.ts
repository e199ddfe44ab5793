import { sql } from 'kysely'
import type { z } from 'zod'
import type { Sign, standards } from '../../../contract/standards.ts'
import { announce } from '../../platform/bus.ts'
import type { Ctx } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import { allow, conflict, notFound } from '../../platform/errors.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { tellOfModel } from '../models/module.ts'
import { type At, modelAtHome } from './find.ts'
import { isOfTheUnit, mayJudge, mayReadFlags } from './policy.ts'

type Replying = z.output<typeof standards.replyToFlag.input>
type Settling = z.output<typeof standards.settleFlag.input>
type Shown = z.input<typeof standards.replyToFlag.reply>

/** Questions about a model's records: the unit sees them at once, those above when they are open to them. */
export async function listFlags(ctx: Ctx, at: At) {
  const { path } = await modelAtHome(ctx, at)
  const ours = isOfTheUnit(ctx.actor, path)
  allow(ours || mayReadFlags(ctx.actor, path))
  const flags = await flagsOf(ctx, at, { ours })
  return { flags, mayReply: ours, maySettle: mayJudge(ctx.actor, path) }
}

/** The unit says how it was. Those above may read the question from then on. */
export async function replyToFlag(ctx: Ctx, input: Replying): Promise<Shown> {
  const { path } = await modelAtHome(ctx, input)
  allow(isOfTheUnit(ctx.actor, path))
  const flag = await flagOf(ctx, input, { ours: true })
  if (flag.reply === input.reply) return flag
  if (flag.settled) throw conflict('flag.settled')
  await ctx.db
    .updateTable('standards.flag')
    .set({ answer: input.reply, answeredBy: ctx.actor.accountId, answeredAt: new Date() })
    .where('keeperId', '=', input.keeperId)
    .where('id', '=', input.flagId)
    .execute()
  await announce(ctx, 'standards.flag_moved', [{ keeperId: input.keeperId, id: input.flagId }])
  return flagOf(ctx, input, { ours: true })
}

/** Those who decide find a question explained, or that it stands; only that is told of the model. */
export async function settleFlag(ctx: Ctx, input: Settling): Promise<Shown> {
  const { path } = await modelAtHome(ctx, input)
  allow(mayJudge(ctx.actor, path))
  const { keeperId, modelId, flagId, settled, reason } = input
  const flag = await flagOf(ctx, input, { ours: false })
  if (flag.settled === settled && flag.settledFor === reason) return flag
  if (flag.settled) throw conflict('flag.settled')
  const by = { settledBy: ctx.actor.accountId, settledAt: new Date() }
  await ctx.db
    .updateTable('standards.flag')
    .set({ settled, settledFor: reason, ...by })
    .where('keeperId', '=', keeperId)
    .where('id', '=', flagId)
    .execute()
  if (settled === 'stands') {
    const moment = { keeperId, id: uuid7(), modelId, on: today(), what: `flag.stands.${flag.kind}` }
    await tellOfModel(ctx, [{ ...moment, said: {} }])
  }
  await announce(ctx, 'standards.flag_moved', [{ keeperId, id: flagId }])
  return flagOf(ctx, input, { ours: false })
}

type Row = Omit<Sign, 'repliedAt' | 'settledAt'> & {
  repliedAt: Date | null
  settledAt: Date | null
}

async function flagOf(ctx: Ctx, at: At & { flagId: string }, whose: { ours: boolean }) {
  const [flag] = await flagsOf(ctx, at, { ...whose, id: at.flagId })
  if (!flag) throw notFound('flag')
  return flag
}

async function flagsOf(
  { db }: Ctx,
  { keeperId, modelId }: At,
  { ours, id }: { ours: boolean; id?: string },
) {
  const open = sql`(open_from <= ${today()}::date or answered_at is not null)`
  const { rows } = await sql<Row>`
    select id, kind, said, records, seen_on, open_from, answer as reply, answered_at as replied_at, settled,
           settled_for, settled_at
      from standards.flag
     where keeper_id = ${keeperId} and model_id = ${modelId} and ${ours ? sql`true` : open}
       ${id ? sql`and id = ${id} for update` : sql`order by settled is not null, seen_on desc, id`}`.execute(
    db,
  )
  return rows
}
