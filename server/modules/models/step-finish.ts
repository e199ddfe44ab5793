import type { z } from 'zod'
import type { ModelState } from '../../../contract/models.ts'
import type { SetUp, setUp } from '../../../contract/set-up.ts'
import type { SetUpKind } from '../../../contract/set-up-kinds.ts'
import { announce, tell } from '../../platform/bus.ts'
import type { Ctx } from '../../platform/context.ts'
import { conflict, Refusal, wrong } from '../../platform/errors.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { notInFuture } from './find.ts'
import { tellOfModel } from './moments.ts'
import { maySettle } from './policy.ts'
import { readSetUp, unchanged } from './set-up.ts'
import { lastDay, settleModel } from './settle.ts'
import { holdStep, isMain, pendingBefore, type StepRow } from './step-find.ts'
import { usualOf } from './way.ts'

type Finished = z.output<typeof setUp.finish.input>
type Held = Awaited<ReturnType<typeof holdStep>>

/** Writes a step down as done, and moves the model where the step takes it. */
export async function finish(ctx: Ctx, input: Finished): Promise<SetUp> {
  const { keeperId, modelId, on, note, lesson, evidence } = input
  const held = await holdStep(ctx, input)
  const { model, steps, step } = held
  const main = isMain(step, steps)
  if (alreadySo(step, input) && sameDecision(held, input)) return readSetUp(ctx, input)
  const decides = main && (step.kind === 'decision' || step.kind === 'launch')
  if (decides && !maySettle(ctx.actor, model.path)) throw new Refusal(403, 'step.for_deciders')
  if (main && step.kind === 'decision') refuseSecond(held, input)
  await unchanged(ctx, input, step)
  if (step.state !== 'open') throw conflict('step.settled')
  notInFuture(on, 'on')
  refuseBefore(held, on)
  if (evidence.length === 0 && usualOf(ctx, model.type, step, main).proof === 'required')
    throw wrong('evidence', 'proof_missing')
  if (evidence.length > 0) await tell(ctx, 'models.proved', [{ keeperId, evidence }])

  await ctx.db
    .updateTable('models.step')
    .set({ state: 'done', doneOn: on, note, lesson, evidence, edition: step.edition + 1 })
    .set({ byId: ctx.actor.accountId })
    .where('keeperId', '=', keeperId)
    .where('id', '=', step.id)
    .execute()
  if (main && step.kind === 'decision') await found(ctx, input)
  const to = main ? leadsTo[step.kind as SetUpKind] : undefined
  if (to) await advance(ctx, held, { to, on })
  await announce(ctx, 'models.changed', [{ keeperId, id: modelId }])
  return readSetUp(ctx, input)
}

function alreadySo(step: StepRow, { on, note, lesson, evidence }: Finished) {
  return (
    step.state === 'done' &&
    step.doneOn === on &&
    step.note === note &&
    step.lesson === lesson &&
    step.evidence.join() === evidence.join()
  )
}

function sameDecision({ model, step }: Held, { decision }: Finished) {
  return step.kind !== 'decision' || decision === undefined || model.decision === decision
}

/** A model is founded once: what stands is not written over by another decision. */
function refuseSecond({ model }: Held, { decision }: Finished) {
  if (decision === undefined) throw wrong('decision', 'missing')
  const other = model.decision !== null && model.decision !== decision
  if (model.decidedOn !== null || other) throw conflict('model.founded_already')
}

/** A decision follows the community's word, a launch the decision and its day. */
function refuseBefore({ model, steps, step }: Held, on: string) {
  const [first] = pendingBefore(step, steps)
  if (first) throw conflict(first.kind === 'decision' ? 'step.decision_first' : 'step.vote_first')
  if (step.kind !== 'launch' || !isMain(step, steps)) return
  if (model.decision === null) throw conflict('step.decision_first')
  if (model.decidedOn !== null && on < model.decidedOn) throw wrong('on', 'before_decision')
}

async function found(ctx: Ctx, { keeperId, modelId, on, decision = '' }: Finished) {
  await ctx.db
    .updateTable('models.model')
    .set((from) => ({
      decision,
      decidedOn: on,
      foundedOn: from.fn.coalesce('foundedOn', from.val(on)),
      edition: from('edition', '+', 1),
    }))
    .where('keeperId', '=', keeperId)
    .where('id', '=', modelId)
    .execute()
  const moment = { keeperId, id: uuid7(), modelId, on, what: 'founded', said: { decision } }
  await tellOfModel(ctx, [moment])
}

const course: ModelState[] = ['proposed', 'consulting', 'approved', 'launched']
const leadsTo: Partial<Record<SetUpKind, ModelState>> = {
  survey: 'consulting',
  submission: 'consulting',
  decision: 'approved',
  launch: 'launched',
}

type Advance = { to: ModelState; on: string }

/** Takes a model on along its course; one that is further already stays where it is. */
async function advance(ctx: Ctx, { model }: Held, { to, on }: Advance) {
  const at = course.indexOf(model.state)
  if (at < 0) return
  const { keeperId, id } = model
  for (const state of course.slice(at + 1, course.indexOf(to) + 1)) {
    // A step may be written down later than the state it leads to was entered.
    const last = await lastDay(ctx, { keeperId, id })
    // The step's note is for those who keep the model; the reason of a state is everybody's to read.
    await settleModel(ctx, { keeperId, id, state, on: on < last ? last : on, reason: '' })
  }
}
