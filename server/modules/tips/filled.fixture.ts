import { randomBytes, randomUUID } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import type { DB } from '../../platform/db/schema.ts'

type Row = Record<string, unknown>

const recipient = `age1${'q'.repeat(58)}`
const hash = 'a'.repeat(64)
const sealed = { header: Buffer.from('đầu'), payload: Buffer.from('kín'), key_head: hash }
const day = '2026-01-05'

/**
 * One row in every table of what was told to a desk and what became of it, by the columns' own names. Each
 * stands on the ones before.
 */
export function tipRowsOf(keeperId: string, accountId: string): [string, Row][] {
  const at = { keeper_id: keeperId }
  const [key, tip, box, recovery] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
  const of = { ...at, tip_id: tip }
  const by = { by_id: accountId }
  const counted = { number: 1, year: 2026 }
  return [
    [
      'key',
      {
        ...at,
        id: key,
        account_id: accountId,
        holder: 'officer',
        recipient,
        verifier: 'x',
        locked: sealed.payload,
        lock: 'passphrase',
      },
    ],
    ['key_log', { ...at, seq: 0, entry: '{}', signature: 'x' }],
    ['escrow_share', { ...at, seq: 0, key_id: key, sealed: sealed.payload }],
    [
      'recovery',
      { ...at, id: recovery, key_id: key, seq: 0, reason: 'device_lost', asked_by: accountId },
    ],
    [
      'recovery_share',
      { ...at, recovery_id: recovery, from_key: key, sealed: sealed.payload, ...by },
    ],
    [
      'tip',
      {
        ...at,
        id: tip,
        receipt: randomBytes(32),
        reply_to: recipient,
        category: 'theft',
        channel: 'door',
        ...sealed,
      },
    ],
    ['message', { ...of, id: randomUUID(), side: 'sender', ...sealed }],
    [
      'file',
      {
        ...of,
        id: randomUUID(),
        side: 'sender',
        ...sealed,
        payload: undefined,
        about_header: sealed.header,
        about_payload: sealed.payload,
        bytes: 3,
        stored: hash,
      },
    ],
    ['identity', { ...of, header: sealed.header, payload: sealed.payload }],
    ['identity_share', { ...of, key_id: key, sealed: sealed.payload }],
    [
      'identity_opening',
      { ...of, id: randomUUID(), reason: 'ask-more', asked_by: accountId, asked_key: key },
    ],
    [
      'transfer',
      {
        ...of,
        id: randomUUID(),
        category: 'theft',
        received_at: day,
        to_body: 'fire-police',
        reason: 'serious',
        ...counted,
        ...by,
      },
    ],
    ['breach', { ...of, clock: 'first-look', due_at: day }],
    [
      'certificate',
      {
        ...at,
        id: randomUUID(),
        tip_id: randomUUID(),
        category: 'theft',
        channel: 'door',
        reason: 'schedule',
        pieces: 1,
        hash,
      },
    ],
    [
      'box',
      {
        ...at,
        id: box,
        unit_id: keeperId,
        place: 'Nhà văn hoá',
        number: 1,
        keyholder_one: accountId,
        keyholder_two: randomUUID(),
        every_days: 7,
        hung_on: day,
      },
    ],
    [
      'batch',
      {
        ...at,
        id: randomUUID(),
        kind: 'box',
        box_id: box,
        unit_id: keeperId,
        ...counted,
        on_day: day,
        at_time: '08:30',
        seal_whole: true,
        letters: 2,
        by_one: accountId,
        by_two: randomUUID(),
      },
    ],
    ['counter', { ...at, register: 'batch', year: 2026, last: 1 }],
  ]
}

/** The same for cases and weapons handed in. */
export function caseRowsOf(keeperId: string, accountId: string): [string, Row][] {
  const at = { keeper_id: keeperId }
  const [one, other, surrender] = [randomUUID(), randomUUID(), randomUUID()]
  const of = { ...at, case_id: one }
  const opened = {
    ...at,
    category: 'theft',
    ...sealed,
    opened_by: accountId,
    due_on: day,
    year: 2026,
  }
  const handed = { ...at, surrender_id: surrender }
  return [
    ['case', { ...opened, id: one, number: 1 }],
    ['case', { ...opened, id: other, number: 2 }],
    ['source', { ...of, kind: 'tip', source_id: randomUUID() }],
    ['step', { ...of, id: randomUUID(), kind: 'other', on_day: day, ...sealed, by_id: accountId }],
    ['link', { ...of, other_id: other }],
    [
      'surrender',
      {
        ...at,
        id: surrender,
        unit_id: keeperId,
        number: 1,
        year: 2026,
        on_day: day,
        how: 'found',
        lines: '[]',
        received_by: accountId,
      },
    ],
    ['deliverer', { ...handed, name: 'Bà Tư' }],
    [
      'custody',
      {
        ...handed,
        seq: 1,
        step: 'received',
        on_day: day,
        given_by: 'Bà Tư',
        taken_by: 'Anh Năm',
        by_id: accountId,
      },
    ],
    ['counter', { ...at, register: 'case', year: 2026, last: 2 }],
  ]
}

/** Puts rows into the tables of a schema as its owner. */
export async function fill(db: Kysely<DB>, schema: 'tips' | 'cases', rows: [string, Row][]) {
  for (const [table, row] of rows) {
    const given = Object.entries(row).filter(([, value]) => value !== undefined)
    const columns = sql.join(given.map(([name]) => sql.ref(name)))
    const values = sql.join(given.map(([, value]) => sql`${value}`))
    await sql`insert into ${sql.ref(`${schema}.${table}`)} (${columns}) values (${values})`.execute(
      db,
    )
  }
}

/** Every table of a schema, as the database has them. */
export async function tablesOf(db: Kysely<DB>, schema: 'tips' | 'cases') {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = ${schema} order by 1`.execute(db)
  return rows.map(({ name }) => name)
}
