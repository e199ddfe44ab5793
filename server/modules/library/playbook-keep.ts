import { sql } from 'kysely'
import type { z } from 'zod'
import type { PlaybookFile, playbooks } from '../../../contract/playbooks.ts'
import type { Ctx } from '../../platform/context.ts'
import { allow, conflict, notFound } from '../../platform/errors.ts'
import { findUnit } from '../units/module.ts'
import { atHome } from '../models/module.ts'
import { checkPlaybook, lookedOf } from './playbook-check.ts'
import { mayBring } from './policy.ts'

type Keeping = z.output<typeof playbooks.keep.input>
type Looking = z.output<typeof playbooks.look.input>

/** Checks a file and shows what is in it and whose key signed it; nothing is kept. */
export async function lookAtPlaybook(ctx: Ctx, { keeperId, playbookFile }: Looking) {
  await allowBringing(ctx, keeperId)
  return lookedOf(ctx.house, checkPlaybook(ctx.house, playbookFile).file)
}

/** Keeps a file as it came; the same file twice, under whatever id, is the same playbook. */
export async function keepPlaybook(ctx: Ctx, { keeperId, id, playbookFile }: Keeping) {
  await allowBringing(ctx, keeperId)
  const { file, hash } = checkPlaybook(ctx.house, playbookFile)
  const known = await rowOf(ctx, { keeperId, id })
  if (known && known.hash !== hash) throw conflict('playbook.other_content')
  await ctx.db
    .insertInto('library.playbook')
    .values({
      keeperId,
      id,
      hash,
      type: file.type.id,
      name: file.playbook.name,
      content: sql<string>`${JSON.stringify(file)}::jsonb`,
      signedBy: file.signature.fingerprint,
      broughtBy: ctx.actor.accountId,
    })
    .onConflict((twice) => twice.doNothing())
    .execute()
  const kept = await ctx.db
    .selectFrom('library.playbook')
    .select('id')
    .where('keeperId', '=', keeperId)
    .where('hash', '=', hash)
    .executeTakeFirstOrThrow()
  return readPlaybook(ctx, { keeperId, id: kept.id })
}

/** The playbooks a commune keeps, for everybody who holds a post there. */
export async function listPlaybooks(ctx: Ctx, { keeperId }: { keeperId: string }) {
  const unit = await findUnit(ctx, keeperId)
  if (!atHome(ctx.actor, { keeperId, path: unit.path })) throw notFound('playbook')
  const { rows } = await sql<Brief>`
    select keeper_id, id, type, name, signed_by as fingerprint, content->'made'->>'by' as made_by, brought_at
      from library.playbook where keeper_id = ${keeperId} order by brought_at desc limit 200`.execute(
    ctx.db,
  )
  return { playbooks: rows, mayKeep: mayBring(ctx.actor, unit.path) }
}

/** One of them. */
export async function readPlaybook(ctx: Ctx, { keeperId, id }: { keeperId: string; id: string }) {
  const unit = await findUnit(ctx, keeperId)
  const row = atHome(ctx.actor, { keeperId, path: unit.path })
    ? await rowOf(ctx, { keeperId, id })
    : undefined
  if (!row) throw notFound('playbook')
  return { ...lookedOf(ctx.house, row.content), keeperId, id, broughtAt: row.broughtAt }
}

type Brief = {
  keeperId: string
  id: string
  type: string
  name: string
  fingerprint: string
  madeBy: string
  broughtAt: Date
}

/** A playbook as it is kept. */
export async function rowOf(
  { db }: Pick<Ctx, 'db'>,
  { keeperId, id }: { keeperId: string; id: string },
) {
  const row = await db
    .selectFrom('library.playbook')
    .select(['type', 'hash', 'content', 'broughtAt'])
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { ...row, content: row.content as unknown as PlaybookFile }
}

async function allowBringing(ctx: Ctx, keeperId: string) {
  const { path } = await findUnit(ctx, keeperId)
  if (!atHome(ctx.actor, { keeperId, path })) throw notFound('unit')
  allow(mayBring(ctx.actor, path))
}
