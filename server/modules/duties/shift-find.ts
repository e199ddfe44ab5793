import { sql } from 'kysely'
import type { z } from 'zod'
import type { Shift } from '../../../contract/duties.ts'
import type { Ctx } from '../../platform/context.ts'
import { announce } from '../../platform/bus.ts'
import { conflict, notFound } from '../../platform/errors.ts'
import { findRoster, type Of, type RosterOf } from './roster-find.ts'
import { maySeeHands } from './roster-policy.ts'
import { endsAt, startsAt } from './shift-time.ts'

export type At = Of & { id: string }
type Sheet = z.input<typeof Shift>

/** Shifts of a model. */
export function shiftRows({ db }: Pick<Ctx, 'db'>, { keeperId, modelId }: Of) {
  return db
    .selectFrom('duties.shift')
    .selectAll()
    .where('keeperId', '=', keeperId)
    .where('modelId', '=', modelId)
}

export type ShiftRow = Awaited<ReturnType<ReturnType<typeof shiftRows>['executeTakeFirstOrThrow']>>

/** One shift, held still until the change is done; whoever saw an older edition is shown how it stands. */
export async function holdShift(ctx: Ctx, { id, edition, ...of }: At & { edition?: number }) {
  const found = await findRoster(ctx, of)
  const row = await shiftRows(ctx, of).where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw notFound('shift')
  if (edition !== undefined && row.edition !== edition)
    throw conflict('shift.changed', (await shown(ctx, found, [row]))[0])
  const hands = await handsOn(ctx, row)
  const onShift = hands.some(({ accountId }) => accountId === ctx.actor.accountId)
  return { ...found, row, hands, onShift }
}

export type Held = Awaited<ReturnType<typeof holdShift>>

/** Who takes a shift. */
export function handsOn(
  { db }: Pick<Ctx, 'db'>,
  { keeperId, id }: { keeperId: string; id: string },
) {
  return db
    .selectFrom('duties.turn as t')
    .innerJoin('duties.hand as h', (join) =>
      join.onRef('h.keeperId', '=', 't.keeperId').onRef('h.id', '=', 't.handId'),
    )
    .select(['h.id', 'h.name', 'h.accountId'])
    .where('t.keeperId', '=', keeperId)
    .where('t.shiftId', '=', id)
    .orderBy('h.name')
    .execute()
}

/** Writes a change of a shift that is held, tells it, and answers the shift as it stands. */
export async function changeShift(
  ctx: Ctx,
  held: Held,
  change: Partial<Omit<ShiftRow, 'keeperId' | 'id' | 'edition'>>,
): Promise<Sheet> {
  const { keeperId, modelId, row } = held
  const changed = await ctx.db
    .updateTable('duties.shift')
    .set({ ...change, edition: row.edition + 1 })
    .where('keeperId', '=', keeperId)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await announce(ctx, 'duties.changed', [{ keeperId, id: modelId }])
  return showOne(ctx, held, changed)
}

/** One shift as the actor may see it. */
export async function showOne(ctx: Ctx, found: RosterOf, row: ShiftRow): Promise<Sheet> {
  const [sheet] = await shown(ctx, found, [row])
  if (!sheet) throw notFound('shift')
  return sheet
}

/** Shifts as the actor may see them: with names or without, never with a route. */
export async function shown(ctx: Ctx, found: RosterOf, rows: ShiftRow[]): Promise<Sheet[]> {
  const { keeperId, roster, me, path } = found
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const [turns, swaps] = await Promise.all([
    ctx.db
      .selectFrom('duties.turn as t')
      .innerJoin('duties.hand as h', (join) =>
        join.onRef('h.keeperId', '=', 't.keeperId').onRef('h.id', '=', 't.handId'),
      )
      .select(['t.shiftId', 't.handId', 't.came', 'h.name'])
      .where('t.keeperId', '=', keeperId)
      .where(sql<boolean>`t.shift_id = any (${ids}::uuid[])`)
      .orderBy('h.name')
      .execute(),
    ctx.db
      .selectFrom('duties.swap')
      .select(['id', 'shiftId', 'fromHand', 'toHand', 'state', 'reason', 'askedAt'])
      .where('keeperId', '=', keeperId)
      .where('state', '=', 'asked')
      .where(sql<boolean>`shift_id = any (${ids}::uuid[])`)
      .orderBy('askedAt')
      .execute(),
  ])
  const names = maySeeHands(ctx.actor, path, me !== undefined)
  return rows.map((row) => {
    const taken = turns.filter(({ shiftId }) => shiftId === row.id)
    return {
      ...row,
      on: row.onDay,
      from: row.fromTime,
      to: row.toTime,
      state: row.state as Sheet['state'],
      startsAt: startsAt(row),
      endsAt: endsAt(row),
      short: row.state === 'planned' && taken.length < roster.hands,
      turns: taken.map(({ handId, name, came }) => ({
        handId,
        name: names ? name : null,
        mine: handId === me?.id,
        came,
      })),
      swaps: names
        ? swaps
            .filter(({ shiftId }) => shiftId === row.id)
            .map(({ fromHand: from, toHand: to, state, ...swap }) => ({
              ...swap,
              from,
              to,
              state: state as 'asked',
            }))
        : [],
    }
  })
}
