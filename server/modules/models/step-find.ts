import type { Selectable } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { DB } from '../../platform/db/schema.ts'
import { notFound } from '../../platform/errors.ts'
import { livingModel } from './find.ts'

export type StepRow = Selectable<DB['models.step']>
type AtStep = { keeperId: string; modelId: string; stepId: string }

/** The steps of a model in their order. */
export async function stepsOf(
  { db }: Pick<Ctx, 'db'>,
  { keeperId, modelId }: Omit<AtStep, 'stepId'>,
): Promise<StepRow[]> {
  return db
    .selectFrom('models.step')
    .selectAll()
    .where('keeperId', '=', keeperId)
    .where('modelId', '=', modelId)
    .orderBy('place')
    .orderBy('id')
    .execute()
}

/** A step of a model that somebody is about to change; the model is held still, and its steps with it. */
export async function holdStep(ctx: Ctx, { keeperId, modelId, stepId }: AtStep) {
  const model = await livingModel(ctx, { keeperId, id: modelId })
  const steps = await stepsOf(ctx, { keeperId, modelId })
  const step = steps.find(({ id }) => id === stepId)
  if (!step) throw notFound('step')
  return { model, steps, step }
}

/** Does a step carry its kind, so that the model moves when it is done? What stands beside it does not. */
export function isMain(step: StepRow, steps: StepRow[]) {
  return steps.find(({ kind }) => kind === step.kind)?.id === step.id
}

/** What must be settled before a step: before a decision the community's word, before a launch the decision. */
export function pendingBefore(step: StepRow, steps: StepRow[]) {
  if (!isMain(step, steps)) return []
  if (step.kind === 'decision')
    return steps.filter(
      ({ kind, state }) => (kind === 'meeting' || kind === 'covenant') && state === 'open',
    )
  if (step.kind === 'launch')
    return steps.filter((each) => each.kind === 'decision' && each.state === 'open')
  return []
}
