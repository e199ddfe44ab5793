import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import type { BookLine, dutyBooks } from '../../../contract/duty-books.ts'
import type { Book } from '../../../contract/model-works.ts'
import type { Ctx } from '../../platform/context.ts'
import { conflict, wrong } from '../../platform/errors.ts'
import { against } from './book-against.ts'
import { answered, bookOf, findEntry, notInFuture } from './book-find.ts'
import { standingStop } from './book-stop.ts'
import { lineToWork, told } from './book-write.ts'

type Acted = z.output<typeof dutyBooks.act.input>

/**
 * Writes what was done about a line and moves the line where that leads. Against a rule it is written all
 * the same, with the rules it was against, and the line stays where it is: nothing leaves.
 */
export async function act(ctx: Ctx, input: Acted) {
  const { keeperId, modelId, lineId, id, on } = input
  const at = { keeperId, modelId, id: lineId }
  const { model, line } = await lineToWork(ctx, at)
  const book = bookOf(model.works, line.book)
  const kind = book.acts.find((each) => each.id === input.act)
  if (!kind) throw wrong('act', 'not_offered')
  const form = { id: `${model.type}.${book.id}.${kind.id}`, version: book.version }
  const answers = answered({ ...form, fields: kind.fields }, input.answers)

  const known = await findEntry(ctx, input)
  if (known) {
    const { lineId: of, entry } = known
    const same = of === lineId && entry.act === kind.id && isDeepStrictEqual(entry.answers, answers)
    if (!same) throw conflict('entry.other_content')
    return { line: await told(ctx, at), entry }
  }
  notInFuture(on)
  if (on < line.onDay) throw wrong('on', 'before_it_existed')
  if (!possible(book, kind, line.state)) throw conflict('line.act_not_now', await told(ctx, at))
  if (kind.stops && (await standingStop(ctx, input))) throw conflict('stop.stands')

  const broken = against(kind.rules, answers, line.answers as BookLine['answers'])
  await ctx.db
    .insertInto('duties.entry')
    .values({
      keeperId,
      id,
      lineId,
      act: kind.id,
      answers: JSON.stringify(answers),
      against: broken,
      onDay: on,
      byId: ctx.actor.accountId,
    })
    .execute()
  if (kind.to && broken.length === 0) await moveLine(ctx, at, { book, to: kind.to, on })
  const written = await told(ctx, at)
  const entry = (await findEntry(ctx, input))?.entry
  if (!entry) throw conflict('entry.other_content')
  return { line: written, entry }
}

/** May this be done about a line in that state? Where the catalog names none, about any that is open. */
function possible(book: Book, kind: Book['acts'][number], state: string) {
  if (kind.from) return kind.from.includes(state)
  return book.states.some(({ id, open }) => id === state && open)
}

type Move = { book: Book; to: string; on: string }

async function moveLine(
  { db }: Ctx,
  { keeperId, id }: { keeperId: string; id: string },
  { book, to, on }: Move,
) {
  const open = book.states.some((state) => state.id === to && state.open)
  await db
    .updateTable('duties.line')
    .set(({ eb }) => ({
      state: to,
      closedOn: open ? null : on,
      edition: eb('edition', '+', 1),
    }))
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .execute()
}
