import { sql } from 'kysely'
import type { Ctx, House } from '../../platform/context.ts'
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
 * Every minute: sends the signals whose hour has come. What a broker that was away did not take is said again
 * while it is not too late; an evening is held while it is sent, so that of several processes one sends it.
 */
export async function sendSignals(house: House, now = new Date()) {
  await inScope(house.db, itself, async (db) => {
    for (const piece of lately(now)) await callUp(db, piece)
  })
  await inScope(house.db, itself, async (db) => {
    const { rows } = await sql<Evening>`
      select e.keeper_id, e.signal_id, e.on_day, s.model_id
        from duties.evening e join duties.signal s on s.keeper_id = e.keeper_id and s.id = e.signal_id
       where e.sent_at is null and e.by_hand is null
         and e.due_at between ${new Date(now.getTime() - (tooLate + 1) * 60_000)} and ${now}
         for update of e skip locked`.execute(db)
    for (const evening of await told({ db, house }, rows, 'ON'))
      await marked(db, evening, { sentAt: now })
  })
  await putOut(house, now)
}

type Evening = { keeperId: string; signalId: string; onDay: string; modelId: string }

/** The evenings that begin in a piece of the day's clock, each entered once. */
async function callUp(db: Ctx['db'], { day, from, to }: ReturnType<typeof lately>[number]) {
  await sql`
    insert into duties.evening (keeper_id, signal_id, on_day, due_at, activity_id)
    select s.keeper_id, s.id, ${day}::date, (${day}::date + clock.at::time) at time zone 'Asia/Ho_Chi_Minh',
           gen_random_uuid()
      from duties.signal s
      cross join lateral (select case when extract(month from ${day}::date) in (11, 12, 1, 2)
                                      then coalesce(s.winter_time, s.at_time) else s.at_time end) as clock (at)
     where s.ended_on is null
       and clock.at between ${from} and ${to}
       and extract(isodow from ${day}::date)::int = any (s.weekdays)
       and (s.paused_until is null or s.paused_until < ${day}::date)
       and ${countingModels(sql.ref('s.keeper_id'), sql.ref('s.model_id'))}
    on conflict do nothing`.execute(db)
}

/** Tells lamps that their night is over. */
async function putOut(house: House, now: Date) {
  await inScope(house.db, itself, async (db) => {
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
    const over = lit.filter((evening) => {
      const off = offAfter(evening, evening.onDay)
      return off !== undefined && off <= now
    })
    for (const evening of await told({ db, house }, over, 'OFF'))
      await marked(db, evening, { offAt: now })
  })
}

/** Says it to every speaker of these evenings' models; answers those of which the broker took a word. */
async function told<Of extends Evening>(
  { db, house }: Pick<Ctx, 'db' | 'house'>,
  evenings: Of[],
  word: 'ON' | 'OFF',
): Promise<Of[]> {
  if (evenings.length === 0) return []
  const { rows: speakers } = await sql<{ keeperId: string; id: string; modelId: string }>`
    select s.keeper_id, s.id, s.model_id
      from unnest(${evenings.map(({ keeperId }) => keeperId)}::uuid[],
                  ${evenings.map(({ modelId }) => modelId)}::uuid[]) as e(keeper_id, model_id)
      join duties.speaker s on s.keeper_id = e.keeper_id and s.model_id = e.model_id
     where s.retired_at is null`.execute(db)
  const heard = new Set<string>()
  await Promise.all(
    speakers.map((speaker) =>
      house.mqtt.say(setTopic(speaker.id), word).then(
        () => heard.add(modelOf(speaker)),
        () => undefined,
      ),
    ),
  )
  return evenings.filter((evening) => heard.has(modelOf(evening)))
}

function modelOf({ keeperId, modelId }: Pick<Evening, 'keeperId' | 'modelId'>) {
  return `${keeperId}/${modelId}`
}

async function marked(
  db: Ctx['db'],
  { keeperId, signalId, onDay }: Evening,
  at: { sentAt: Date } | { offAt: Date },
) {
  await db
    .updateTable('duties.evening')
    .set(at)
    .where('keeperId', '=', keeperId)
    .where('signalId', '=', signalId)
    .where('onDay', '=', onDay)
    .execute()
}
