import { sql } from 'kysely'
import type { z } from 'zod'
import type { reviews, Task } from '../../../contract/plans.ts'
import { announce } from '../../platform/bus.ts'
import type { Ctx, OpenCtx } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import { allow, conflict, notFound, wrong } from '../../platform/errors.ts'
import { atHome } from '../models/module.ts'
import { briefOfModel } from './briefs.ts'
import { decisionsOf } from './decisions.ts'
import { mayPlan, maySeeNames } from './policy.ts'

type Adding = z.output<typeof reviews.addTask.input>
type Settling = z.output<typeof reviews.settleTask.input>
type NewTask = Pick<Adding, 'id' | 'what' | 'who' | 'dueOn'>
type At = { keeperId: string; modelId: string }

/** What reviews decided of a model, and what is to be done: for everybody, without anybody's name. */
export async function readPlan(ctx: OpenCtx, { keeperId, modelId }: At) {
  const model = await briefOfModel(ctx, { keeperId, id: modelId })
  const named = maySeeNames(ctx.actor, model.path)
  return {
    model,
    decisions: await decisionsOf(ctx, { keeperId, modelId }, { named }),
    tasks: await tasksOf(ctx, { keeperId, modelId }, { noted: named }),
    mayPlan: model.state !== 'dissolved' && mayPlan(ctx.actor, model.path),
  }
}

/** Adds a task to the plan of a model. Sent twice it is one task. */
export async function addTask(ctx: Ctx, input: Adding): Promise<Task> {
  const { keeperId, modelId, id } = input
  await planOf(ctx, input)
  const known = await taskOf(ctx, { keeperId, id })
  if (known) {
    if (known.modelId === modelId && known.what === input.what) return known
    throw conflict('task.other_content')
  }
  await writeTasks(ctx, { keeperId, modelId, id: null }, [input])
  await announce(ctx, 'plans.task_changed', [{ keeperId, id, modelId }])
  return standing(ctx, input)
}

/** Says on which day a task was done, or that it is not after all. */
export async function settleTask(ctx: Ctx, input: Settling): Promise<Task> {
  const { keeperId, modelId, id, doneOn, note } = input
  await planOf(ctx, input)
  const task = await standing(ctx, input)
  if (task.doneOn === doneOn && task.note === note) return task
  if (doneOn && doneOn > today()) throw wrong('doneOn', 'day_in_future')
  await ctx.db
    .updateTable('plans.task')
    .set({ doneOn, note })
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .execute()
  await announce(ctx, 'plans.task_changed', [{ keeperId, id, modelId }])
  return standing(ctx, input)
}

/** Writes the tasks that a decision brings with it, or one that belongs to none. */
export async function writeTasks(
  { db }: Pick<Ctx, 'db'>,
  decision: { keeperId: string; modelId: string; id: string | null },
  tasks: NewTask[],
) {
  const { keeperId, modelId, id: decisionId } = decision
  await db
    .insertInto('plans.task')
    .values(
      tasks.map(({ id, what, who, dueOn }) => {
        return { keeperId, modelId, decisionId, id, what, who, dueOn }
      }),
    )
    .execute()
}

/** Whose plan it is; one that is dissolved has nothing left to do. */
async function planOf(ctx: Ctx, { keeperId, modelId }: At) {
  const model = await briefOfModel(ctx, { keeperId, id: modelId })
  if (!atHome(ctx.actor, { keeperId, path: model.path })) throw notFound('model')
  allow(mayPlan(ctx.actor, model.path))
  if (model.state === 'dissolved') throw conflict('model.dissolved')
}

async function standing(ctx: Ctx, { keeperId, modelId, id }: At & { id: string }) {
  const task = await taskOf(ctx, { keeperId, id })
  if (task?.modelId !== modelId) throw notFound('task')
  return task
}

async function taskOf(ctx: Ctx, { keeperId, id }: { keeperId: string; id: string }) {
  const row = await ctx.db
    .selectFrom('plans.task')
    .selectAll()
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { ...row, late: isLate(row) }
}

/** What is still to do first, as it is due; then what is done. What was noted beside it may speak of somebody. */
async function tasksOf(
  { db }: Pick<OpenCtx, 'db'>,
  { keeperId, modelId }: At,
  { noted }: { noted: boolean },
) {
  const { rows } = await sql<Omit<Task, 'late'>>`
    select keeper_id, id, model_id, decision_id, what, who, due_on, done_on, ${noted ? sql`note` : sql`''`} as note
      from ${noted ? sql`plans.task` : sql`plans.open_task`}
     where keeper_id = ${keeperId} and model_id = ${modelId}
     order by done_on desc nulls first, due_on, id`.execute(db)
  return rows.map((row) => ({ ...row, late: isLate(row) }))
}

function isLate({ doneOn, dueOn }: { doneOn: string | null; dueOn: string }) {
  return doneOn === null && dueOn < today()
}
