import type { z } from 'zod'
import type { duties } from '../../../contract/duties.ts'
import type { Ctx } from '../../platform/context.ts'
import { allow, conflict, Refusal, wrong } from '../../platform/errors.ts'
import { fileActivity } from '../activities/module.ts'
import { answersOf } from './duty-record.ts'
import { mayTend } from './roster-policy.ts'
import { changeShift, holdShift, showOne } from './shift-find.ts'
import { between, early, endsAt, late, startsAt } from './shift-time.ts'
import { forgetRoute } from './route.ts'

/** A shift begins. A phone without a network says later when it began. */
export async function start(ctx: Ctx, { at, ...input }: z.output<typeof duties.start.input>) {
  const held = await holdShift(ctx, input)
  const { row } = held
  allow(mayTend(ctx.actor, held.path, held.onShift))
  if (row.state === 'started' || row.state === 'ended') return showOne(ctx, held, row)
  if (row.state === 'called_off') throw conflict('shift.called_off')
  const [from, to] = [startsAt(row).getTime() - early, endsAt(row).getTime()]
  const now = Date.now()
  if (now < from) throw conflict('shift.too_early')
  if (now > to + late) throw conflict('shift.over')
  const startedAt = between(at, new Date(from), new Date(now))
  if (startedAt.getTime() > to) throw conflict('shift.over')
  return changeShift(ctx, held, { state: 'started', startedAt })
}

/**
 * A shift is over: who came is noted, the diary of the model gets its line under the shift's own day, and
 * the route is forgotten in the same moment.
 */
export async function end(ctx: Ctx, input: z.output<typeof duties.end.input>) {
  const { keeperId, modelId } = input
  const held = await holdShift(ctx, input)
  const { row, roster, hands } = held
  allow(mayTend(ctx.actor, held.path, held.onShift))
  if (row.state === 'ended') return showOne(ctx, held, row)
  if (row.state !== 'started' || row.startedAt === null) throw conflict('shift.not_started')
  const came = [...new Set(input.came)]
  if (!came.every((id) => hands.some((hand) => hand.id === id))) throw wrong('came', 'not_offered')

  const endedAt = between(input.at, row.startedAt, new Date())
  const kind = ctx.house.catalog.activities.get(roster.activity)
  const filed = await fileActivity(ctx, {
    keeperId,
    // A shift has one line in the diary, which bears its id: filed again it is the same.
    id: row.id,
    modelId,
    kind: roster.activity,
    on: row.onDay,
    summary: input.summary,
    answers: answersOf(roster, input.answers, { ...row, startedAt: row.startedAt, endedAt }),
    attendance: kind?.asks.attendance === 'no' ? undefined : came.length,
    writtenBy: ctx.actor.accountId,
  })
  if (!filed) throw new Refusal(400, 'shift.record_unfit')
  const metres = await forgetRoute(ctx, row)
  for (const { id: handId } of hands)
    await ctx.db
      .updateTable('duties.turn')
      .set({ came: came.includes(handId) })
      .where('keeperId', '=', keeperId)
      .where('shiftId', '=', row.id)
      .where('handId', '=', handId)
      .execute()
  return changeShift(ctx, held, { state: 'ended', endedAt, metres, activityId: row.id })
}
