import { z } from 'zod'
import { Answers } from './activities.ts'
import { endpoint } from './endpoint.ts'
import { Cursor, Day, Done, Edition, Id, Line, Moment } from './wire.ts'

const At = { keeperId: Id, modelId: Id }
const Key = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)

const Entry = z.object({
  id: Id,
  act: z.string(),
  answers: Answers,
  /** The rules it was against, by their keys: then it did not leave. */
  against: z.array(z.string()),
  on: z.string(),
  at: Moment,
})

export const BookLine = z.object({
  keeperId: Id,
  modelId: Id,
  id: Id,
  book: z.string(),
  bookVersion: z.number(),
  answers: Answers,
  state: z.string(),
  on: z.string(),
  closedOn: z.string().nullable(),
  edition: z.number(),
  /** What was done about it last. */
  last: Entry.nullable(),
})

const Stop = z.object({
  id: Id,
  reason: z.string(),
  fromAt: Moment,
})

const Counts = z.object({
  book: z.string(),
  mayRead: z.boolean(),
  /** How many lines stand in each state. */
  states: z.array(z.object({ state: z.string(), lines: z.number() })),
  /** What was done in the last thirty days, and how often it was against a rule. */
  acts: z.array(z.object({ act: z.string(), done: z.number(), against: z.number() })),
})

export const dutyBooks = {
  read: endpoint({
    method: 'GET',
    path: '/api/communes/:keeperId/models/:modelId/books',
    says: 'The books of a model: whether it is stopped for weather, and for its own how many lines stand where.',
    input: z.object(At),
    reply: z.object({
      stop: Stop.nullable(),
      books: z.array(Counts),
      mayWrite: z.boolean(),
      mayStop: z.boolean(),
    }),
  }),
  lines: endpoint({
    method: 'GET',
    path: '/api/communes/:keeperId/models/:modelId/books/:book/lines',
    says: 'The lines of a book, newest first, of one state or of those that still need somebody.',
    input: z.object({
      ...At,
      book: Key,
      state: Key.optional(),
      after: Cursor.optional(),
      limit: z.coerce.number().int().min(1).max(200).default(60),
    }),
    reply: z.object({ lines: z.array(BookLine), next: Cursor.nullable() }),
  }),
  line: endpoint({
    method: 'GET',
    path: '/api/communes/:keeperId/models/:modelId/lines/:id',
    says: 'One line of a book and all that was done about it, latest first.',
    input: z.object({ ...At, id: Id }),
    reply: z.object({ line: BookLine, entries: z.array(Entry) }),
  }),
  write: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/models/:modelId/books/:book/lines',
    says: 'Writes a line in a book: a boat, a lamp, something found, a signal.',
    input: z.object({ ...At, book: Key, id: Id, answers: Answers, on: Day }),
    reply: BookLine,
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/api/communes/:keeperId/models/:modelId/lines/:id',
    says: 'Sets right what is written in a line.',
    input: z.object({ ...At, id: Id, edition: Edition, answers: Answers }),
    reply: BookLine,
  }),
  act: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/models/:modelId/lines/:lineId/entries',
    says: 'Writes what was done about a line. Against a rule it is written too, and nothing leaves.',
    input: z.object({ ...At, lineId: Id, id: Id, act: Key, answers: Answers.default({}), on: Day }),
    reply: z.object({ line: BookLine, entry: Entry }),
  }),
  stop: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/models/:modelId/stops',
    says: 'Nobody leaves until it is lifted: a storm, a flood.',
    input: z.object({ ...At, id: Id, reason: Line.max(200) }),
    reply: Stop,
  }),
  lift: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/models/:modelId/stops/:id/lift',
    says: 'What was stopped may leave again.',
    input: z.object({ ...At, id: Id }),
    reply: Done,
  }),
}

export type BookLine = z.output<typeof BookLine>
export type BookEntry = z.output<typeof Entry>
