import { sql } from 'kysely'
import type { House } from '../../platform/context.ts'
import { inScope, itself } from '../../platform/db/scope.ts'
import { countingModels } from './evening-model.ts'
import { offAfter } from './signal-time.ts'
import { setTopic } from './speaker-rules.ts'

/** Later than this nothing is sent: nobody wants a drum at midnight because a server was away. */
const tooLate = 10

/** What of the day's clock lies in the last minutes, by day: past midnight it is two pieces. */
export function lately(now: Date, minutes = tooLate) {
  const wall = (before: number) =>
    new Date(now.getTime() + 7 * 3_600_000 - before * 60_000).toISOString()
  const pieces = new Map<string, { day: string; from: string; to: string }>()
  for (let before = minutes; before >= 0; before -= 1) {
    const day = wall(before).slice(0, 10)
    const clock = wall(before).slice(11, 16)
    const known = pieces.get(day)
    pieces.set(day, { day, from: known?.from ?? clock, to: clock })
  }
  return [...pieces.values()]
}

/**
 * Every minute: sends the signals whose hour has come. An evening's row is the claim, so that of several
 * processes one sends it, once.
 */
export async function sendSignals(house: House, now = new Date()) {
  const claimed = await inScope(house.db, itself, async (db) => {
    const sent = []
    for (const { day, from, to } of lately(now)) {
      const { rows } = await sql<{ keeperId: string; signalId: string; modelId: string }>`
        insert into duties.evening (keeper_id, signal_id, on_day, due_at, sent_at, activity_id)
        select s.keeper_id, s.id, ${day}::date, (${day}::date + clock.at::time) at time zone 'Asia/Ho_Chi_Minh',
               ${now}, gen_random_uuid()
          from duties.signal s
          cross join lateral (select case when extract(month from ${day}::date) in (11, 12, 1, 2)
                                          then coalesce(s.winter_time, s.at_time) else s.at_time end) as clock (at)
         where s.ended_on is null
           and clock.at between ${from} and ${to}
           and extract(isodow from ${day}::date)::int = any (s.weekdays)
           and (s.paused_until is null or s.paused_until < ${day}::date)
           and ${countingModels(sql.ref('s.keeper_id'), sql.ref('s.model_id'))}
        on conflict do nothing
        returning keeper_id, signal_id,
                  (select model_id from duties.signal s where s.keeper_id = evening.keeper_id and s.id = evening.signal_id)`.execute(
        db,
      )
      sent.push(...rows)
    }
    return sent
  })
  await tellSpeakers(house, claimed, 'ON')
  await putOut(house, now)
}

/** Tells lamps that their night is over. */
async function putOut(house: House, now: Date) {
  const over = await inScope(house.db, itself, async (db) => {
    const lit = await db
      .selectFrom('duties.evening as e')
      .innerJoin('duties.signal as s', (join) =>
        join.onRef('s.keeperId', '=', 'e.keeperId').onRef('s.id', '=', 'e.signalId'),
      )
      .select(['e.keeperId', 'e.signalId', 'e.onDay', 's.modelId'])
      .select(['s.atTime', 's.winterTime', 's.untilTime', 's.weekdays', 's.pausedUntil'])
      .where('s.untilTime', 'is not', null)
      .where('e.sentAt', 'is not', null)
      .where('e.offAt', 'is', null)
      .where('e.dueAt', '>', new Date(now.getTime() - 2 * 86_400_000))
      .forUpdate('e')
      .skipLocked()
      .execute()
    const due = lit.filter((evening) => {
      const off = offAfter(evening, evening.onDay)
      return off !== undefined && off <= now
    })
    for (const { keeperId, signalId, onDay } of due)
      await db
        .updateTable('duties.evening')
        .set({ offAt: now })
        .where('keeperId', '=', keeperId)
        .where('signalId', '=', signalId)
        .where('onDay', '=', onDay)
        .execute()
    return due
  })
  await tellSpeakers(house, over, 'OFF')
}

/** Says it to every speaker of these models; one that is away misses it, and the evening shows so. */
async function tellSpeakers(
  house: House,
  models: { keeperId: string; modelId: string }[],
  word: 'ON' | 'OFF',
) {
  if (models.length === 0) return
  const speakers = await inScope(house.db, itself, (db) =>
    db
      .selectFrom('duties.speaker')
      .select(['id', 'modelId'])
      .where('retiredAt', 'is', null)
      .where(
        'modelId',
        'in',
        models.map(({ modelId }) => modelId),
      )
      .execute(),
  )
  await Promise.allSettled(speakers.map(({ id }) => house.mqtt.say(setTopic(id), word)))
}
