import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import type { checklists } from '../../../contract/checklists.ts'
import { announce } from '../../platform/bus.ts'
import type { Ctx } from '../../platform/context.ts'
import { conflict, wrong } from '../../platform/errors.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { tellOfModel } from '../models/module.ts'
import { modelToWork, notInFuture } from './book-find.ts'
import { mayWord, mayWrite } from './book-policy.ts'
import { kindOf, readChecklist, wordingsOf } from './checklist-read.ts'

type Written = z.output<typeof checklists.write.input>
type Looked = z.output<typeof checklists.look.input>

/** The place words its items, as many as the type asks for. What was worded before stays as it was. */
export async function wordChecklist(ctx: Ctx, input: Written) {
  const { keeperId, modelId, version, items } = input
  const model = await modelToWork(ctx, input, (path) => mayWord(ctx.actor, path))
  const { atLeast, atMost } = kindOf(model)
  if (items.length < atLeast || items.length > atMost) throw wrong('items', 'item_count')
  const twice = items.findIndex((item, at) => items.indexOf(item) !== at)
  if (twice >= 0) throw wrong(`items.${twice}`, 'said_twice')

  const [now] = await wordingsOf(ctx, input)
  if (now && isDeepStrictEqual(now.items, items)) return readChecklist(ctx, input)
  if (version !== (now?.version ?? 0) + 1)
    throw conflict('checklist.changed', await readChecklist(ctx, input))
  const made = await ctx.db
    .insertInto('duties.checklist')
    .values({ keeperId, modelId, version, items, byId: ctx.actor.accountId })
    .onConflict((sooner) => sooner.columns(['keeperId', 'modelId', 'version']).doNothing())
    .returning('version')
    .executeTakeFirst()
  if (!made) throw conflict('checklist.changed', await readChecklist(ctx, input))
  return readChecklist(ctx, input)
}

/** Somebody goes through it, item by item. What is not met is said in words, not written up. */
export async function lookAt(ctx: Ctx, input: Looked) {
  const { keeperId, modelId, id, version, on, met, notes } = input
  const model = await modelToWork(ctx, input, (path) => mayWrite(ctx.actor, path))
  kindOf(model)
  if (await alreadyLooked(ctx, input)) return readChecklist(ctx, input)
  const [now] = await wordingsOf(ctx, input)
  if (!now) throw conflict('checklist.not_worded')
  if (now.version !== version) throw conflict('checklist.changed', await readChecklist(ctx, input))
  if (met.length !== now.items.length || notes.length !== now.items.length)
    throw wrong('met', 'item_count')
  const silent = met.findIndex((each, at) => !each && notes[at] === '')
  if (silent >= 0) throw wrong(`notes.${silent}`, 'missing')
  notInFuture(on)

  await ctx.db
    .insertInto('duties.look')
    .values({ keeperId, id, modelId, version, onDay: on, met, notes, byId: ctx.actor.accountId })
    .execute()
  const said = { met: met.filter(Boolean).length, of: met.length }
  await tellOfModel(ctx, [{ keeperId, id: uuid7(), modelId, on, what: 'checklist.looked', said }])
  await announce(ctx, 'models.changed', [{ keeperId, id: modelId }])
  return readChecklist(ctx, input)
}

async function alreadyLooked({ db }: Ctx, input: Looked) {
  const stored = await db
    .selectFrom('duties.look')
    .select(['modelId', 'version', 'onDay as on', 'met', 'notes'])
    .where('keeperId', '=', input.keeperId)
    .where('id', '=', input.id)
    .executeTakeFirst()
  if (!stored) return false
  const { modelId, version, on, met, notes } = input
  if (!isDeepStrictEqual({ ...stored }, { modelId, version, on, met, notes }))
    throw conflict('look.other_content')
  return true
}
