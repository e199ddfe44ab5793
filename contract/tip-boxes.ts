import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Day, Edition, Id, Line } from './wire.ts'

const At = { keeperId: Id, id: Id }

const Box = z.object({
  keeperId: Id,
  id: Id,
  unitId: Id,
  unitName: z.string(),
  place: z.string(),
  number: z.number(),
  modelId: Id.nullable(),
  keyholders: z.tuple([
    z.object({ id: Id, name: z.string() }),
    z.object({ id: Id, name: z.string() }),
  ]),
  everyDays: z.number(),
  hungOn: z.string(),
  takenDownOn: z.string().nullable(),
  lastOpenedOn: z.string().nullable(),
  /** The day it should be opened next; in the past: it is late. */
  dueOn: z.string().nullable(),
  edition: z.number(),
})

const Batch = z.object({
  keeperId: Id,
  id: Id,
  kind: z.enum(['box', 'meeting']),
  boxId: Id.nullable(),
  place: z.string(),
  unitId: Id,
  number: z.number(),
  year: z.number(),
  on: z.string(),
  at: z.string(),
  sealWhole: z.boolean(),
  letters: z.number(),
  /** How many of them are in the queue so far. */
  typedIn: z.number(),
  attendance: z.number().nullable(),
  byOne: z.object({ id: Id, name: z.string() }),
  byTwo: z.object({ id: Id, name: z.string() }),
  confirmedAt: z.string().nullable(),
  remarks: z.string(),
})

export const tipBoxes = {
  list: endpoint({
    method: 'GET',
    path: '/api/communes/:keeperId/tip-boxes',
    says: 'The letter boxes of a commune: where they hang, who holds the keys, when they are due.',
    input: z.object({ keeperId: Id }),
    reply: z.object({
      boxes: z.array(Box),
      people: z.array(z.object({ id: Id, name: z.string(), role: z.string() })),
    }),
  }),
  hang: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/tip-boxes',
    says: 'A letter box is hung: place, two key holders, how often it is opened.',
    input: z.object({
      ...At,
      unitId: Id,
      place: Line,
      modelId: Id.nullable().default(null),
      keyholders: z.tuple([Id, Id]),
      everyDays: z.number().int().min(1).max(31),
      hungOn: Day,
    }),
    reply: Box,
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/api/communes/:keeperId/tip-boxes/:id',
    says: 'Other key holders, another rhythm, another place; or it is taken down.',
    input: z.object({
      ...At,
      edition: Edition,
      place: Line.optional(),
      keyholders: z.tuple([Id, Id]).optional(),
      everyDays: z.number().int().min(1).max(31).optional(),
      takenDownOn: Day.optional(),
    }),
    reply: Box,
  }),
  batches: endpoint({
    method: 'GET',
    path: '/api/communes/:keeperId/tip-batches',
    says: 'The records of boxes opened and slips collected, newest first.',
    input: z.object({ keeperId: Id, boxId: Id.optional() }),
    reply: z.array(Batch),
  }),
  batch: endpoint({
    method: 'GET',
    path: '/api/communes/:keeperId/tip-batches/:id',
    says: 'One record, to be confirmed or printed.',
    input: z.object(At),
    reply: Batch,
  }),
  openBatch: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/tip-batches',
    says: 'Two people opened a box, or collected the slips of a meeting: the record of it.',
    input: z.object({
      ...At,
      kind: z.enum(['box', 'meeting']),
      boxId: Id.optional(),
      unitId: Id,
      modelId: Id.nullable().default(null),
      on: Day,
      at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
      sealWhole: z.boolean(),
      letters: z.number().int().min(0).max(5000),
      attendance: z.number().int().min(0).max(100_000).optional(),
      byTwo: Id,
      remarks: z.string().trim().max(500).default(''),
    }),
    reply: Batch,
  }),
  confirmBatch: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/tip-batches/:id/confirm',
    says: 'The second person confirms the record, from their own sign-in; it is filed in the diary and counted.',
    input: z.object(At),
    reply: Batch,
  }),
}
