import type { z } from 'zod'
import type { ModelBrief } from '../../../contract/models.ts'
import type { ReviewDecision, reviews } from '../../../contract/plans.ts'
import type { Ctx } from '../../platform/context.ts'
import { conflict } from '../../platform/errors.ts'
import { fileActivity } from '../activities/module.ts'
import { mayFollow, modelsForDiary, settleModel, tellOfModel } from '../models/module.ts'
import { allDone } from './facts-plans.ts'
import { writeTasks } from './tasks.ts'

type Decision = z.output<typeof reviews.hold.input>['decisions'][number]
export type Deciding = Decision & { keeperId: string; model: ModelBrief }
type Held = { on: string; kind: string; attendance: number | undefined }

/** What the diary's form calls each decision. */
const proposals: Record<ReviewDecision, string> = {
  replicate: 'replicate',
  keep: 'keep',
  raise: 'raise',
  suspend: 'stop',
  dissolve: 'stop',
  recognise: 'keep',
}

/** Lets a decision take effect on its model: its state, its plan, its story, its diary. */
export async function actOn(ctx: Ctx, decided: Deciding, held: Held) {
  const { keeperId, modelId, decision, reason, tasks } = decided
  await refuseOlder(ctx, decided, held)
  await fileInDiary(ctx, decided, held)
  const state = await stateAfter(ctx, decided)
  if (state) await settleModel(ctx, { keeperId, id: modelId, state, on: held.on, reason })
  if (decision === 'raise') await writeTasks(ctx, decided, tasks)
  await tellStory(ctx, decided, held)
}

/** The state a decision brings a model to; none where it stays as it is. */
async function stateAfter(ctx: Ctx, { keeperId, modelId, decision, model }: Deciding) {
  switch (decision) {
    case 'raise':
      return mayFollow(model.state, 'needs_improvement') ? 'needs_improvement' : undefined
    case 'suspend':
      return 'suspended'
    case 'dissolve':
      return 'dissolved'
    case 'keep': {
      // Whoever was to be raised and has done all that was asked works well again.
      if (model.state !== 'needs_improvement') return undefined
      const done = await allDone(ctx, [{ keeperId, id: modelId }])
      return done.length > 0 ? 'active' : undefined
    }
    case 'replicate':
    case 'recognise':
      return undefined
  }
}

/** A review that looks at how a model stood before its last change decides nothing about how it stands. */
async function refuseOlder({ db }: Ctx, { keeperId, modelId }: Deciding, { on }: Held) {
  const later = await db
    .selectFrom('models.openChange')
    .select('id')
    .where('keeperId', '=', keeperId)
    .where('modelId', '=', modelId)
    .where('onDay', '>', on)
    .limit(1)
    .executeTakeFirst()
  if (later) throw conflict('decision.older_than_state')
}

/** The review is a record in the diary of each model it decided about, where the model kept one that day. */
async function fileInDiary(ctx: Ctx, decided: Deciding, { on, kind, attendance }: Held) {
  const { keeperId, id, modelId, reason, decision } = decided
  const [model] = await modelsForDiary(ctx, [{ keeperId, modelId, on }])
  if (!model || on < model.existedFrom) return
  if (model.stateThen === 'suspended' || model.stateThen === 'dissolved') return
  await fileActivity(ctx, {
    keeperId,
    id,
    modelId,
    on,
    kind: 'model-review',
    summary: reason,
    answers: {
      kind,
      proposal: proposals[decision],
    },
    ...(attendance === undefined ? {} : { attendance }),
    writtenBy: ctx.actor.accountId,
  })
}

/** Remembered in the model's story; a change of state is told there already, with its reason. */
async function tellStory(ctx: Ctx, decided: Deciding, { on }: Held) {
  const { keeperId, id, modelId, decision, tasks } = decided
  if (decision === 'suspend' || decision === 'dissolve') return
  const what = decision === 'recognise' ? 'recognised.advanced' : `review.${decision}`
  const said: Record<string, number> = decision === 'raise' ? { tasks: tasks.length } : {}
  await tellOfModel(ctx, [{ keeperId, id, modelId, on, what, said }])
}
