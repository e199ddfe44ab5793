import type { z } from 'zod'
import type { Activity, ActivityBrief } from '../../../contract/activities.ts'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { DB } from '../../platform/db/schema.ts'
import { type At, findActivity, type Row } from './find.ts'
import { mayPutRight, mayVerify } from './policy.ts'

/** A record in full, as it is handed to the wire. */
export type Sheet = z.input<typeof Activity>

/** One record with its proof, who stands behind it and what it counted. */
export async function readActivity(ctx: Ctx, at: At): Promise<Sheet> {
  const [sheet] = await sheets(ctx, [await findActivity(ctx, at)])
  return sheet as Sheet
}

/** A record as lists show it. */
export function brief(row: Row): ActivityBrief {
  const { keeperId, id, modelId, modelName, kind, on, state, attendance, summary, photos } = row
  const { unitKind, title, name, validTo } = row
  const unit = { id: row.unitId, kind: unitKind, title, name, validTo }
  return { keeperId, id, modelId, modelName, unit, kind, on, state, attendance, summary, photos }
}

/** Records in full; names and proofs are looked up for all of them together. */
export async function sheets(ctx: Ctx, rows: Row[]): Promise<Sheet[]> {
  const names = await namesOf(
    ctx,
    rows.flatMap((row) => [row.writtenBy, row.verifiedBy]),
  )
  const proofs = await proofsOf(ctx, rows)
  return rows.map((row) => ({
    ...brief(row),
    kindVersion: row.kindVersion,
    answers: row.answers,
    lines: row.lines,
    place: place(row),
    writtenBy: names.get(row.writtenBy) ?? null,
    writtenAt: row.writtenAt,
    verifiedBy: names.get(row.verifiedBy ?? '') ?? null,
    verifiedAt: row.verifiedAt,
    returnedFor: row.returnedFor,
    counted: isOver(row) ? [] : row.counted,
    evidence: row.evidence.flatMap((id) => proofs.get(`${row.keeperId}/${id}`) ?? []),
    corrects: row.corrects,
    correctedBy: row.correctedBy,
    mayChange: !isOver(row) && mayPutRight(ctx.actor, row),
    mayVerify: waits(ctx, row) && mayVerify(ctx.actor, row.path) && !isOwn(ctx, row),
  }))
}

/** Does a record wait for somebody to verify it? */
export function waits({ house }: Ctx, row: Pick<Row, 'state' | 'kind'>) {
  return row.state === 'submitted' && house.catalog.activities.get(row.kind)?.verified === true
}

/** Voided and corrected records are kept and no longer stand for anything. */
export function isOver({ state }: Pick<Row, 'state'>) {
  return state === 'voided' || state === 'corrected'
}

export function isOwn({ actor }: Ctx, row: Pick<Row, 'writtenBy'>) {
  return row.writtenBy === actor.accountId
}

async function namesOf({ db }: Ctx, ids: (string | null)[]) {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map<string, string>()
  const rows = await db
    .selectFrom('accounts.account')
    .select(['id', 'name'])
    .where('id', 'in', wanted)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

async function proofsOf({ db }: Ctx, rows: Row[]) {
  const ids = rows.flatMap(({ evidence }) => evidence)
  if (ids.length === 0) return new Map<string, Sheet['evidence'][number]>()
  const kept = await db
    .selectFrom('activities.evidence')
    .selectAll()
    .where('keeperId', 'in', [...new Set(rows.map(({ keeperId }) => keeperId))])
    .where('id', 'in', ids)
    .execute()
  return new Map(kept.map((row) => [`${row.keeperId}/${row.id}`, proof(row)]))
}

type Kept = Omit<
  Selectable<DB['activities.evidence']>,
  'keeperId' | 'hash' | 'uploadedBy' | 'uploadedAt'
>

/** A kept file as the wire carries it. */
export function proof(row: Kept) {
  const { id, name, type } = row
  const kind = row.kind as 'photo' | 'file' | 'signature'
  return { id, kind, name, type, bytes: Number(row.bytes), takenAt: row.takenAt, place: place(row) }
}

function place({ lat, lon }: { lat: number | null; lon: number | null }) {
  return lat !== null && lon !== null ? { lat, lon } : null
}
