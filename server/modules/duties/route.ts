import { sql } from 'kysely'
import type { z } from 'zod'
import type { duties } from '../../../contract/duties.ts'
import type { Ctx } from '../../platform/context.ts'
import { insertRows } from '../../platform/db/insert-rows.ts'
import { allow, conflict } from '../../platform/errors.ts'
import { type At, type Held, holdShift } from './shift-find.ts'
import { endsAt, late } from './shift-time.ts'

/** The least between two steps of one walker, and the most of a shift. */
const apart = 15_000
const most = 2000

type Walking = z.output<typeof duties.walk.input>

/**
 * Where somebody on a started patrol has been. Steps before it began, nearer than a quarter of a minute to
 * another or beyond the most are left out; at any other time everything is refused.
 */
export async function walk(ctx: Ctx, { walked, ...at }: Walking) {
  const held = await holdShift(ctx, at)
  const begun = needWalk(held)
  const { accountId } = ctx.actor
  const { keeperId, id: shiftId } = held.row
  const known = await ctx.db
    .selectFrom('duties.trace')
    .select(['accountId', 'at'])
    .where('keeperId', '=', keeperId)
    .where('shiftId', '=', shiftId)
    .execute()
  const mine = known.filter((step) => step.accountId === accountId).map(({ at: then }) => +then)
  const fresh: Walking['walked'] = []
  for (const step of walked.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))) {
    const then = Date.parse(step.at)
    const outside = then < begun.getTime() || then > Date.now() + apart
    const near = mine.some((other) => Math.abs(other - then) < apart)
    if (outside || near || known.length + fresh.length >= most) continue
    mine.push(then)
    fresh.push(step)
  }
  if (fresh.length > 0)
    await insertRows(ctx.db, {
      table: 'duties.trace',
      columns: ['keeper_id', 'id', 'shift_id', 'account_id', 'at', 'lat', 'lon'],
      rows: fresh.map(({ id, at: then, lat, lon }) => [
        keeperId,
        id,
        shiftId,
        accountId,
        then,
        lat,
        lon,
      ]),
      ending: 'on conflict do nothing',
    })
  return { kept: fresh.length }
}

/** The route as it is walked, for those who walk it; the database itself shows it to nobody else. */
export async function readRoute(ctx: Ctx, at: At) {
  const held = await holdShift(ctx, at)
  needWalk(held)
  const { keeperId, id } = held.row
  const steps = await ctx.db
    .selectFrom('duties.trace')
    .select(['accountId', 'at', 'lat', 'lon'])
    .where('keeperId', '=', keeperId)
    .where('shiftId', '=', id)
    .orderBy('at')
    .execute()
  return {
    walks: held.hands
      .map((hand) => ({
        who: hand.name,
        mine: hand.accountId === ctx.actor.accountId,
        steps: steps.filter(({ accountId }) => accountId === hand.accountId),
      }))
      .filter(({ steps: own }) => own.length > 0),
  }
}

/** A route is there only for those on the shift, on a patrol, from its beginning to its end. */
function needWalk({ roster, row, onShift }: Held) {
  allow(onShift && roster.trace)
  if (row.state !== 'started' || row.startedAt === null) throw conflict('shift.not_started')
  if (Date.now() > endsAt(row).getTime() + late) throw conflict('shift.over')
  return row.startedAt
}

/** Forgets the route of a shift. What is left is how far it was; nothing where nobody walked. */
export async function forgetRoute(
  { db }: Pick<Ctx, 'db'>,
  { keeperId, id, metres }: { keeperId: string; id: string; metres: number | null },
) {
  const { rows } = await sql<{ walked: number | null }>`
    select duties.forget_route(${keeperId}, ${id}) as walked`.execute(db)
  const walked = rows[0]?.walked ?? null
  return walked === null ? metres : walked + (metres ?? 0)
}
