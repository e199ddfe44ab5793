import { sql } from 'kysely'
import type { z } from 'zod'
import type { Judgement, Rating, standards } from '../../../contract/standards.ts'
import { announce } from '../../platform/bus.ts'
import type { Ctx, OpenCtx } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import { allow, conflict, notFound, Refusal, wrong } from '../../platform/errors.ts'
import { tellOfModel } from '../models/module.ts'
import { type At, findModel, modelAtHome, type Registered } from './find.ts'
import { mayJudge, maySeeNames } from './policy.ts'
import { countRating } from './rated.ts'
import { scoreNow } from './read-score.ts'

type Judging = z.output<typeof standards.judge.input>
type Shown = z.input<typeof standards.judge.reply>

/** Letters a reason must have where the decision is not what the evidence suggests. */
const reasonLetters = 20

/** Decides how good a model is. What was suggested, with its points, is kept beside it as it stood. */
export async function judge(ctx: Ctx, input: Judging): Promise<Shown> {
  const model = await modelAtHome(ctx, input)
  allow(mayJudge(ctx.actor, model.path))
  const [before] = await judgementsOf(ctx, input, { named: true, id: input.id })
  if (before && (before.rating !== input.rating || before.reason !== input.reason))
    throw conflict('judgement.other_content')
  if (before) return before
  const { from, to, points, suggested, parts } = await scoreNow(ctx, model)
  if (input.rating !== suggested && lettersIn(input.reason) < reasonLetters)
    throw wrong('reason', 'says_too_little')
  const criteria = criteriaOf(ctx, model, input.criteria)
  const { keeperId, modelId, id, rating, reason } = input
  await ctx.db
    .insertInto('standards.judgement')
    .values({
      keeperId,
      modelId,
      id,
      unitId: model.unitId,
      fromDay: from,
      toDay: to,
      points,
      suggested,
      rating,
      reason,
      criteria: JSON.stringify(criteria),
      parts: JSON.stringify(parts),
      byId: ctx.actor.accountId,
    })
    .execute()
  await countRating(ctx, model, rating)
  const what = `score.judged.${rating}`
  await tellOfModel(ctx, [{ keeperId, id, modelId, on: today(), what, said: { points } }])
  await announce(ctx, 'standards.judged', [{ keeperId, id, modelId, rating }])
  const [judged] = await judgementsOf(ctx, input, { named: true, id })
  if (!judged) throw notFound('judgement')
  return judged
}

/** Every decision about a model so far, the newest first; who decided is named to its officers. */
export async function listJudgements(ctx: OpenCtx, at: At) {
  const { path } = await findModel(ctx, at)
  return { judgements: await judgementsOf(ctx, at, { named: maySeeNames(ctx.actor, path) }) }
}

type Row = Omit<Judgement, 'at'> & { at: Date; rating: Rating }

async function judgementsOf(
  { db }: Pick<OpenCtx, 'db'>,
  { keeperId, modelId }: At,
  { named, id }: { named: boolean; id?: string },
): Promise<Shown[]> {
  const from = named
    ? sql`standards.judgement j left join accounts.account a on a.id = j.by_id`
    : sql`standards.open_judgement j`
  const { rows } = await sql<Row>`
    select j.id, j.from_day as "from", j.to_day as "to", j.points::float8 as points, j.suggested, j.rating,
           j.criteria, j.reason, j.parts, j.at, ${named ? sql`a.name` : sql`null`} as by
      from ${from}
     where j.keeper_id = ${keeperId} and j.model_id = ${modelId} ${id ? sql`and j.id = ${id}` : sql``}
     order by j.at desc, j.id`.execute(db)
  return rows
}

/** Criteria that the type does not have cannot be met. */
function criteriaOf({ house }: Ctx, { type }: Registered, given: Judging['criteria']) {
  const known = new Set(house.catalog.models.get(type)?.criteria.map(({ id }) => id))
  if (given.some(({ id }) => !known.has(id))) throw new Refusal(400, 'score.unknown_criterion')
  return Object.fromEntries(given.map(({ id, met }) => [id, met]))
}

function lettersIn(text: string) {
  return text.match(/\p{L}/gu)?.length ?? 0
}
