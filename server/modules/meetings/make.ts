import { sql } from 'kysely'
import type { z } from 'zod'
import type { covenants } from '../../../contract/covenants.ts'
import { announce } from '../../platform/bus.ts'
import type { Ctx } from '../../platform/context.ts'
import { allow, conflict, notFound } from '../../platform/errors.ts'
import { atHome } from '../models/module.ts'
import { type At, openCovenants, versionsOf } from './find.ts'
import { mayKeep } from './policy.ts'
import { readCovenant } from './read.ts'

type Making = z.output<typeof covenants.make.input>

/** Begins a covenant of a model with its first draft. Sent twice it is one. */
export async function makeCovenant(ctx: Ctx, input: Making) {
  const { db, actor, house } = ctx
  const { keeperId, modelId, id, title, text, signers, money } = input
  const model = await modelOf(ctx, input)
  allow(mayKeep(actor, model.path))
  if (model.state === 'dissolved') throw conflict('model.dissolved')
  if (await isThere(ctx, input)) return readCovenant(ctx, input)

  const shape = house.catalog.models.get(model.type)?.covenant
  await db
    .insertInto('meetings.covenant')
    .values({
      keeperId,
      id,
      modelId,
      unitId: model.unitId,
      title,
      signers,
      money,
      kind: input.kind ?? shape?.kind ?? 'commitment',
      signer: input.signer ?? shape?.signer ?? 'household',
      named: shape?.named ?? true,
      madeBy: actor.accountId,
    })
    .execute()
  await db
    .insertInto('meetings.version')
    .values({ keeperId, covenantId: id, number: 1, text, madeBy: actor.accountId })
    .execute()
  await announce(ctx, 'meetings.covenant_changed', [{ keeperId, id }])
  return readCovenant(ctx, input)
}

async function modelOf({ db, actor }: Ctx, { keeperId, modelId }: At) {
  const { rows } = await sql<{ unitId: string; type: string; state: string; path: string }>`
    select m.unit_id, m.type, m.state, u.path
      from models.open_register m join units.unit u on u.id = m.unit_id
     where m.keeper_id = ${keeperId} and m.id = ${modelId}`.execute(db)
  const [model] = rows
  if (!model || !atHome(actor, { keeperId, path: model.path })) throw notFound('model')
  return model
}

/** Was it made before, and by this very call? */
async function isThere(ctx: Ctx, input: Making) {
  const { keeperId, id } = input
  const known = await ctx.db
    .selectFrom('meetings.covenant')
    .select('modelId')
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!known) return false
  const there = (await openCovenants(ctx, input)).find((each) => each.id === id)
  const first = (await versionsOf(ctx, input)).at(-1)
  const same = there?.title === input.title && first?.text === input.text
  if (!same) throw conflict('covenant.other_content')
  return true
}
