import type { z } from 'zod'
import type { SetUp, setUp } from '../../../contract/set-up.ts'
import { SetUpKind } from '../../../contract/set-up-kinds.ts'
import { announce } from '../../platform/bus.ts'
import type { Ctx } from '../../platform/context.ts'
import { conflict } from '../../platform/errors.ts'
import { livingModel } from './find.ts'
import { standardStep } from './playbook.ts'
import { readSetUp, unchanged } from './set-up.ts'
import { holdStep, isMain, type StepRow, stepsOf } from './step-find.ts'
import { typeWay } from './way.ts'

type Verb<Name extends keyof typeof setUp> = z.output<(typeof setUp)[Name]['input']>

/** Sets the day a step is due. */
export async function schedule(ctx: Ctx, input: Verb<'schedule'>): Promise<SetUp> {
  const { step } = await holdStep(ctx, input)
  const { dueOn } = input
  if (step.dueOn === dueOn) return readSetUp(ctx, input)
  await unchanged(ctx, input, step)
  if (step.state !== 'open') throw conflict('step.settled')
  return write(ctx, input, step, { dueOn })
}

/** Leaves a step out, with the reason. */
export async function leaveOut(ctx: Ctx, input: Verb<'leaveOut'>): Promise<SetUp> {
  const { step } = await holdStep(ctx, input)
  if (step.state === 'left_out' && step.note === input.reason) return readSetUp(ctx, input)
  await unchanged(ctx, input, step)
  if (step.state !== 'open') throw conflict('step.settled')
  return write(ctx, input, step, { state: 'left_out', note: input.reason })
}

/** Opens a step again; a decision that was made and a launch that was held stand. */
export async function reopen(ctx: Ctx, input: Verb<'reopen'>): Promise<SetUp> {
  const { step, steps } = await holdStep(ctx, input)
  if (step.state === 'open') return readSetUp(ctx, input)
  await unchanged(ctx, input, step)
  const lasting = step.kind === 'decision' || step.kind === 'launch'
  if (step.state === 'done' && lasting && isMain(step, steps)) throw conflict('step.stands')
  return write(ctx, input, step, { state: 'open', doneOn: null, note: '', evidence: [] })
}

/** Writes what whoever does this step next should know, now or long after. */
export async function learn(ctx: Ctx, input: Verb<'learn'>): Promise<SetUp> {
  const { step } = await holdStep(ctx, input)
  if (step.lesson === input.lesson) return readSetUp(ctx, input)
  await unchanged(ctx, input, step)
  return write(ctx, input, step, { lesson: input.lesson })
}

/** Adds a step of the place's own at the end of its kind; added twice it is one step. */
export async function add(ctx: Ctx, input: Verb<'add'>): Promise<SetUp> {
  const { keeperId, modelId, stepId, kind, name, dueOn } = input
  const model = await livingModel(ctx, { keeperId, id: modelId })
  const steps = await stepsOf(ctx, input)
  const there = steps.find(({ id }) => id === stepId)
  if (there && (there.words as { vi?: string } | null)?.vi !== name)
    throw conflict('step.other_content')
  if (there) return readSetUp(ctx, input)
  if (steps.length === 0) throw conflict('step.not_begun')
  const before = steps.filter((each) => order(each.kind) <= order(kind))
  const usual = typeWay(ctx, model.type).find((each) => each.kind === kind)
  await ctx.db
    .insertInto('models.step')
    .values({
      keeperId,
      id: stepId,
      modelId,
      kind,
      dueOn: dueOn ?? null,
      step: `own-${stepId}`,
      // What stands in one place is in the order it was written.
      place: before.at(-1)?.place ?? 0,
      words: JSON.stringify({ vi: name, en: name }),
      role: usual?.role ?? standardStep(ctx.house.catalog.setUp, kind).role,
      byId: ctx.actor.accountId,
    })
    .execute()
  await announce(ctx, 'models.changed', [{ keeperId, id: modelId }])
  return readSetUp(ctx, input)
}

function order(kind: string) {
  return SetUpKind.options.findIndex((each) => each === kind)
}

type At = { keeperId: string; modelId: string }
type Changed = Partial<Pick<StepRow, 'dueOn' | 'state' | 'doneOn' | 'note' | 'lesson' | 'evidence'>>

async function write(ctx: Ctx, at: At, { id, edition }: StepRow, changed: Changed) {
  const { keeperId, modelId } = at
  await ctx.db
    .updateTable('models.step')
    .set({ ...changed, byId: ctx.actor.accountId, edition: edition + 1 })
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .execute()
  await announce(ctx, 'models.changed', [{ keeperId, id: modelId }])
  return readSetUp(ctx, at)
}
