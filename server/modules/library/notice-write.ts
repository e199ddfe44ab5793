import { sql } from 'kysely'
import type { z } from 'zod'
import type { notices } from '../../../contract/notices.ts'
import { announce } from '../../platform/bus.ts'
import type { Ctx } from '../../platform/context.ts'
import { allow, conflict } from '../../platform/errors.ts'
import { type Found, modelAt } from './find.ts'
import { noticeRow } from './notice-find.ts'
import { readNotice } from './notice-read.ts'
import { outcomesOf } from './outcome.ts'
import { mayWriteNotice } from './policy.ts'

type Writing = z.output<typeof notices.write.input>
type Changing = z.output<typeof notices.change.input>

/** Drafts a notice from a model that works, with its numbers as they stand; sent twice it is the same notice. */
export async function writeNotice(ctx: Ctx, input: Writing) {
  const { keeperId, modelId, id, title, text } = input
  const model = await modelAt(ctx, { keeperId, id: modelId })
  allow(mayWriteNotice(ctx.actor, model.path))
  if (!model.startedOn) throw conflict('notice.not_launched')
  if (model.state === 'dissolved') throw conflict('model.dissolved')
  const made = await ctx.db
    .insertInto('library.notice')
    .values({
      keeperId,
      id,
      modelKeeper: keeperId,
      modelId,
      title,
      text,
      figures: await figuresOf(ctx, model),
      writtenBy: ctx.actor.accountId,
    })
    .onConflict((twice) => twice.columns(['keeperId', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) {
    const stored = await noticeRow(ctx, input)
    const same = stored.modelId === modelId && (stored.edition > 1 || sameWords(stored, input))
    if (!same) throw conflict('notice.other_content')
  }
  await announce(ctx, 'library.notice_moved', [{ keeperId, id, modelId }])
  return readNotice(ctx, input)
}

/** Changes a draft; what was proposed is changed only after it came back. */
export async function changeNotice(ctx: Ctx, input: Changing) {
  const { keeperId, id, title, text, edition } = input
  const row = await noticeRow(ctx, input, true)
  const model = await modelAt(ctx, { keeperId: row.modelKeeper, id: row.modelId })
  allow(mayWriteNotice(ctx.actor, model.path))
  if (row.state === 'draft' && sameWords(row, input)) return readNotice(ctx, input)
  if (row.edition !== edition) throw conflict('notice.changed', await readNotice(ctx, input))
  if (row.state !== 'draft') throw conflict('notice.not_draft')
  await ctx.db
    .updateTable('library.notice')
    .set({ title, text, figures: await figuresOf(ctx, model), edition: row.edition + 1 })
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .execute()
  await announce(ctx, 'library.notice_moved', [{ keeperId, id, modelId: row.modelId }])
  return readNotice(ctx, input)
}

async function figuresOf(ctx: Ctx, model: Found) {
  const [own] = await outcomesOf(ctx, [model])
  return sql<string>`${JSON.stringify(own)}::jsonb`
}

function sameWords(
  stored: { title: string; text: string },
  { title, text }: { title: string; text: string },
) {
  return stored.title === title && stored.text === text
}
