import { join } from 'node:path'
import { sql } from 'kysely'
import type { Ctx, House } from '../../platform/context.ts'
import { gather } from '../../platform/db/gather.ts'
import { insertRows } from '../../platform/db/insert-rows.ts'
import { inScope, inScopeReading, inScopeWriting, itself } from '../../platform/db/scope.ts'
import { announce } from '../../platform/bus.ts'
import { AlarmEvent } from './events.ts'
import { openJournal } from './journal.ts'
import { tellLedger } from './counting.ts'
import { circleOf, retold, stateOf, type ToldAlarm } from './told.ts'

/** How long somebody in a fire waits for the database before the journal answers for it, in milliseconds. */
const patience = 800

type Db = Pick<Ctx, 'db'>

/**
 * Keeps what happens in alarms: in the database, and where it does not answer in time, in a journal on
 * this machine's disk, to be written there later. Every event is kept once, however often it is tried.
 */
export function openKeep(house: House, toldNow: (alarmId: string) => ToldAlarm | undefined) {
  const journal = openJournal(join(house.config.dataDir, 'alarm-journal'))
  let owing = true

  async function write(events: AlarmEvent[]) {
    const alarms = plainly(events, toldNow)
    if (!alarms)
      return inScope(house.urgent, itself, (db) => writeEvents({ db, house }, events, toldNow))
    // Nothing of it has to be asked first: all of it leaves at once, with the commit behind it.
    return inScopeWriting(house.urgent, itself, async (db) => ({
      answer: undefined,
      written: Promise.all([
        insertEvents({ db }, inOrder(events)),
        ...alarms.map((alarm) => insertAlarm({ db }, alarm)),
      ]),
    }))
  }

  const store = gather<AlarmEvent, void>(64, async (events) => {
    await write(events)
    return events.map(() => undefined)
  })

  return {
    /** Answers once the event is safe: committed, or on this disk. */
    async keep(event: AlarmEvent) {
      const stored = store(event).then(
        () => true,
        () => false,
      )
      if (await Promise.race([stored, after(patience)])) {
        house.bus.wake()
        return
      }
      await journal.append(event)
      // Only now: what is looked for before it is there would not be looked for again.
      owing = true
    },
    /** Writes what the journal holds into the database; nothing to do while nothing is owed. */
    async settle() {
      if (!owing) return
      owing = false
      try {
        await journal.empty(async (events) => {
          for (let at = 0; at < events.length; at += 500) await write(events.slice(at, at + 500))
        })
      } catch (reason) {
        owing = true
        throw reason
      }
      house.bus.wake()
    },
    /** What happened in every alarm that is not closed, and in those closed within the hour. */
    recall: () => inScopeReading(house.urgent, itself, (db) => recall({ db })),
    close: () => journal.close(),
  }
}

export type Keep = ReturnType<typeof openKeep>

function after(ms: number) {
  return new Promise<false>((resolve) => {
    setTimeout(resolve, ms, false).unref()
  })
}

/** The alarms of these events, when every one of them is remembered and open, and none was two. */
function plainly(
  events: AlarmEvent[],
  toldNow: (alarmId: string) => ToldAlarm | undefined,
): ToldAlarm[] | undefined {
  const named = namedIn(events)
  const open = named.flatMap(([id]) => {
    const alarm = toldNow(id)
    return alarm?.id === id && !alarm.closed ? [alarm] : []
  })
  const merged = events.some((event) => event.what === 'joined' && event.merged)
  return merged || open.length < named.length ? undefined : open
}

// In one order everywhere: two processes that write the same alarms never wait for each other in a ring.
function inOrder(events: AlarmEvent[]) {
  return events.toSorted((one, other) => (one.id < other.id ? -1 : 1))
}

function namedIn(events: AlarmEvent[]) {
  const named = new Map(events.map(({ alarmId, keeperId }) => [alarmId, keeperId]))
  return [...named].toSorted(([one], [other]) => (one < other ? -1 : 1))
}

function insertEvents({ db }: Db, events: AlarmEvent[]) {
  return insertRows(db, {
    table: 'alarms.event',
    columns: ['keeper_id', 'id', 'alarm_id', 'at', 'what', 'said'],
    rows: events.map((event) => [
      event.keeperId,
      event.id,
      event.alarmId,
      event.at,
      event.what,
      JSON.stringify(event),
    ]),
    ending: 'on conflict (keeper_id, id) do nothing',
  })
}

