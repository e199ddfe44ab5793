import { type Selectable, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { DB } from '../../platform/db/schema.ts'
import { notFound } from '../../platform/errors.ts'
import { unitsById } from '../units/module.ts'
import { namesOf } from './box-people.ts'

export type At = { keeperId: string; id: string }
type Person = { id: string; name: string }
export type BoxRow = Selectable<DB['tips.box']>

/** A letter box of these books, held still until the change is done. */
export async function holdBox({ db }: Ctx, { keeperId, id }: At) {
  const box = await db
    .selectFrom('tips.box')
    .selectAll()
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!box) throw notFound('box')
  return box
}

/** Boxes as they are told: where they hang, who holds the keys, when two people last opened them. */
export async function tellBoxes(ctx: Ctx, keeperId: string, rows: BoxRow[]) {
  if (rows.length === 0) return []
  const [units, nameOf, opened] = await Promise.all([
    unitsById(
      ctx,
      rows.map(({ unitId }) => unitId),
    ),
    namesOf(
      ctx,
      rows.flatMap(({ keyholderOne, keyholderTwo }) => [keyholderOne, keyholderTwo]),
    ),
    lastOpenings(ctx, keeperId),
  ])
  return rows.map(({ keyholderOne, keyholderTwo, ...box }) => {
    const lastOpenedOn = opened.get(box.id) ?? null
    const unit = units.get(box.unitId)
    const keyholders: [Person, Person] = [nameOf(keyholderOne), nameOf(keyholderTwo)]
    return {
      ...box,
      keyholders,
      unitName: unit ? `${unit.title} ${unit.name}`.trim() : '',
      lastOpenedOn,
      dueOn: box.takenDownOn ? null : daysAfter(lastOpenedOn ?? box.hungOn, box.everyDays),
    }
  })
}

/** One box as it stands now. */
export async function tellBox(ctx: Ctx, { keeperId, id }: At) {
  const row = await ctx.db
    .selectFrom('tips.box')
    .selectAll()
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const [box] = await tellBoxes(ctx, keeperId, [row])
  if (!box) throw notFound('box')
  return box
}

/** A box was opened when both said so: a record that one person wrote puts no day off. */
async function lastOpenings({ db }: Ctx, keeperId: string) {
  const rows = await db
    .selectFrom('tips.batch')
    .select(['boxId', sql<string>`max(on_day)::text`.as('on')])
    .where('keeperId', '=', keeperId)
    .where('boxId', 'is not', null)
    .where('confirmedAt', 'is not', null)
    .groupBy('boxId')
    .execute()
  return new Map(rows.map(({ boxId, on }) => [boxId, on]))
}

/** The day so many days after another. */
export function daysAfter(day: string, count: number) {
  const moved = new Date(`${day}T00:00:00Z`)
  moved.setUTCDate(moved.getUTCDate() + count)
  return moved.toISOString().slice(0, 10)
}
