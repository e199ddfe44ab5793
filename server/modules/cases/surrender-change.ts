import type { z } from 'zod'
import type { surrenders } from '../../../contract/cases.ts'
import { tell } from '../../platform/bus.ts'
import type { Counted } from '../../platform/counted.ts'
import type { Ctx } from '../../platform/context.ts'
import { allow } from '../../platform/errors.ts'
import { maySeeDeliverer } from './policy.ts'
import { type At, findSurrender, holdSurrender, readSurrender } from './surrender-find.ts'
import { checkLines, countLines, type Line, takenBack } from './surrender-lines.ts'

type Classified = z.output<typeof surrenders.classify.input>
type Voided = z.output<typeof surrenders.voidIt.input>
type Held = Awaited<ReturnType<typeof holdSurrender>>

/** What it was is known better now: the lines are written anew, and the figures follow. */
export async function classify(ctx: Ctx, input: Classified) {
  const { surrender } = ctx.house.catalog
  const held = await holdSurrender(ctx, input)
  checkLines(input.lines, surrender)
  await change(ctx, held, { lines: JSON.stringify(input.lines) })
  await told(ctx, held, [
    ...takenBack(countLines(held.lines as Line[], held.onDay, surrender)),
    ...countLines(input.lines, held.onDay, surrender),
  ])
  return readSurrender(ctx, input)
}

/** Takes back a record made by mistake: it can still be read, and counts no more. */
export async function voidIt(ctx: Ctx, input: Voided) {
  const held = await holdSurrender(ctx, input)
  await change(ctx, held, { voidedAt: new Date(), voidReason: input.reason })
  const { surrender } = ctx.house.catalog
  await told(ctx, held, takenBack(countLines(held.lines as Line[], held.onDay, surrender)))
  return readSurrender(ctx, input)
}

/** Destroys the name of who handed it in; what was handed in stays written down. */
export async function unname(ctx: Ctx, at: At) {
  const { keeperId, id } = await findSurrender(ctx, at)
  allow(maySeeDeliverer(ctx.actor, keeperId))
  await ctx.db
    .deleteFrom('cases.deliverer')
    .where('keeperId', '=', keeperId)
    .where('surrenderId', '=', id)
    .execute()
  return { done: true as const }
}

type Change = { lines?: string; voidedAt?: Date; voidReason?: string }

async function change({ db }: Ctx, { keeperId, id, edition }: Held, to: Change) {
  await db
    .updateTable('cases.surrender')
    .set({ ...to, edition: edition + 1 })
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .execute()
}

async function told(ctx: Ctx, held: Held, entries: Counted['entries']) {
  const { keeperId, id: sourceId, unitId } = held
  await tell(ctx, 'figures.counted', [{ keeperId, source: 'surrender', sourceId, unitId, entries }])
}
