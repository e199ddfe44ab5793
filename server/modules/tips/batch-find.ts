import { type Selectable, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { DB } from '../../platform/db/schema.ts'
import { notFound } from '../../platform/errors.ts'
import { unitsById } from '../units/module.ts'
import { type At } from './box-find.ts'
import { booksToSee, namesOf } from './box-people.ts'

export type BatchRow = Selectable<DB['tips.batch']>

/** As many records as somebody looks through on one page. */
const most = 200

/** The records of a commune's boxes and meetings, newest first. */
export async function listBatches(
  ctx: Ctx,
  { keeperId, boxId }: { keeperId: string; boxId?: string | undefined },
) {
  await booksToSee(ctx, keeperId)
  const rows = await ctx.db
    .selectFrom('tips.batch')
    .selectAll()
    .where('keeperId', '=', keeperId)
    .$if(boxId !== undefined, (of) => of.where('boxId', '=', boxId ?? null))
    .orderBy('year', 'desc')
    .orderBy('number', 'desc')
    .limit(most)
    .execute()
  return tellBatches(ctx, keeperId, rows)
}

/** One record, for those who work with boxes here. */
export async function readBatch(ctx: Ctx, at: At) {
  await booksToSee(ctx, at.keeperId)
  return tellBatch(ctx, at)
}

/** A record as it stands now. */
export async function tellBatch(ctx: Ctx, at: At) {
  const row = await stored(ctx, at).executeTakeFirst()
  const [batch] = row ? await tellBatches(ctx, at.keeperId, [row]) : []
  if (!batch) throw notFound('batch')
  return batch
}

/** A record held still until the change is done, when there is one. */
export function holdBatch(ctx: Ctx, at: At) {
  return stored(ctx, at).forUpdate().executeTakeFirst()
}

function stored({ db }: Ctx, { keeperId, id }: At) {
  return db
    .selectFrom('tips.batch')
    .selectAll()
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
}

/** How many slips of each record are in the queue so far. */
export async function typedIn({ db }: Ctx, keeperId: string, ids: string[]) {
  const rows = await db
    .selectFrom('tips.tip')
    .select(['batchId', sql<number>`count(*)::int`.as('count')])
    .where('keeperId', '=', keeperId)
    .where('batchId', 'in', ids)
    .groupBy('batchId')
    .execute()
  const counts = new Map(rows.map(({ batchId, count }) => [batchId, count]))
  return (id: string) => counts.get(id) ?? 0
}

async function tellBatches(ctx: Ctx, keeperId: string, rows: BatchRow[]) {
  if (rows.length === 0) return []
  const [units, nameOf, typed, places] = await Promise.all([
    unitsById(
      ctx,
      rows.map(({ unitId }) => unitId),
    ),
    namesOf(
      ctx,
      rows.flatMap(({ byOne, byTwo }) => [byOne, byTwo]),
    ),
    typedIn(
      ctx,
      keeperId,
      rows.map(({ id }) => id),
    ),
    placesOf(ctx, keeperId),
  ])
  return rows.map(({ byOne, byTwo, confirmedAt, onDay, atTime, kind, ...batch }) => {
    const unit = units.get(batch.unitId)
    return {
      ...batch,
      kind: kind as 'box' | 'meeting',
      on: onDay,
      at: atTime,
      place: places.get(batch.boxId) ?? (unit ? `${unit.title} ${unit.name}`.trim() : ''),
      typedIn: batch.typedIn ?? typed(batch.id),
      byOne: nameOf(byOne),
      byTwo: nameOf(byTwo),
      confirmedAt: confirmedAt?.toISOString() ?? null,
    }
  })
}

async function placesOf({ db }: Ctx, keeperId: string) {
  const rows = await db
    .selectFrom('tips.box')
    .select(['id', 'place'])
    .where('keeperId', '=', keeperId)
    .execute()
  return new Map<string | null, string>(rows.map(({ id, place }) => [id, place]))
}
