import type { z } from 'zod'
import type { activities } from '../../../contract/activities.ts'
import type { Ctx } from '../../platform/context.ts'
import { conflict, notFound } from '../../platform/errors.ts'
import { modelsForDiary } from '../models/module.ts'
import { holdActivity, type Row } from './find.ts'
import { prepare } from './prepare.ts'
import { isOwn, readActivity, type Sheet } from './read.ts'
import { proofsIn } from './record.ts'
import { announceWritten, proofsNamed, sameContent } from './write.ts'

type Sent = z.output<typeof activities.submit.input>

/** Sends a draft or a returned record on, with any change its writer made to it. */
export async function submit(ctx: Ctx, input: Sent): Promise<Sheet> {
  const { keeperId, id } = input
  const before = await holdActivity(ctx, input)
  if (!isOwn(ctx, before)) throw notFound('activity')
  const after = await prepareOne(ctx, input, before)
  const open = before.state === 'draft' || before.state === 'returned'
  if (!open && sameContent(before, after)) return readActivity(ctx, input)
  if (!open) throw conflict('activity.changed', await readActivity(ctx, input))

  const { answers, lines, counted, keeperId: _, id: __, ...columns } = after
  await ctx.db
    .updateTable('activities.activity')
    .set({
      ...columns,
      answers: JSON.stringify(answers),
      lines: JSON.stringify(lines),
      counted: JSON.stringify(counted),
      returnedFor: null,
      writtenAt: new Date(),
    })
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .execute()
  await announceWritten(ctx, [after])
  return readActivity(ctx, input)
}

/** One record made ready as any other; it may also name what already proves the record it stands for. */
export async function prepareOne(ctx: Ctx, input: Sent, before: Row) {
  const { house, actor } = ctx
  const [model] = await modelsForDiary(ctx, [input])
  const named = await proofsNamed(ctx, [input])
  const mine = named.filter(
    (proof) => proof.uploadedBy === actor.accountId || before.evidence.includes(proof.id),
  )
  const proofs = proofsIn(mine, input.keeperId)
  return prepare({ house, actor, input: { ...input, draft: false }, model, proofs })
}
