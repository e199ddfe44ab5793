import type { z } from 'zod'
import type { signals } from '../../../contract/signals.ts'
import { announce } from '../../platform/bus.ts'
import type { Ctx } from '../../platform/context.ts'
import { daysLater, today } from '../../platform/days.ts'
import { conflict, wrong } from '../../platform/errors.ts'
import { heldSignal, keptSignalModel, signalOf } from './signal-find.ts'
import { readSignal } from './signal-read.ts'

type Keeping = z.output<typeof signals.keep.input>
type Pausing = z.output<typeof signals.pause.input>
type Ending = z.output<typeof signals.end.input>

/** The longest a signal is silent without being ended, in days: a summer holiday. */
const longestPause = 120

/** Sets when the signal of a model sounds. Sent twice it is set once. */
export async function keepSignal(ctx: Ctx, input: Keeping) {
  const { keeperId, modelId, id, edition } = input
  const { usual } = await keptSignalModel(ctx, input)
  const before = await signalOf(ctx, input).forUpdate().executeTakeFirst()
  if (input.until !== undefined && usual.until === undefined) throw wrong('until', 'not_offered')
  const times = {
    atTime: input.at,
    winterTime: input.winterAt ?? null,
    untilTime: input.until ?? usual.until ?? null,
    weekdays: [...new Set(input.weekdays)].toSorted((one, other) => one - other),
  }
  if (before && JSON.stringify(timesOf(before)) === JSON.stringify(times))
    return readSignal(ctx, input)
  if (before && before.edition !== edition) throw conflict('signal.changed')
  if (before)
    await ctx.db
      .updateTable('duties.signal')
      .set({ ...times, edition: before.edition + 1 })
      .where('keeperId', '=', keeperId)
      .where('id', '=', before.id)
      .execute()
  else
    await ctx.db
      .insertInto('duties.signal')
      .values({ keeperId, id, modelId, signal: usual.id, keptSince: new Date(), ...times })
      .execute()
  await announce(ctx, 'duties.changed', [{ keeperId, id: modelId }])
  return readSignal(ctx, input)
}

function timesOf({
  atTime,
  winterTime,
  untilTime,
  weekdays,
}: {
  atTime: string
  winterTime: string | null
  untilTime: string | null
  weekdays: number[]
}) {
  return { atTime, winterTime, untilTime, weekdays }
}

/** Silent up to a day, that day included: exams are over, or somebody in the village died. */
export async function pauseSignal(ctx: Ctx, { edition, until, ...of }: Pausing) {
  const signal = await heldSignal(ctx, of, edition)
  if (until !== null && until < today()) throw wrong('until', 'day_over')
  if (until !== null && until > daysLater(today(), longestPause))
    throw wrong('until', 'pause_too_long')
  await ctx.db
    .updateTable('duties.signal')
    .set({ pausedUntil: until, edition: edition + 1 })
    .where('keeperId', '=', of.keeperId)
    .where('id', '=', signal.id)
    .execute()
  await announce(ctx, 'duties.changed', [{ keeperId: of.keeperId, id: of.modelId }])
  return readSignal(ctx, of)
}

/** Ends the signal; its evenings stay, and so does what the diary says of them. */
export async function endSignal(ctx: Ctx, { edition, ...of }: Ending) {
  const signal = await heldSignal(ctx, of, edition)
  await ctx.db
    .updateTable('duties.signal')
    .set({ endedOn: today(), edition: edition + 1 })
    .where('keeperId', '=', of.keeperId)
    .where('id', '=', signal.id)
    .execute()
  await announce(ctx, 'duties.changed', [{ keeperId: of.keeperId, id: of.modelId }])
  return readSignal(ctx, of)
}
