import type { Ctx } from '../../platform/context.ts'
import type { At } from './find.ts'

type Inside = Pick<Ctx, 'db'>

/** What was said after a tip, in the order it was said. */
export function messagesOf({ db }: Inside, { keeperId, id }: At) {
  return db
    .selectFrom('tips.message')
    .selectAll()
    .where('keeperId', '=', keeperId)
    .where('tipId', '=', id)
    .orderBy('seq')
    .execute()
}

/** Its files: heads and what they are about; the content lies in the file store. */
export function filesOf({ db }: Inside, { keeperId, id }: At) {
  return db
    .selectFrom('tips.file')
    .selectAll()
    .where('keeperId', '=', keeperId)
    .where('tipId', '=', id)
    .orderBy('at')
    .orderBy('id')
    .execute()
}

/** Other tips that are about the same. */
export async function joinedTo({ db }: Inside, { keeperId, id }: At) {
  const rows = await db
    .selectFrom('tips.tip')
    .select('id')
    .where('keeperId', '=', keeperId)
    .where('joinedTo', '=', id)
    .orderBy('id')
    .execute()
  return rows.map((row) => row.id)
}

/** Where it went, and that it came. */
export function transfersOf({ db }: Inside, { keeperId, id }: At) {
  return db
    .selectFrom('tips.transfer')
    .selectAll()
    .where('keeperId', '=', keeperId)
    .where('tipId', '=', id)
    .orderBy('at')
    .execute()
}

/** The record of the box or meeting it came out of. */
export function batchOf({ db }: Inside, { keeperId, id }: At) {
  return db
    .selectFrom('tips.batch as b')
    .innerJoin('tips.tip as t', (join) =>
      join.onRef('t.keeperId', '=', 'b.keeperId').onRef('t.batchId', '=', 'b.id'),
    )
    .select(['b.id', 'b.kind'])
    .where('t.keeperId', '=', keeperId)
    .where('t.id', '=', id)
    .executeTakeFirst()
}

/** Who the sender is, sealed; one's own share of what opens it, and who asked to. */
export async function identityOf({ db, actor }: Pick<Ctx, 'db' | 'actor'>, { keeperId, id }: At) {
  const [held, share, openings] = await Promise.all([
    db
      .selectFrom('tips.identity')
      .select(['header', 'payload'])
      .where('keeperId', '=', keeperId)
      .where('tipId', '=', id)
      .executeTakeFirst(),
    db
      .selectFrom('tips.identityShare as s')
      .innerJoin('tips.key as k', (join) =>
        join.onRef('k.keeperId', '=', 's.keeperId').onRef('k.id', '=', 's.keyId'),
      )
      .select('s.sealed')
      .where('s.keeperId', '=', keeperId)
      .where('s.tipId', '=', id)
      .where('k.accountId', '=', actor.accountId)
      .where('k.state', '=', 'standing')
      .executeTakeFirst(),
    db
      .selectFrom('tips.identityOpening')
      .selectAll()
      .where('keeperId', '=', keeperId)
      .where('tipId', '=', id)
      .orderBy('askedAt')
      .execute(),
  ])
  if (!held) return null
  return {
    header: held.header.toString('base64'),
    payload: held.payload.toString('base64'),
    share: share?.sealed.toString('base64') ?? null,
    openings: openings.map((each) => ({
      id: each.id,
      reason: each.reason,
      askedById: each.askedBy,
      askedKey: each.askedKey,
      askedAt: each.askedAt.toISOString(),
      agreedBy: each.agreedBy,
      agreedAt: each.agreedAt?.toISOString() ?? null,
      refused: each.refused,
      // What the second person handed on is for the first alone.
      share: each.askedBy === actor.accountId ? (each.share?.toString('base64') ?? null) : null,
    })),
  }
}
