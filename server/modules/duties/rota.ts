import type { z } from 'zod'
import type { duties, Rota } from '../../../contract/duties.ts'
import { announce } from '../../platform/bus.ts'
import type { Ctx } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import { conflict, wrong } from '../../platform/errors.ts'
import { falls, giveTurns, makeShifts, type RotaRow } from './make-shifts.ts'
import { keptRoster, livingHands } from './roster-find.ts'

type Input = z.output<typeof duties.keepRota.input>

/** A line of the roster as it is shown. */
export function rotaOf({ fromTime, toTime, ...row }: RotaRow): Rota {
  return { ...row, from: fromTime, to: toTime }
}

/** Writes a line of the roster or changes it. Shifts that have not begun follow; the others stay as they were. */
export async function keepRota(ctx: Ctx, input: Input): Promise<Rota> {
  const { keeperId, modelId, id, edition, from, to, ...said } = input
  const { roster } = await keptRoster(ctx, input)
  if (!roster.shifts.some((shift) => shift.id === said.shift)) throw wrong('shift', 'not_offered')
  if (from === to) throw wrong('to', 'same_time')
  if (said.until !== null && said.until < said.since) throw wrong('until', 'before_start')
  const hands = await livingHands(ctx, input, said.hands)
  if (hands.length < new Set(said.hands).size) throw wrong('hands', 'not_offered')
  const line = {
    ...said,
    hands,
    weekdays: [...new Set(said.weekdays)].sort((one, other) => one - other),
    fromTime: from,
    toTime: to,
  }

  const known = await ctx.db
    .selectFrom('duties.rota')
    .selectAll()
    .where('keeperId', '=', keeperId)
    .where('modelId', '=', modelId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  // Sent twice, the first writing stands.
  if (known && edition === undefined) return rotaOf(known)
  if (known && known.edition !== edition) throw conflict('rota.changed', rotaOf(known))
  if (!known && edition !== undefined) throw conflict('rota.changed')

  const row = known
    ? await ctx.db
        .updateTable('duties.rota')
        .set({ ...line, edition: known.edition + 1 })
        .where('keeperId', '=', keeperId)
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirstOrThrow()
    : await ctx.db
        .insertInto('duties.rota')
        .values({ ...line, keeperId, modelId, id })
        .returningAll()
        .executeTakeFirstOrThrow()
  if (known) await follow(ctx, row)
  await makeShifts(ctx, [row])
  await announce(ctx, 'duties.changed', [{ keeperId, id: modelId }])
  return rotaOf(row)
}

/** What was planned after a line of the roster, and has not begun, becomes as the line is now. */
async function follow({ db }: Ctx, rota: RotaRow) {
  const { keeperId, shift, fromTime, toTime, place } = rota
  const waiting = await db
    .selectFrom('duties.shift')
    .select(['id', 'onDay', 'ownHands'])
    .where('keeperId', '=', keeperId)
    .where('rotaId', '=', rota.id)
    .where('onDay', '>=', today())
    .where((or) =>
      or.or([
        or('state', '=', 'planned'),
        or.and([or('state', '=', 'called_off'), or('restId', 'is not', null)]),
      ]),
    )
    .forUpdate()
    .execute()
  const stay = waiting.filter(({ onDay }) => falls(rota, onDay))
  const gone = waiting.filter((each) => !stay.includes(each)).map(({ id }) => id)
  const follows = stay.filter(({ ownHands }) => !ownHands).map(({ id }) => id)
  if (gone.length > 0)
    await db
      .deleteFrom('duties.shift')
      .where('keeperId', '=', keeperId)
      .where('id', 'in', gone)
      .execute()
  if (stay.length > 0)
    await db
      .updateTable('duties.shift')
      .set(({ eb }) => ({ shift, fromTime, toTime, place, edition: eb('edition', '+', 1) }))
      .where('keeperId', '=', keeperId)
      .where(
        'id',
        'in',
        stay.map(({ id }) => id),
      )
      .execute()
  if (follows.length === 0) return
  await db
    .deleteFrom('duties.turn')
    .where('keeperId', '=', keeperId)
    .where('shiftId', 'in', follows)
    .execute()
  // Nobody answers any more for a shift that is no longer theirs to give.
  await db
    .updateTable('duties.swap')
    .set({ state: 'taken_back', settledAt: new Date() })
    .where('keeperId', '=', keeperId)
    .where('shiftId', 'in', follows)
    .where('state', '=', 'asked')
    .where('fromHand', 'not in', rota.hands.length > 0 ? rota.hands : [rota.id])
    .execute()
  const turns = follows.flatMap((shiftId) =>
    rota.hands.map((handId) => ({ keeperId, shiftId, handId })),
  )
  await giveTurns({ db }, turns)
}
