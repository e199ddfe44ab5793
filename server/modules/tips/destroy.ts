import { createHash, randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { tips } from '../../../contract/tips.ts'
import { announce } from '../../platform/bus.ts'
import type { Ctx } from '../../platform/context.ts'
import { conflict } from '../../platform/errors.ts'
import { enqueue } from '../../platform/jobs.ts'
import { holdEdition } from './change.ts'
import { tellLedger } from './counting.ts'
import type { TipRow } from './find.ts'
import { filesOf, messagesOf } from './parts.ts'

type Asked = z.output<typeof tips.destroy.input>
type Inside = Pick<Ctx, 'db' | 'house'>
type Why = { reason: 'schedule' | Asked['reason']; byId: string | null }

declare module '../../platform/bus.ts' {
  interface Events {
    /** A tip is no more; what is left of it is a certificate. */
    'tips.destroyed': { keeperId: string; id: string }
  }
}

declare module '../../platform/jobs.ts' {
  interface Jobs {
    'tips.drop_files': { hashes: string[] }
  }
}

/** Destroys a tip before its day: its sender asked, or it never was one. */
export async function destroy(ctx: Ctx, { reason, ...at }: Asked) {
  const row = await holdEdition(ctx, at)
  if (row.state === 'in_case') throw conflict('tip.in_case')
  if (reason === 'asked_by_sender' && !row.eraseAskedAt) throw conflict('tip.erase_not_asked')
  // What never was a tip never counted.
  if (reason === 'not_a_tip') await tellLedger(ctx, [{ tip: row, before: row, after: undefined }])
  const { id, hash, at: when } = await destroyTip(ctx, row, { reason, byId: ctx.actor.accountId })
  return { certificateId: id, hash, at: when.toISOString() }
}

/** Destroys all of a tip that is held and leaves a certificate: the hash of what was sealed, in a fixed order. */
export async function destroyTip(ctx: Inside, row: TipRow, { reason, byId }: Why) {
  const { db } = ctx
  const { keeperId, id: tipId, category, channel } = row
  const { hash, pieces, stored } = await hashOf(ctx, row)
  const certificate = await db
    .insertInto('tips.certificate')
    .values({ keeperId, id: randomUUID(), tipId, category, channel, reason, pieces, hash, byId })
    .returning(['id', 'hash', 'at'])
    .executeTakeFirstOrThrow()
  await db
    .updateTable('tips.tip')
    .set({ joinedTo: null })
    .where('keeperId', '=', keeperId)
    .where('joinedTo', '=', tipId)
    .execute()
  const parts = [
    'tips.identityOpening',
    'tips.identityShare',
    'tips.identity',
    'tips.file',
    'tips.message',
  ] as const
  for (const part of parts)
    await db.deleteFrom(part).where('keeperId', '=', keeperId).where('tipId', '=', tipId).execute()
  await db.deleteFrom('tips.tip').where('keeperId', '=', keeperId).where('id', '=', tipId).execute()
  // The contents go once nothing names them any more: a change taken back would miss them.
  if (stored.length > 0) await enqueue(ctx, 'tips.drop_files', { hashes: stored })
  await announce(ctx, 'tips.destroyed', [{ keeperId, id: tipId }])
  return certificate
}

/** The tip, its messages as they were said, its files by time with what they are about, who sent it. */
async function hashOf(ctx: Inside, row: TipRow) {
  const [messages, files, identity] = await Promise.all([
    messagesOf(ctx, row),
    filesOf(ctx, row),
    ctx.db
      .selectFrom('tips.identity')
      .select(['header', 'payload'])
      .where('keeperId', '=', row.keeperId)
      .where('tipId', '=', row.id)
      .execute(),
  ])
  const hashing = createHash('sha256')
  for (const { header, payload } of [row, ...messages]) hashing.update(header).update(payload)
  for (const { header, aboutHeader, aboutPayload, stored } of files) {
    hashing.update(aboutHeader).update(aboutPayload).update(header)
    const content = await ctx.house.sealedFiles.fetch(stored)
    if (content) hashing.update(content)
  }
  for (const { header, payload } of identity) hashing.update(header).update(payload)
  return {
    hash: hashing.digest('hex'),
    pieces: 1 + messages.length + files.length + identity.length,
    stored: files.map(({ stored }) => stored),
  }
}
