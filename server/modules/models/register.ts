import type { Model, NewModel } from '../../../contract/models.ts'
import { announce } from '../../platform/bus.ts'
import type { Ctx } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import { allow, conflict, notFound, wrong } from '../../platform/errors.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { openUnit } from '../units/module.ts'
import { notInFuture, openModel, registered } from './find.ts'
import { atHome, mayRegister } from './policy.ts'
import { readModel } from './read.ts'

/** Enters a model in the register as proposed; sent twice it is the same model. */
export async function register(ctx: Ctx, input: NewModel): Promise<Model> {
  if (await alreadyRegistered(ctx, input)) return readModel(ctx, input)
  const unit = await openUnit(ctx, input.unitId)
  if (unit.keeperId !== input.keeperId || !atHome(ctx.actor, unit)) throw notFound('unit')
  allow(mayRegister(ctx.actor, unit.path))

  const type = ctx.house.catalog.models.get(input.type)
  if (!type) throw wrong('type', 'not_offered')
  if (type.closed) throw conflict('model.type_closed')
  if (!type.livesIn.includes(unit.kind)) throw conflict('model.unit_kind')
  notInFuture(input.foundedOn, 'foundedOn')
  await original(ctx, input)
  await refuseTaken(ctx, input)

  const { keeperId, id, unitId, copiedFrom, ...written } = input
  const made = await ctx.db
    .insertInto('models.model')
    .values({
      ...written,
      keeperId,
      id,
      unitId,
      typeVersion: type.version,
      copiedFrom: copiedFrom?.id ?? null,
      copiedFromKeeper: copiedFrom?.keeperId ?? null,
      registeredBy: ctx.actor.accountId,
    })
    .onConflict((twice) => twice.columns(['keeperId', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  // The same model came by another request in the meantime.
  if (!made && (await alreadyRegistered(ctx, input))) return readModel(ctx, input)

  await ctx.db
    .insertInto('models.change')
    .values({
      keeperId,
      id: uuid7(),
      modelId: id,
      state: 'proposed',
      // What is entered late was proposed no later than it was founded.
      onDay: input.foundedOn ?? today(),
      reason: '',
      byId: ctx.actor.accountId,
    })
    .execute()
  await announce(ctx, 'models.registered', [{ keeperId, id, unitId }])
  return readModel(ctx, input)
}

/** Is this very model in the register? Under the same id with other content it is a mistake. */
async function alreadyRegistered(ctx: Ctx, input: NewModel) {
  const stored = await ctx.db
    .selectFrom('models.model')
    .selectAll()
    .where('keeperId', '=', input.keeperId)
    .where('id', '=', input.id)
    .executeTakeFirst()
  if (!stored) return false
  const same =
    stored.registeredBy === ctx.actor.accountId &&
    stored.unitId === input.unitId &&
    stored.type === input.type &&
    stored.copiedFrom === (input.copiedFrom?.id ?? null) &&
    stored.playbookId === (input.playbookId ?? null) &&
    // What may be changed later is compared while nobody has changed it.
    (stored.edition > 1 || sameWords(stored, input))
  if (!same) throw conflict('model.other_content')
  return true
}

type Words = {
  [Name in 'decision' | 'foundedOn' | 'households']?: string | number | null | undefined
}

function sameWords(
  stored: Words & { name: string; story: string; changedFromOriginal: string },
  input: Words & { name: string; story: string; changedFromOriginal: string },
) {
  return (
    stored.name === input.name &&
    stored.story === input.story &&
    stored.changedFromOriginal === input.changedFromOriginal &&
    stored.decision === (input.decision ?? null) &&
    stored.foundedOn === (input.foundedOn ?? null) &&
    stored.households === (input.households ?? null)
  )
}

/** Whoever makes the id might make that of a model in other books, and what is known by the id would be both of theirs. */
async function refuseTaken({ db }: Ctx, { keeperId, id }: NewModel) {
  const taken = await db
    .selectFrom('models.openRegister')
    .select('id')
    .where('id', '=', id)
    .where('keeperId', '<>', keeperId)
    .limit(1)
    .executeTakeFirst()
  if (taken) throw conflict('model.other_content')
}

/** A copy is taken from a model that still stands, in any commune. */
async function original(ctx: Ctx, { copiedFrom, id }: NewModel) {
  if (!copiedFrom) return
  const found = await registered(ctx)
    .where('m.keeperId', '=', copiedFrom.keeperId)
    .where('m.id', '=', copiedFrom.id)
    .executeTakeFirst()
  if (!found || found.id === id) throw wrong('copiedFrom', 'unknown')
  if (found.state === 'dissolved') throw conflict('model.copied_from_dissolved')
  await refuseLoop(ctx, found, id)
}

type Copied = { copiedFromKeeper: string | null; copiedFrom: string | null }

/** Nobody descends from themselves: the writer makes the id, and might make one that an ancestor has. */
async function refuseLoop(ctx: Ctx, from: Copied, id: string) {
  let { copiedFromKeeper, copiedFrom } = from
  while (copiedFromKeeper && copiedFrom) {
    if (copiedFrom === id) throw conflict('model.copied_in_a_loop')
    const above = await openModel(ctx, { keeperId: copiedFromKeeper, id: copiedFrom })
    ;({ copiedFromKeeper, copiedFrom } = above)
  }
}
