import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { BookLine, dutyBooks } from '../../../contract/duty-books.ts'
import type { Book } from '../../../contract/model-works.ts'
import type { Ctx } from '../../platform/context.ts'
import { conflict, notFound } from '../../platform/errors.ts'
import { answered, type At, bookOf, linesOf, modelToWork, notInFuture } from './book-find.ts'
import { mayWrite } from './book-policy.ts'

type Written = z.output<typeof dutyBooks.write.input>
type Changed = z.output<typeof dutyBooks.change.input>

/** Writes a line in a book of a model; sent twice it is one line. */
export async function writeLine(ctx: Ctx, input: Written): Promise<BookLine> {
  const { keeperId, modelId, id, on } = input
  const model = await modelToWork(ctx, input, (path) => mayWrite(ctx.actor, path))
  const book = bookOf(model.works, input.book)
  notInFuture(on)
  const answers = answered(formOf(model.type, book), input.answers)
  const made = await ctx.db
    .insertInto('duties.line')
    .values({
      keeperId,
      modelId,
      id,
      book: book.id,
      bookVersion: book.version,
      answers: JSON.stringify(answers),
      state: book.states[0]?.id ?? '',
      onDay: on,
      writtenBy: ctx.actor.accountId,
    })
    .onConflict((twice) => twice.columns(['keeperId', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  const line = await toldLine(ctx, input)
  // What was set right since is known by the book and the day it was written for.
  const same =
    line?.book === book.id &&
    line.on === on &&
    (line.edition > 1 || isDeepStrictEqual(line.answers, answers))
  if (!line || (!made && !same)) throw conflict('line.other_content')
  return line
}

/** Sets right what a line says; from an older version it is refused with the one that stands. */
export async function changeLine(ctx: Ctx, input: Changed): Promise<BookLine> {
  const { keeperId, id, edition } = input
  const { model, line } = await lineToWork(ctx, input)
  const book = bookOf(model.works, line.book)
  const answers = answered(formOf(model.type, book), input.answers)
  const now = await toldLine(ctx, input)
  if (now && isDeepStrictEqual(now.answers, answers)) return now
  if (line.edition !== edition) throw conflict('line.changed', now)
  await ctx.db
    .updateTable('duties.line')
    .set({ answers: JSON.stringify(answers), bookVersion: book.version, edition: edition + 1 })
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .execute()
  return told(ctx, input)
}

/** A line of a model's book, held still until the change is done. */
export async function lineToWork(ctx: Ctx, at: At & { id: string }) {
  const model = await modelToWork(ctx, at, (path) => mayWrite(ctx.actor, path))
  const line = await ctx.db
    .selectFrom('duties.line')
    .selectAll()
    .where('keeperId', '=', at.keeperId)
    .where('id', '=', at.id)
    .where('modelId', '=', at.modelId)
    .forUpdate()
    .executeTakeFirst()
  if (!line) throw notFound('line')
  return { model, line }
}

/** A line as it stands now. */
export async function told(ctx: Ctx, at: At & { id: string }) {
  const line = await toldLine(ctx, at)
  if (!line) throw notFound('line')
  return line
}

async function toldLine(ctx: Ctx, at: At & { id: string }) {
  const [line] = await linesOf(ctx, at, sql`l.id = ${at.id}`)
  return line
}

/** The form of a line is one for each type of model, book and version. */
function formOf(type: string, { id, version, fields }: Book) {
  return { id: `${type}.${id}`, version, fields }
}
