import type { Updateable } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { DB } from '../../platform/db/schema.ts'
import { conflict } from '../../platform/errors.ts'
import { noteBreaches } from './breaches.ts'
import { tellLedger } from './counting.ts'
import { type At, holdTip, needReader, type TipRow } from './find.ts'
import { wholeTip } from './whole.ts'

type Change = Pick<
  Updateable<DB['tips.tip']>,
  | 'category'
  | 'urgent'
  | 'notifiedAt'
  | 'extendedTo'
  | 'closedAt'
  | 'decidedAt'
  | 'destroyOn'
  | 'joinedTo'
  | 'caseId'
  | 'takenUpAt'
  | 'outcome'
> & { valuable?: boolean | null; state?: TipRow['state'] }

/**
 * Changes a tip that is held. Whoever changes it has looked at it; a clock that had run out before is
 * written down first, and the figures hear what is different.
 */
export async function changeTip(ctx: Pick<Ctx, 'db' | 'house'>, row: TipRow, change: Change = {}) {
  await noteBreaches(ctx, [row])
  const seenAt = row.seenAt ?? new Date()
  const looked = row.state === 'new' ? { state: 'seen' as const } : {}
  await ctx.db
    .updateTable('tips.tip')
    .set((now) => ({ ...looked, ...change, seenAt, edition: now('edition', '+', 1) }))
    .where('keeperId', '=', row.keeperId)
    .where('id', '=', row.id)
    .execute()
  const valuable = change.valuable === undefined ? row.valuable : change.valuable
  await tellLedger(ctx, [{ tip: row, before: row, after: { ...row, seenAt, valuable } }])
}

/** `holdTip` for an officer who saw this edition of it; somebody was quicker: they are shown it as it stands. */
export async function holdEdition(ctx: Ctx, { edition, ...at }: At & { edition: number }) {
  await needReader(ctx, at.keeperId)
  const row = await holdTip(ctx, at)
  if (row.edition !== edition) throw conflict('tip.changed', await wholeTip(ctx, at))
  return row
}
