import { createHmac, hkdfSync } from 'node:crypto'
import type { z } from 'zod'
import type { standards } from '../../../contract/standards.ts'
import type { Actor, House, OpenCtx } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import { allow, Refusal } from '../../platform/errors.ts'
import { homesOf } from '../units/module.ts'
import { type At, findModel } from './find.ts'
import { halfOf, knownOpinions } from './opinion-counts.ts'
import { isResident } from './policy.ts'

type Giving = z.output<typeof standards.giveOpinion.input>
type Read = z.input<typeof standards.opinion.reply>

/** What residents think of a model where enough of them spoke, and what the reader said themselves. */
export async function readOpinion(ctx: OpenCtx, at: At): Promise<Read> {
  const { actor, house } = ctx
  const { path, unitId } = await findModel(ctx, at)
  const homes = actor ? await homesOf(ctx, unitId) : []
  const day = today()
  const half = halfOf(day)
  const known = await knownOpinions(ctx, { keeperIds: [at.keeperId], modelId: at.modelId }, day)
  const mayGive = isResident(actor, path, homes)
  const mine = actor && mayGive ? await opinionOf(ctx, at, markOf(house, actor, at, half)) : null
  const { fewestOpinions: fewest } = house.catalog.rubric.measures
  return { half, known: known.get(at.modelId) ?? null, fewest, mayGive, mine }
}

/**
 * A resident says what they think, once each half-year; said again it takes the first one's place. Who said
 * it is written nowhere, in no audit either: the door is an open one for that reason.
 */
export async function giveOpinion(ctx: OpenCtx, input: Giving) {
  const { actor, house, db } = ctx
  if (!actor) throw new Refusal(401, 'sign_in.first')
  const { path, unitId } = await findModel(ctx, input)
  allow(isResident(actor, path, await homesOf(ctx, unitId)))
  const { keeperId, modelId, answer: content } = input
  const half = halfOf(today())
  await db
    .insertInto('standards.opinion')
    .values({ keeperId, modelId, mark: markOf(house, actor, input, half), half, content })
    .onConflict((again) => again.columns(['keeperId', 'modelId', 'mark']).doUpdateSet({ content }))
    .execute()
  return { half, mine: content }
}

/** The same for the same person, model and half-year; without the house's secret it is nobody's. */
function markOf({ secret }: House, { accountId }: Actor, { modelId }: At, half: string) {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'binh-yen opinions of models', 32))
  return createHmac('sha256', key).update(`${accountId}\n${modelId}\n${half}`).digest('base64url')
}

async function opinionOf({ db }: OpenCtx, { keeperId, modelId }: At, mark: string) {
  const given = await db
    .selectFrom('standards.opinion')
    .select('content')
    .where('keeperId', '=', keeperId)
    .where('modelId', '=', modelId)
    .where('mark', '=', mark)
    .executeTakeFirst()
  return given?.content ?? null
}
