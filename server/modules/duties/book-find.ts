import { sql } from 'kysely'
import type { ModelType } from '../../../contract/catalog.ts'
import type { BookEntry, BookLine } from '../../../contract/duty-books.ts'
import type { Book } from '../../../contract/model-works.ts'
import type { Ctx, OpenCtx } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import { allow, conflict, notFound, Refusal, wrong } from '../../platform/errors.ts'
import { readAnswers } from '../activities/module.ts'
import { atHome, modelsForDiary } from '../models/module.ts'
import { mayRead } from './book-policy.ts'

export type At = { keeperId: string; modelId: string }
type Answers = BookLine['answers']

/** A model wherever it is, with what its type works with. */
export async function workingModel(
  { db, house }: Pick<OpenCtx, 'db' | 'house'>,
  { keeperId, modelId }: At,
) {
  const [model] = await modelsForDiary({ db }, [{ keeperId, modelId, on: today() }])
  const type = model && house.catalog.models.get(model.type)
  if (!type) throw notFound('model')
  return { ...model, modelId, works: type.works }
}

export type Working = Awaited<ReturnType<typeof workingModel>>

/** The model whose books the actor is about to write in: at home, and not dissolved. */
export async function modelToWork(ctx: Ctx, at: At, mayDo: (path: string) => boolean) {
  const model = await workingModel(ctx, at)
  if (!atHome(ctx.actor, model)) throw notFound('model')
  allow(mayDo(model.path))
  if (model.stateThen === 'dissolved') throw conflict('model.dissolved')
  return model
}

/** A book of a type of model. */
export function bookOf(works: ModelType['works'], id: string): Book {
  const book = works.books.find((each) => each.id === id)
  if (!book) throw notFound('book')
  return book
}

/** The answers as a form of the catalog takes them; a refusal names every blank that does not fit. */
export function answered(
  asking: { id: string; version: number; fields: Book['fields'] },
  said: Answers,
) {
  const { answers, faults } = readAnswers(asking, said, false)
  if (faults.length > 0) throw new Refusal(400, 'invalid_input', faults)
  return answers
}

/** Refuses a day that has not come yet. */
export function notInFuture(day: string) {
  if (day > today()) throw wrong('on', 'day_in_future')
}

/** What an entry is told as. */
export const entryOf = sql`jsonb_build_object('id', e.id, 'act', e.act, 'answers', e.answers,
  'against', to_jsonb(e.against), 'on', e.on_day,
  'at', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))`

/** Lines of a model's books, as they are told; `which` says of which of them. */
export async function linesOf(
  { db }: Pick<OpenCtx, 'db'>,
  { keeperId, modelId }: At,
  which: ReturnType<typeof sql>,
) {
  const { rows } = await sql<BookLine>`
    select l.keeper_id, l.model_id, l.id, l.book, l.book_version, l.answers, l.state, l.on_day as "on",
           l.closed_on, l.edition,
           (select ${entryOf} from duties.entry e
             where e.keeper_id = l.keeper_id and e.line_id = l.id order by e.at desc, e.id desc limit 1) as last
      from duties.line l
     where l.keeper_id = ${keeperId} and l.model_id = ${modelId} and ${which}`.execute(db)
  return rows
}

/** One line the actor may read, with its book. */
export async function findLine(ctx: Ctx, at: At & { id: string }) {
  const model = await workingModel(ctx, at)
  const [line] = await linesOf(ctx, at, sql`l.id = ${at.id}`)
  if (!line) throw notFound('line')
  const book = bookOf(model.works, line.book)
  if (!mayRead(ctx.actor, model, book)) throw notFound('line')
  return { line, book, model }
}

/** One thing that was done, by its id, wherever it was written. */
export async function findEntry({ db }: Ctx, { keeperId, id }: { keeperId: string; id: string }) {
  const { rows } = await sql<{ lineId: string; entry: BookEntry }>`
    select e.line_id, ${entryOf} as entry from duties.entry e
     where e.keeper_id = ${keeperId} and e.id = ${id}`.execute(db)
  return rows[0]
}
