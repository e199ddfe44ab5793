import { isDeepStrictEqual } from 'node:util'
import { announce, tell } from '../../platform/bus.ts'
import type { Ctx } from '../../platform/context.ts'
import type { Counted } from '../../platform/counted.ts'
import { insertRows } from '../../platform/db/insert-rows.ts'
import { type Entry, reversed } from './counting.ts'
import type { Proof } from './fit.ts'
import { type Prepared, kindOf } from './prepare.ts'

type Writing = Pick<Ctx, 'db' | 'house'>
type Key = { keeperId: string; id: string }

const columns = {
  keeper_id: 'keeperId',
  id: 'id',
  model_id: 'modelId',
  unit_id: 'unitId',
  kind: 'kind',
  kind_version: 'kindVersion',
  on_day: 'onDay',
  attendance: 'attendance',
  summary: 'summary',
  answers: 'answers',
  lines: 'lines',
  lat: 'lat',
  lon: 'lon',
  evidence: 'evidence',
  counted: 'counted',
  state: 'state',
  written_by: 'writtenBy',
  corrects: 'corrects',
} as const

const kept = new Set<string>(['answers', 'lines', 'counted'])

type Written = Prepared & { corrects?: string }

/** Writes new records with one statement, however many. One that is there already fails them all. */
export async function insertNew({ db }: Writing, rows: Written[]) {
  await insertRows(db, asRows(rows))
}

/** Writes a record unless it is there already; answers whether it was written. */
export async function insertOnce({ db }: Writing, row: Written) {
  const ending = 'on conflict (keeper_id, id) do nothing returning id'
  return (await insertRows(db, { ...asRows([row]), ending })).length > 0
}

function asRows(rows: Written[]) {
  return {
    table: 'activities.activity' as const,
    columns: Object.keys(columns),
    rows: rows.map((row) =>
      Object.values(columns).map((name) =>
        kept.has(name) ? JSON.stringify(row[name]) : (row[name] ?? null),
      ),
    ),
  }
}

export function keyOf({ keeperId, id }: Key) {
  return `${keeperId}/${id}`
}

/** Tells the ledger what new records count, and those who verify what waits for them. */
export async function announceWritten(ctx: Writing, rows: Prepared[]) {
  await tell(
    ctx,
    'figures.counted',
    rows.filter((row) => row.counted.length > 0).map((row) => countedFact(row, row.counted)),
  )
  await announce(
    ctx,
    'activities.waiting',
    rows
      .filter((row) => row.state === 'submitted' && kindOf(ctx.house.catalog, row.kind).verified)
      .map(({ keeperId, id, unitId }) => ({ keeperId, id, unitId })),
  )
}

/** What taking a record back takes out of the ledger: nothing, if it never counted. */
export function takenBack(row: Key & { unitId: string; counted: Entry[] }): Counted[] {
  return row.counted.length > 0 ? [countedFact(row, reversed(row.counted))] : []
}

export function countedFact(
  { keeperId, id, unitId }: Key & { unitId: string },
  entries: Entry[],
): Counted {
  return { keeperId, source: 'activity', sourceId: id, unitId, entries }
}

type Content = Omit<Prepared, 'state' | 'counted' | 'unitId' | 'kindVersion'>

/** Do two records say the same, by the same hand? */
export function sameContent(one: Content, other: Content) {
  return isDeepStrictEqual(contentOf(one), contentOf(other))
}

function contentOf(row: Content) {
  const { keeperId, id, modelId, kind, onDay, attendance, summary, lat, lon, writtenBy } = row
  const { answers, lines, evidence } = row
  // Through JSON, as the table keeps it: what is undefined is not there.
  const kept: unknown = JSON.parse(JSON.stringify({ answers, lines, evidence }))
  return { keeperId, id, modelId, kind, onDay, attendance, summary, lat, lon, writtenBy, kept }
}

/** The proofs that some writers may name: what each uploaded to these books, by writer. */
export async function proofsNamed(
  { db }: Writing,
  named: { keeperId: string; evidence: string[] }[],
): Promise<(Proof & Key)[]> {
  const ids = named.flatMap(({ evidence }) => evidence)
  if (ids.length === 0) return []
  return db
    .selectFrom('activities.evidence')
    .select(['keeperId', 'id', 'kind', 'uploadedBy'])
    .where('keeperId', 'in', [...new Set(named.map(({ keeperId }) => keeperId))])
    .where('id', 'in', ids)
    .execute()
}
