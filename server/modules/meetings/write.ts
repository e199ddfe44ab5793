import type { z } from 'zod'
import type { covenants } from '../../../contract/covenants.ts'
import type { Ctx } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import { conflict, wrong } from '../../platform/errors.ts'
import { leaveFigures } from './counting.ts'
import { signedOn } from './coverage.ts'
import { changed, covenantAtHome, isInForce, livingCovenant, versionsOf } from './find.ts'
import { mayKeep } from './policy.ts'
import { readCovenant } from './read.ts'

/** Writes the draft anew, or opens the next version; what was voted on is never written over. */
export async function writeText(ctx: Ctx, input: z.output<typeof covenants.write.input>) {
  const { keeperId, id, text } = input
  const row = await livingCovenant(ctx, input, (path) => mayKeep(ctx.actor, path))
  const [last] = await versionsOf(ctx, input)
  if (!last || (last.state === 'draft' && last.text === text)) return readCovenant(ctx, input)
  if (row.edition !== input.edition)
    throw conflict('covenant.changed', await readCovenant(ctx, input))
  if (last.state === 'draft') {
    await ctx.db
      .updateTable('meetings.version')
      .set({ text, madeBy: ctx.actor.accountId, madeAt: new Date() })
      .where('keeperId', '=', keeperId)
      .where('covenantId', '=', id)
      .where('number', '=', last.number)
      .execute()
  } else {
    const settled = isInForce(last) || last.state === 'rejected' || last.state === 'refused'
    if (!settled) throw conflict('covenant.pending')
    await ctx.db
      .insertInto('meetings.version')
      .values({
        keeperId,
        covenantId: id,
        number: last.number + 1,
        text,
        madeBy: ctx.actor.accountId,
      })
      .execute()
  }
  await changed(ctx, row)
  return readCovenant(ctx, input)
}

/** Changes its title or how many there are to sign, or ends it from a day on. */
export async function changeCovenant(ctx: Ctx, input: z.output<typeof covenants.change.input>) {
  const { title, signers, endedOn } = input
  const row = await covenantAtHome(ctx, input, (path) => mayKeep(ctx.actor, path))
  const said = { title, signers, endedOn }
  const set = Object.fromEntries(
    Object.entries(said).filter(
      ([name, value]) => value !== undefined && row[name as keyof typeof said] !== value,
    ),
  )
  if (Object.keys(set).length === 0) return readCovenant(ctx, input)
  if (row.edition !== input.edition)
    throw conflict('covenant.changed', await readCovenant(ctx, input))
  if (row.endedOn) throw conflict('covenant.ended')
  if (endedOn && endedOn > today()) throw wrong('endedOn', 'day_in_future')
  // More cannot stand by it than there are.
  if (signers !== undefined && signers < (await signedOn(ctx, input, today())))
    throw wrong('signers', 'covenant.fewer_than_signed')
  await changed(ctx, row, set)
  if (endedOn) await leaveFigures(ctx, { keeperId: row.keeperId, covenantId: row.id }, endedOn)
  return readCovenant(ctx, input)
}
