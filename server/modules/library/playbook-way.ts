import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { conflict, wrong } from '../../platform/errors.ts'
import { beginSetUp, leftAsElsewhere, playbookOf, type WayStep } from '../models/module.ts'
import { rowOf } from './playbook-keep.ts'

type Inside = Pick<Ctx, 'db' | 'house'>
type Asked = { keeperId: string; modelId: string; playbookId: string; from: string }

/** A set-up begins with the steps of a playbook from elsewhere, and what was learnt there. */
export async function beginFromPlaybook(ctx: Inside, asked: Asked[]) {
  for (const { keeperId, modelId, playbookId, from } of asked) {
    const kept = await rowOf(ctx, { keeperId, id: playbookId })
    if (kept)
      await beginSetUp(ctx, { keeperId, modelId, from, steps: stepsFrom(ctx, kept.content) })
  }
}

type Content = NonNullable<Awaited<ReturnType<typeof rowOf>>>['content']

function stepsFrom({ house: { catalog } }: Inside, { type, playbook }: Content): WayStep[] {
  const own = catalog.models.get(type.id)
  const known = new Set(own ? playbookOf(catalog, own).map(({ step }) => step) : [])
  return playbook.steps.map(({ step, kind, name, role, days, lesson, leftBecause }) => {
    const usual = catalog.setUp.find(({ id }) => id === kind)
    return {
      step,
      kind,
      days,
      words: known.has(step) ? null : name,
      role: catalog.roles.has(role as never) ? role : (usual?.role ?? role),
      told: lesson,
      leftBecause: leftAsElsewhere(kind, leftBecause),
    }
  })
}

/** A model names the playbook it will be set up from: it must be kept there, and be of its type. */
export async function checkNamedPlaybook(ctx: Inside, models: { keeperId: string; id: string }[]) {
  for (const { keeperId, id } of models) {
    const { rows } = await sql<{ playbookId: string | null; type: string }>`
      select playbook_id, type from models.open_register
       where keeper_id = ${keeperId} and id = ${id}`.execute(ctx.db)
    const [model] = rows
    if (!model?.playbookId) continue
    const kept = await rowOf(ctx, { keeperId, id: model.playbookId })
    if (!kept) throw wrong('playbookId', 'unknown')
    if (kept.type !== model.type) throw conflict('playbook.other_type')
  }
}
