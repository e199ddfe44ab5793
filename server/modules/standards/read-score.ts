import type { z } from 'zod'
import type { Scored, standards } from '../../../contract/standards.ts'
import type { OpenCtx } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import { conflict } from '../../platform/errors.ts'
import { factsOf } from './facts.ts'
import { type At, findModel, type Registered } from './find.ts'
import { mayJudge } from './policy.ts'
import { scoredFrom } from './scored.ts'
import { earliestDay } from './window.ts'

type Score = z.input<typeof standards.score.reply>

/** A model's score as its records stand at this moment, for everybody who may read the model. */
export async function readScore(ctx: OpenCtx, at: At): Promise<Score> {
  const model = await findModel(ctx, at)
  const scored = await scoreNow(ctx, model)
  const { rubric: by } = ctx.house.catalog
  return { ...scored, by, model: model.brief, mayJudge: mayJudge(ctx.actor, model.path) }
}

/** Scores one model now: what comes out is counts, the same for a visitor as for an officer. */
export async function scoreNow(
  ctx: Pick<OpenCtx, 'db' | 'house'>,
  model: Registered,
): Promise<Scored> {
  const { rubric } = ctx.house.catalog
  const day = today()
  const { state, startedOn, keeperId, id } = model
  if (state === 'dissolved') throw conflict('score.dissolved')
  if (!startedOn) throw conflict('score.not_launched')
  const from = earliestDay(startedOn, rubric)
  if (day < from) throw conflict('score.too_early', { from })
  const [gathered] = await factsOf(ctx, { keeperIds: [keeperId], modelId: id }, day)
  const scored = gathered && scoredFrom(ctx.house.catalog, gathered)
  if (!scored) throw conflict('score.paused')
  return scored
}
