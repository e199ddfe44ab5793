import type { z } from 'zod'
import type { EveningState, signals } from '../../../contract/signals.ts'
import type { Ctx } from '../../platform/context.ts'
import { daysLater, today } from '../../platform/days.ts'
import { findSignalModel, type Of, signalOf } from './signal-find.ts'
import { mayKeepSignal, mayStrike } from './signal-policy.ts'
import { dueOn, nextAfter } from './signal-time.ts'
import { speakersOf } from './speaker-read.ts'

type Page = z.input<typeof signals.read.reply>
type Signal = NonNullable<Awaited<ReturnType<ReturnType<typeof signalOf>['executeTakeFirst']>>>

/** How many evenings are shown. */
const shown = 30

/** The evening signal of a model: when it sounds next, how the last evenings went, what plays it. */
export async function readSignal(ctx: Ctx, of: Of): Promise<Page> {
  const model = await findSignalModel(ctx, of)
  const [signal, speakers] = await Promise.all([
    signalOf(ctx, of).executeTakeFirst(),
    speakersOf(ctx, of),
  ])
  const now = new Date()
  return {
    signal: signal
      ? {
          id: signal.id,
          at: signal.atTime,
          winterAt: signal.winterTime,
          until: signal.untilTime,
          weekdays: signal.weekdays,
          pausedUntil: signal.pausedUntil,
          edition: signal.edition,
        }
      : null,
    next: signal && model.working ? nextAfter(signal, { now, count: 7 }) : [],
    evenings: signal ? await eveningsOf(ctx, signal, now) : [],
    speakers,
    mayKeep: mayKeepSignal(ctx.actor, model.path) && model.working,
    mayStrike: mayStrike(ctx.actor, model.path) && model.working,
  }
}

/** The evenings since the signal was first kept, newest first, each as it went. */
async function eveningsOf({ db }: Ctx, signal: Signal, now: Date): Promise<Page['evenings']> {
  const first = daysLater(today(now.getTime()), 1 - shown)
  const rows = await db
    .selectFrom('duties.evening')
    .select(['onDay', 'dueAt', 'sentAt', 'playedAt', 'byHand'])
    .where('keeperId', '=', signal.keeperId)
    .where('signalId', '=', signal.id)
    .where('onDay', '>=', first)
    .execute()
  const begun = today(signal.keptSince.getTime())
  const days = Array.from({ length: shown }, (_, at) => daysLater(today(now.getTime()), -at))
  return days
    .filter((on) => on >= begun)
    .flatMap((on) => {
      const row = rows.find(({ onDay }) => onDay === on)
      const due = dueOn({ ...signal, pausedUntil: null }, on)
      // What has not come yet is shown with the next evenings.
      if (!row && due && due > now) return []
      return [
        { on, state: stateOf(row, due !== undefined), at: row?.playedAt ?? row?.sentAt ?? null },
      ]
    })
}

type Row = { sentAt: Date | null; playedAt: Date | null; byHand: string | null }

function stateOf(row: Row | undefined, wasDue: boolean): z.output<typeof EveningState> {
  if (row?.byHand) return 'by_hand'
  if (row?.playedAt) return 'played'
  if (row?.sentAt) return 'unanswered'
  return wasDue ? 'silent' : 'rest'
}
