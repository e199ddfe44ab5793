import type { z } from 'zod'
import type { SetUp, SetUpStep, setUp } from '../../../contract/set-up.ts'
import type { SetUpKind } from '../../../contract/set-up-kinds.ts'
import { announce, tell } from '../../platform/bus.ts'
import type { Ctx } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import { allow, conflict, notFound } from '../../platform/errors.ts'
import { brief, livingModel, openModel } from './find.ts'
import { atHome, mayChange, mayReadSetUp, maySeeNames, maySettle } from './policy.ts'
import { isMain, pendingBefore, type StepRow, stepsOf } from './step-find.ts'
import { beginSetUp, usualOf, wayOf } from './way.ts'

type At = { keeperId: string; modelId: string }

/** The way of a model to its launch, as it stands. */
export async function readSetUp(ctx: Ctx, { keeperId, modelId }: At): Promise<SetUp> {
  const model = await openModel(ctx, { keeperId, id: modelId })
  const place = { keeperId, path: model.path }
  if (!atHome(ctx.actor, place)) throw notFound('model')
  allow(mayReadSetUp(ctx.actor, place))
  const steps = await stepsOf(ctx, { keeperId, modelId })
  const { catalog } = ctx.house
  const way = steps.length > 0 ? [] : await wayOf(ctx, model)
  const learns =
    way.some(({ told }) => told !== '') || (way.length > 0 && model.copiedFrom !== null)
  const shown = stepsShown(ctx, model, steps)
  return {
    model: { ...brief(model), decision: model.decision },
    steps: shown,
    documents: [...new Set(shown.flatMap(({ documents }) => documents))].flatMap((id) => {
      const template = catalog.documents.get(id)
      return template ? [template] : []
    }),
    beginsWith: { steps: way.length, from: learns ? await originalOf(ctx, model) : null },
    today: today(),
    mayChange: mayChange(ctx.actor, model.path) && model.state !== 'dissolved',
    maySettle: maySettle(ctx.actor, model.path),
  }
}

type Begin = z.output<typeof setUp.begin.input>

/** Begins the set-up: from a playbook brought from elsewhere, from the original, or from the type's own way. */
export async function begin(ctx: Ctx, { keeperId, modelId, from }: Begin): Promise<SetUp> {
  const model = await livingModel(ctx, { keeperId, id: modelId })
  const { playbookId } = model
  if (playbookId) await tell(ctx, 'models.set_up_asked', [{ keeperId, modelId, playbookId, from }])
  const steps = await wayOf(ctx, model)
  if (steps.length === 0) throw conflict('model.type_closed')
  await beginSetUp(ctx, { keeperId, modelId, from, steps })
  await announce(ctx, 'models.changed', [{ keeperId, id: modelId }])
  return readSetUp(ctx, { keeperId, modelId })
}

/** Refuses a change made from an older version of a step, with the way as it stands. */
export async function unchanged(ctx: Ctx, at: At & { edition: number }, step: StepRow) {
  if (step.edition !== at.edition) throw conflict('step.changed', await readSetUp(ctx, at))
}

type Here = { path: string; type: string }

function stepsShown(ctx: Ctx, { path, type }: Here, steps: StepRow[]): SetUpStep[] {
  const named = maySeeNames(ctx.actor, path)
  return steps.map((row) => {
    const { id, step, role, dueOn, state, doneOn, lesson, told, edition } = row
    const kind = row.kind as SetUpKind
    const main = isMain(row, steps)
    return {
      ...usualOf(ctx, type, row, main),
      id,
      step,
      kind,
      role,
      dueOn,
      doneOn,
      lesson,
      told,
      edition,
      state: state as SetUpStep['state'],
      late: state === 'open' && dueOn !== null && dueOn < today(),
      note: named ? row.note : null,
      evidence: named ? row.evidence : [],
      waitsFor: state === 'open' ? pendingBefore(row, steps).map((each) => each.id) : [],
      forDeciders: main && (kind === 'decision' || kind === 'launch'),
    }
  })
}

async function originalOf(
  ctx: Ctx,
  { copiedFromKeeper, copiedFrom }: { copiedFromKeeper: string | null; copiedFrom: string | null },
) {
  if (!copiedFromKeeper || !copiedFrom) return null
  return brief(await openModel(ctx, { keeperId: copiedFromKeeper, id: copiedFrom }))
}
