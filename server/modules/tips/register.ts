import type { Ctx } from '../../platform/context.ts'
import { needOfficer } from './find.ts'

/** What came by telephone, visit and post in a year, oldest first: nothing said in it. */
export async function register(ctx: Ctx, { keeperId, year }: { keeperId: string; year: number }) {
  needOfficer(ctx, keeperId)
  const rows = await ctx.db
    .selectFrom('tips.tip')
    .select(['id', 'channel', 'category', 'receivedAt', 'state', 'registerNumber'])
    .where('keeperId', '=', keeperId)
    .where('registerYear', '=', year)
    .orderBy('registerNumber')
    .execute()
  return rows.map(({ id, receivedAt, registerNumber, ...row }) => ({
    ...row,
    number: registerNumber,
    tipId: id,
    receivedAt: receivedAt.toISOString(),
  }))
}

/** What was destroyed here, newest first: when, why, and the hash of what was sealed. */
export async function certificates(ctx: Ctx, { keeperId }: { keeperId: string }) {
  needOfficer(ctx, keeperId)
  const rows = await ctx.db
    .selectFrom('tips.certificate')
    .selectAll()
    .where('keeperId', '=', keeperId)
    .orderBy('at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }))
}
