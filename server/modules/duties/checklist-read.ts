import { sql } from 'kysely'
import type { Checklist } from '../../../contract/checklists.ts'
import type { Ctx, OpenCtx } from '../../platform/context.ts'
import { conflict } from '../../platform/errors.ts'
import { atHome } from '../models/module.ts'
import { type At, workingModel, type Working } from './book-find.ts'
import { mayWord, mayWrite } from './book-policy.ts'

/** The checklist of a model as its place worded it, and every time it was gone through. */
export async function readChecklist(ctx: OpenCtx, at: At) {
  const model = await workingModel(ctx, at)
  kindOf(model)
  const home = atHome(ctx.actor, model)
  const [wordings, looks] = await Promise.all([wordingsOf(ctx, at), looksOf(ctx, at, home)])
  const [now, ...before] = wordings
  return {
    now: now ?? null,
    before,
    looks,
    mayWrite: home && mayWord(ctx.actor, model.path),
    mayLook: home && mayWrite(ctx.actor, model.path),
  }
}

/** What a type asks of its checklist; a type without one has none to read. */
export function kindOf({ works }: Pick<Working, 'works'>) {
  if (!works.checklist) throw conflict('checklist.not_of_type')
  return works.checklist
}

/** Every wording, newest first. */
export async function wordingsOf(
  { db }: Pick<Ctx | OpenCtx, 'db'>,
  { keeperId, modelId }: At,
): Promise<{ version: number; items: string[]; at: Date }[]> {
  return db
    .selectFrom('duties.openChecklist')
    .select(['version', 'items', 'at'])
    .where('keeperId', '=', keeperId)
    .where('modelId', '=', modelId)
    .orderBy('version', 'desc')
    .$narrowType<{ version: number; items: string[]; at: Date }>()
    .execute()
}

// What was noted beside an item may speak of somebody: it stays at home.
async function looksOf({ db }: OpenCtx, { keeperId, modelId }: At, home: boolean) {
  const { rows } = await sql<Checklist['looks'][number]>`
    select id, version, on_day as "on", met, ${home ? sql`notes` : sql`null::text[]`} as notes
      from ${home ? sql`duties.look` : sql`duties.open_look`}
     where keeper_id = ${keeperId} and model_id = ${modelId}
     order by on_day desc, at desc limit 200`.execute(db)
  return rows
}
