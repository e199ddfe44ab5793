import { sql } from 'kysely'
import type { z } from 'zod'
import type { evidence } from '../../../contract/evidence.ts'
import { within } from '../../platform/area.ts'
import type { Ctx } from '../../platform/context.ts'
import { conflict, notFound, wrong } from '../../platform/errors.ts'
import type { Content } from './evidence-content.ts'
import { type At, visible } from './find.ts'
import { proof } from './read.ts'

type Upload = z.output<typeof evidence.upload.input>
export type Kept = Omit<Content, 'bytes' | 'extension'> & {
  bytes: number
  hash: string
  name: string
}

/** Writes down what was kept of an upload; sent twice it is the same proof. */
export async function keepEvidence(ctx: Ctx, { keeperId, id, kind }: Upload, kept: Kept) {
  const { place, ...content } = kept
  const row = {
    keeperId,
    id,
    kind,
    ...content,
    lat: place?.lat ?? null,
    lon: place?.lon ?? null,
    uploadedBy: ctx.actor.accountId,
  }
  await ctx.db
    .insertInto('activities.evidence')
    .values(row)
    .onConflict((twice) => twice.columns(['keeperId', 'id']).doNothing())
    .execute()
  const stored = await ctx.db
    .selectFrom('activities.evidence')
    .selectAll()
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const same =
    stored.hash === row.hash && stored.kind === kind && stored.uploadedBy === row.uploadedBy
  if (!same) throw conflict('evidence.other_content')
  return proof(stored)
}

/** A kept photo, for a part of the house that knows itself who may see it. */
export async function proofOf({ db }: Pick<Ctx, 'db'>, { keeperId, id }: At) {
  return db
    .selectFrom('activities.evidence')
    .select(['hash', 'type', 'uploadedBy'])
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Refuses what names a proof that was never kept. */
export async function refuseUnknownProof(
  ctx: Pick<Ctx, 'db'>,
  facts: { keeperId: string; evidence: string[] }[],
) {
  for (const { keeperId, evidence } of facts)
    for (const id of evidence)
      if (!(await proofOf(ctx, { keeperId, id }))) throw wrong('evidence', 'unknown')
}

/** A kept file, for who uploaded it and for those who may read a record or look after a step that it proves. */
export async function findEvidence({ db, actor }: Ctx, { keeperId, id }: At) {
  const { rows } = await sql<{ hash: string; type: string; name: string; kind: string }>`
    select e.hash, e.type, e.name, e.kind from activities.evidence e
     where e.keeper_id = ${keeperId} and e.id = ${id}
       and (e.uploaded_by = ${actor.accountId} or exists (
         select from activities.activity a join units.unit u on u.id = a.unit_id
          where a.keeper_id = e.keeper_id and a.evidence @> array[e.id] and a.evidence <> '{}'
            and ${visible(actor)})
         or exists (
         select from models.step_proof s join units.unit u on u.id = s.unit_id
          where s.keeper_id = e.keeper_id and s.evidence @> array[e.id] and s.evidence <> '{}'
            and ${within(actor, 'u.path')}))`.execute(db)
  const [found] = rows
  if (!found) throw notFound('evidence')
  return found
}
