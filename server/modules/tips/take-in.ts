import type { z } from 'zod'
import { receiptOf } from '../../../sealing/receipt.ts'
import type { tips } from '../../../contract/tips.ts'
import type { Ctx } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import { conflict, notFound, wrong } from '../../platform/errors.ts'
import { holdBatch, typedIn } from './batch-find.ts'
import { nextNumber } from './counter.ts'
import { tellLedger } from './counting.ts'
import { needOfficer } from './find.ts'

type Taken = z.output<typeof tips.takeIn.input>

/**
 * Writes in what came on paper or by voice, sealed where it was typed. What an officer heard or read has
 * been looked at; a slip from a box waits in the queue like any other word.
 */
export async function takeIn(ctx: Ctx, input: Taken) {
  const { keeperId, id, category, urgent, channel, sealed, keyHead } = input
  const slip = channel === 'box' || channel === 'meeting'
  if (slip) await needBatch(ctx, input)
  else needOfficer(ctx, keeperId)
  if (!slip && input.batchId !== undefined) throw wrong('batchId', 'not_asked')
  if (!ctx.house.catalog.tips.categories.has(category)) throw wrong('category', 'not_offered')
  const receipt = await receiptIn(ctx, input)

  const known = await registered(ctx, input)
  if (known) return known

  const numbered = slip ? { number: null, year: null } : await nextInRegister(ctx, keeperId)
  const [made] = await ctx.db
    .insertInto('tips.tip')
    .values({
      keeperId,
      id,
      category,
      urgent,
      channel,
      keyHead,
      ...receipt,
      header: Buffer.from(sealed.header, 'base64'),
      payload: Buffer.from(sealed.payload, 'base64'),
      batchId: input.batchId ?? null,
      registerYear: numbered.year,
      registerNumber: numbered.number,
      ...(!slip && { state: 'seen' as const, seenAt: new Date() }),
    })
    .returning(['keeperId', 'id', 'channel', 'seenAt', 'valuable', 'receivedAt'])
    .execute()
  if (made && !slip) await tellLedger(ctx, [{ tip: made, before: undefined, after: made }])
  return numbered
}

/** The number it has already: sent twice it is one tip. */
async function registered({ db }: Ctx, { keeperId, id }: Taken) {
  return db
    .selectFrom('tips.tip')
    .select(['registerNumber as number', 'registerYear as year'])
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .executeTakeFirst()
}

async function nextInRegister(ctx: Ctx, keeperId: string) {
  const year = Number(today().slice(0, 4))
  return { number: await nextNumber(ctx, { keeperId, register: 'received', year }), year }
}

/** A slip belongs to the record of a box or a meeting that the two are still typing in. */
async function needBatch(ctx: Ctx, { keeperId, id, channel, batchId }: Taken) {
  if (batchId === undefined) throw wrong('batchId', 'missing')
  const batch = await holdBatch(ctx, { keeperId, id: batchId })
  const { accountId } = ctx.actor
  if (!batch || (batch.byOne !== accountId && batch.byTwo !== accountId)) throw notFound('batch')
  if (batch.kind !== channel) throw wrong('channel', 'not_offered')
  const known = await ctx.db
    .selectFrom('tips.tip')
    .select('id')
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .where('batchId', '=', batchId)
    .executeTakeFirst()
  if (known) return
  if (batch.confirmedAt) throw conflict('batch.confirmed')
  const typed = await typedIn(ctx, keeperId, [batchId])
  if (typed(batchId) >= batch.letters) throw conflict('batch.all_typed')
}

/** The receipt of a stub, where there is one: it is nobody else's. */
async function receiptIn({ db }: Ctx, { keeperId, id, bearer, replyTo }: Taken) {
  if (bearer === undefined && replyTo === undefined) return { receipt: null, replyTo: null }
  if (bearer === undefined) throw wrong('bearer', 'missing')
  if (replyTo === undefined) throw wrong('replyTo', 'missing')
  const receipt = Buffer.from(receiptOf(Buffer.from(bearer, 'base64')))
  const known = await db
    .selectFrom('tips.tip')
    .select('id')
    .where('keeperId', '=', keeperId)
    .where('receipt', '=', receipt)
    .executeTakeFirst()
  if (known && known.id !== id) throw conflict('receipt.used')
  return { receipt, replyTo }
}
