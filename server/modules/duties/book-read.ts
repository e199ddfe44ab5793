import { sql } from 'kysely'
import type { z } from 'zod'
import type { dutyBooks } from '../../../contract/duty-books.ts'
import type { BookEntry } from '../../../contract/duty-books.ts'
import type { Ctx, OpenCtx } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import { allow, notFound } from '../../platform/errors.ts'
import { atHome } from '../models/module.ts'
import { type At, bookOf, entryOf, findLine, linesOf, workingModel } from './book-find.ts'
import { mayRead, mayStop, mayWrite } from './book-policy.ts'
import { standingStop } from './book-stop.ts'

type Asked = z.output<typeof dutyBooks.lines.input>

/** Whether anything may leave, for everybody; how each book stands, for those who may read it. */
export async function readBooks(ctx: OpenCtx, at: At) {
  const model = await workingModel(ctx, at)
  const [stop, states, acts] = await Promise.all([
    standingStop(ctx, at),
    countedStates(ctx, at),
    countedActs(ctx, at),
  ])
  return {
    stop: stop ?? null,
    books: model.works.books.map((book) => {
      const reads = mayRead(ctx.actor, model, book)
      const mine = <Row extends { book: string }>(rows: Row[]) =>
        reads ? rows.filter((row) => row.book === book.id) : []
      return { book: book.id, mayRead: reads, states: mine(states), acts: mine(acts) }
    }),
    mayWrite: atHome(ctx.actor, model) && mayWrite(ctx.actor, model.path),
    mayStop: atHome(ctx.actor, model) && model.works.stop && mayStop(ctx.actor, model.path),
  }
}

/** The lines of a book, newest first: of one state, or all that are not closed. */
export async function listLines(ctx: Ctx, input: Asked) {
  const model = await workingModel(ctx, input)
  if (!atHome(ctx.actor, model)) throw notFound('model')
  const book = bookOf(model.works, input.book)
  allow(mayRead(ctx.actor, model, book))
  const open = book.states.filter((state) => state.open).map(({ id }) => id)
  const [day, id] = input.after?.split('~') ?? []
  const rest = day && id ? sql`(l.on_day, l.id) < (${day}::date, ${id}::uuid)` : sql`true`
  const rows = await linesOf(
    ctx,
    input,
    sql`l.book = ${book.id} and l.state = any (${input.state ? [input.state] : open}::text[]) and ${rest}
        order by l.on_day desc, l.id desc limit ${input.limit + 1}`,
  )
  const lines = rows.slice(0, input.limit)
  const last = rows.length > input.limit ? lines.at(-1) : undefined
  return { lines, next: last ? `${last.on}~${last.id}` : null }
}

/** One line and all that was done about it. */
export async function readLine(ctx: Ctx, at: At & { id: string }) {
  const { line } = await findLine(ctx, at)
  const { rows } = await sql<{ entry: BookEntry }>`
    select ${entryOf} as entry from duties.entry e
     where e.keeper_id = ${at.keeperId} and e.line_id = ${at.id}
     order by e.at desc, e.id desc limit 200`.execute(ctx.db)
  return { line, entries: rows.map(({ entry }) => entry) }
}

async function countedStates({ db }: OpenCtx, { keeperId, modelId }: At) {
  const { rows } = await sql<{ book: string; state: string; lines: number }>`
    select book, state, count(*)::int as lines from duties.line
     where keeper_id = ${keeperId} and model_id = ${modelId} group by book, state`.execute(db)
  return rows
}

async function countedActs({ db }: OpenCtx, { keeperId, modelId }: At) {
  const { rows } = await sql<{ book: string; act: string; done: number; against: number }>`
    select l.book, e.act, count(*)::int as done,
           (count(*) filter (where cardinality(e.against) > 0))::int as against
      from duties.entry e join duties.line l on l.keeper_id = e.keeper_id and l.id = e.line_id
     where l.keeper_id = ${keeperId} and l.model_id = ${modelId} and e.on_day > ${today()}::date - 30
     group by l.book, e.act`.execute(db)
  return rows
}
