import type { z } from 'zod'
import type { signals } from '../../../contract/signals.ts'
import { announce } from '../../platform/bus.ts'
import type { Ctx, House } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import { inScope, itself } from '../../platform/db/scope.ts'
import { allow, conflict, notFound, wrong } from '../../platform/errors.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { fileActivity } from '../activities/module.ts'
import { workingModel } from './book-find.ts'
import { findSignalModel, signalOf } from './signal-find.ts'
import { mayStrike } from './signal-policy.ts'
import { readSignal } from './signal-read.ts'
import { startsAt } from './shift-time.ts'
import { dueOn } from './signal-time.ts'

/** How long after its hour a speaker's word still belongs to that evening. */
const answering = 40 * 60_000

type Heard = { keeperId: string; modelId: string; speakerId: string; writtenBy: string }

/** A speaker says that it plays: the evening it belongs to is marked, and counts in the diary once. */
export async function played(house: House, { keeperId, modelId, speakerId, writtenBy }: Heard) {
  const now = new Date()
  const filed = await inScope(house.db, itself, async (db) => {
    const evening = await db
      .selectFrom('duties.evening as e')
      .innerJoin('duties.signal as s', (join) =>
        join.onRef('s.keeperId', '=', 'e.keeperId').onRef('s.id', '=', 'e.signalId'),
      )
      .select(['e.signalId', 'e.onDay', 'e.played', 'e.playedAt', 'e.activityId', 's.modelId'])
      .where('e.keeperId', '=', keeperId)
      .where('s.modelId', '=', modelId)
      .where('e.dueAt', '>=', new Date(now.getTime() - answering))
      .where('e.dueAt', '<=', now)
      .orderBy('e.dueAt', 'desc')
      .limit(1)
      .forUpdate('e')
      .executeTakeFirst()
    if (!evening || evening.played.includes(speakerId)) return false
    await db
      .updateTable('duties.evening')
      .set({ played: [...evening.played, speakerId], playedAt: evening.playedAt ?? now })
      .where('keeperId', '=', keeperId)
      .where('signalId', '=', evening.signalId)
      .where('onDay', '=', evening.onDay)
      .execute()
    const ctx = { db, house }
    await announce(ctx, 'duties.changed', [{ keeperId, id: modelId }])
    return fileEvening(ctx, {
      keeperId,
      modelId,
      on: evening.onDay,
      id: evening.activityId,
      writtenBy,
    })
  })
  if (filed) house.bus.wake()
}

/** Somebody beat it themselves: the evening counts like one that was played, and says by what. */
export async function byHand(ctx: Ctx, { on, ...of }: z.output<typeof signals.byHand.input>) {
  const { keeperId, modelId } = of
  const model = await findSignalModel(ctx, of)
  allow(mayStrike(ctx.actor, model.path))
  if (!model.working) throw conflict('signal.model_not_working')
  const signal = await signalOf(ctx, of).forUpdate().executeTakeFirst()
  if (!signal) throw notFound('signal')
  if (on > today()) throw wrong('on', 'day_in_future')
  if (on < today(signal.keptSince.getTime())) throw wrong('on', 'before_it_existed')
  const due =
    dueOn({ ...signal, pausedUntil: null }, on) ?? startsAt({ onDay: on, fromTime: signal.atTime })
  if (due > new Date()) throw conflict('signal.not_yet')

  const row = await ctx.db
    .insertInto('duties.evening')
    .values({
      keeperId,
      signalId: signal.id,
      onDay: on,
      dueAt: due,
      byHand: ctx.actor.accountId,
      playedAt: new Date(),
      activityId: uuid7(),
    })
    .onConflict((known) =>
      known.columns(['keeperId', 'signalId', 'onDay']).doUpdateSet((set) => ({
        byHand: set.fn.coalesce('duties.evening.byHand', 'excluded.byHand'),
        playedAt: set.fn.coalesce('duties.evening.playedAt', 'excluded.playedAt'),
      })),
    )
    .returning('activityId')
    .executeTakeFirstOrThrow()
  await fileEvening(ctx, { ...of, on, id: row.activityId, writtenBy: ctx.actor.accountId })
  await announce(ctx, 'duties.changed', [{ keeperId, id: modelId }])
  return readSignal(ctx, of)
}

type Evening = {
  keeperId: string
  modelId: string
  on: string
  id: string | null
  writtenBy: string
}

/** The evening's line in the diary; filed again it is the same line. */
async function fileEvening(
  ctx: Pick<Ctx, 'db' | 'house'>,
  { keeperId, modelId, on, id, writtenBy }: Evening,
) {
  const { signal: usual } = (await workingModel(ctx, { keeperId, modelId })).works
  if (!usual || !id) return false
  const { activity: kind, answers } = usual
  return fileActivity(ctx, { keeperId, id, modelId, kind, on, summary: '', answers, writtenBy })
}