/** Writes events and the alarms they belong to; whatever is there already stays as it is. */
async function writeEvents(
  ctx: Db & { house: House },
  events: AlarmEvent[],
  toldNow: (alarmId: string) => ToldAlarm | undefined,
) {
  const written = inOrder(events)
  await insertEvents(ctx, written)
  for (const event of written)
    if (event.what === 'joined' && event.merged) await writeMerged(ctx, event)
  for (const [alarmId, keeperId] of namedIn(events)) {
    const alarm = toldNow(alarmId) ?? (await retellStored(ctx, keeperId, alarmId))
    if (alarm && alarm.id === alarmId) await writeAlarm(ctx, alarm)
  }
}

async function retellStored({ db }: Db, keeperId: string, alarmId: string) {
  const rows = await db
    .selectFrom('alarms.event')
    .select('said')
    .where('keeperId', '=', keeperId)
    .where('alarmId', '=', alarmId)
    .execute()
  return retold(rows.map(({ said }) => AlarmEvent.parse(said)))
}

/** The row that lists are made from. It only ever goes forward, in whatever order it is written. */
function insertAlarm({ db }: Db, alarm: ToldAlarm) {
  const { keeperId, id, teamId, kind, drill, silent, text, raisedAt, callers } = alarm
  return sql`
    insert into alarms.alarm as a (keeper_id, id, team_id, kind, drill, silent, state, circle, text, raised_at, raised_by)
    values (${keeperId}, ${id}, ${teamId}, ${kind}, ${drill}, ${silent}, ${stateOf({ ...alarm, closed: undefined })},
            ${circleOf(alarm)}, ${text}, ${raisedAt}, ${callers[0]?.accountId ?? null})
    on conflict (keeper_id, id) do update set
      state = greatest(a.state, excluded.state), circle = greatest(a.circle, excluded.circle),
      silent = a.silent and excluded.silent,
      text = case when length(excluded.text) > length(a.text) then excluded.text else a.text end`.execute(
    db,
  )
}

async function writeAlarm(ctx: Db & { house: House }, alarm: ToldAlarm) {
  await insertAlarm(ctx, alarm)
  if (!alarm.closed) return
  const { keeperId, id, teamId } = alarm
  const { at, outcome, reason } = alarm.closed
  const closed = await ctx.db
    .updateTable('alarms.alarm')
    .set({ state: 'closed', closedAt: at, outcome, reason })
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .where('closedAt', 'is', null)
    .returning('id')
    .execute()
  if (closed.length === 0) return
  await tellLedger(ctx, alarm)
  await announce(ctx, 'alarms.closed', [{ keeperId, id, teamId }])
}

/**
 * The alarm that was another press of the same moment: lists show one. Its row may be written before or
 * after this by the process that took it for an alarm; it is merged either way.
 */
async function writeMerged({ db }: Db, event: Extract<AlarmEvent, { what: 'joined' }>) {
  const { keeperId, pressId, teamId, kind, drill, silent, text, at, by, alarmId } = event
  await sql`
    insert into alarms.alarm as a (keeper_id, id, team_id, kind, drill, silent, state, text, raised_at, raised_by, merged_into)
    values (${keeperId}, ${pressId}, ${teamId}, ${kind}, ${drill}, ${silent}, 'closed', ${text}, ${at}, ${by.accountId ?? null}, ${alarmId})
    on conflict (keeper_id, id) do update set
      state = 'closed', merged_into = least(a.merged_into, excluded.merged_into)`.execute(db)
}

async function recall({ db }: Db): Promise<AlarmEvent[]> {
  const rows = await db
    .selectFrom('alarms.event as e')
    .innerJoin('alarms.alarm as a', (join) =>
      join.onRef('a.keeperId', '=', 'e.keeperId').onRef('a.id', '=', 'e.alarmId'),
    )
    .select('e.said')
    .where('a.mergedInto', 'is', null)
    .where((is) =>
      is.or([
        is('a.closedAt', 'is', null),
        is('a.closedAt', '>', sql<Date>`now() - interval '1 hour'`),
      ]),
    )
    .orderBy('e.id')
    .execute()
  return rows.map(({ said }) => AlarmEvent.parse(said))
}
