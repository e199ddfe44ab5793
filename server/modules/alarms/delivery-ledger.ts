import { type Kysely, sql } from 'kysely'
import type { House } from '../../platform/context.ts'
import { insertRows } from '../../platform/db/insert-rows.ts'
import type { DB } from '../../platform/db/schema.ts'
import { inScope, itself } from '../../platform/db/scope.ts'

type Channel = 'screen' | 'push' | 'sms'
export type Delivery = {
  keeperId: string
  alarmId: string
  who: string
  channel: Channel
  round: number
  queuedAt: string
  sentAt?: string
  failed?: string
}
/** Something that came back from whoever was told. */
type Mark = { keeperId: string; alarmId: string; who: string; at: string } & (
  | { what: 'answered' }
  | { what: 'delivered' | 'seen'; channel: Channel }
)
type Note = { row: Delivery } | { mark: Mark }

/** How long a claim waits for the database before the words leave without it, in milliseconds. */
const patience = 800
/** How long the ledger waits before it asks the database again. */
const pause = 2000
/** What is not written yet and kept in memory; the oldest are let go first. */
const mostOwed = 100_000

const columns = 'keeper_id alarm_id who channel round queued_at sent_at failed'.split(' ')

/**
 * The ledger of who was told by which channel, and how far it came. It is written behind the words, in
 * order, as soon as the database can: nobody waits for it.
 */
export function openLedger(house: House, complain: (reason: unknown) => void) {
  let owed: Note[] = []
  let writing: Promise<void> | undefined
  let closed = false

  function note(notes: Note[]) {
    if (closed) return
    owed.push(...notes)
    if (owed.length > mostOwed) owed = owed.slice(-mostOwed)
    start()
  }

  function start() {
    writing ??= write().finally(() => {
      writing = undefined
      if (owed.length > 0 && !closed) start()
    })
  }

  async function write() {
    while (owed.length > 0) {
      const batch = owed.splice(0, 500)
      const kept = await keep(batch).then(
        () => true,
        (reason: unknown) => {
          complain(reason)
          return false
        },
      )
      if (kept) continue
      owed.unshift(...batch)
      if (closed) return
      await new Promise((resolve) => setTimeout(resolve, pause).unref())
    }
  }

  const keep = (batch: Note[]) => inScope(house.db, itself, (db) => writeNotes(db, batch))

  return {
    /**
     * Takes these upon itself: of several processes one gets each. Where the database does not answer in
     * time, all of them, for telling somebody twice is better than not at all.
     */
    async claim(rows: Delivery[]): Promise<Delivery[]> {
      if (rows.length === 0) return []
      const claimed = inScope(house.urgent, itself, (db) => claimRows(db, rows)).catch(
        (reason: unknown) => {
          complain(reason)
          return undefined
        },
      )
      const late = new Promise<undefined>((resolve) => {
        setTimeout(resolve, patience, undefined).unref()
      })
      const mine = await Promise.race([claimed, late])
      if (mine) return rows.filter((row) => mine.has(keyOf(row)))
      note(rows.map((row) => ({ row })))
      return rows
    },
    write: (row: Delivery) => note([{ row }]),
    mark: (mark: Mark) => note([{ mark }]),
    async close() {
      closed = true
      await writing
    },
  }
}

export function keyOf({ who, channel, round }: Pick<Delivery, 'who' | 'channel' | 'round'>) {
  return `${who} ${channel} ${round}`
}

async function claimRows(db: Kysely<DB>, rows: Delivery[]) {
  const made = await insertRows<{ who: string; channel: Channel; round: number }>(db, {
    table: 'alarms.delivery',
    columns,
    rows: rows.map(valuesOf),
    ending: 'on conflict do nothing returning who, channel, round',
  })
  return new Set(made.map(keyOf))
}

function valuesOf({ keeperId, alarmId, who, channel, round, queuedAt, sentAt, failed }: Delivery) {
  return [keeperId, alarmId, who, channel, round, queuedAt, sentAt ?? null, failed ?? null]
}

/** In order: what was said first, then what came back of it. */
async function writeNotes(db: Kysely<DB>, notes: Note[]) {
  const rows = new Map(
    notes.flatMap((note) => ('row' in note ? [[rowKey(note.row), note.row] as const] : [])),
  )
  await insertRows(db, {
    table: 'alarms.delivery as d',
    columns,
    rows: [...rows.values()].map(valuesOf),
    ending: `on conflict (keeper_id, alarm_id, who, channel, round) do update set
      sent_at = coalesce(d.sent_at, excluded.sent_at),
      failed = case when d.sent_at is null then excluded.failed end`,
  })
  for (const note of notes) if ('mark' in note) await writeMark(db, note.mark)
}

function rowKey(row: Delivery) {
  return `${row.alarmId} ${keyOf(row)}`
}

async function writeMark(db: Kysely<DB>, mark: Mark) {
  const { keeperId, alarmId, who, at } = mark
  const theirs = sql`keeper_id = ${keeperId} and alarm_id = ${alarmId} and who = ${who}`
  if (mark.what === 'answered') {
    await sql`update alarms.delivery set answered_at = ${at}
               where ${theirs} and round >= 0 and answered_at is null`.execute(db)
    return
  }
  const seenAt = mark.what === 'seen' ? at : null
  // A phone says which alarm reached it, not which repeat: it was the last one.
  const { numAffectedRows } = await sql`
    update alarms.delivery set sent_at = coalesce(sent_at, ${at}), failed = null,
           delivered_at = coalesce(delivered_at, ${at}), seen_at = coalesce(seen_at, ${seenAt})
     where ${theirs} and channel = ${mark.channel}
       and round = (select max(round) from alarms.delivery where ${theirs} and channel = ${mark.channel})`.execute(
    db,
  )
  if (numAffectedRows) return
  await sql`
    insert into alarms.delivery (keeper_id, alarm_id, who, channel, round, queued_at, sent_at, delivered_at, seen_at)
    values (${keeperId}, ${alarmId}, ${who}, ${mark.channel}, 0, ${at}, ${at}, ${at}, ${seenAt})
    on conflict do nothing`.execute(db)
}
