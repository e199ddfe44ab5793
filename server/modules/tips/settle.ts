import type { z } from 'zod'
import type { tips } from '../../../contract/tips.ts'
import type { Ctx } from '../../platform/context.ts'
import { conflict, wrong } from '../../platform/errors.ts'
import { changeTip, holdEdition } from './change.ts'
import { latestOf } from './clocks.ts'
import type { TipRow } from './find.ts'
import { clocksIn } from './tell.ts'
import { wholeTip } from './whole.ts'

type Settled = z.output<typeof tips.settle.input>

/** Judges a tip: its worth, its category, its haste; that the procuracy was told; that more time was given. */
export async function settle(ctx: Ctx, input: Settled) {
  const { category, urgent, valuable, notified, extendedTo } = input
  const row = await holdEdition(ctx, input)
  if (category !== undefined && !ctx.house.catalog.tips.categories.has(category))
    throw wrong('category', 'not_offered')
  // What a closed tip was worth may still be judged otherwise; the rest is over.
  if (
    row.state === 'closed' &&
    Object.values({ category, urgent, notified, extendedTo }).some(isSaid)
  )
    throw conflict('tip.closed')
  await changeTip(ctx, row, {
    ...(category !== undefined && { category }),
    ...(urgent !== undefined && { urgent }),
    ...(valuable !== undefined && { valuable }),
    ...(notified && { notifiedAt: row.notifiedAt ?? new Date() }),
    ...(extendedTo !== undefined && { extendedTo: lengthened(ctx, row, extendedTo) }),
  })
  return wholeTip(ctx, input)
}

const isSaid = (value: unknown) => value !== undefined

/** The law lengthens the time once, and only so far. */
function lengthened({ house }: Ctx, row: TipRow, day: string) {
  const clock = clocksIn(house, row.category).find(({ extendedMinutes }) => extendedMinutes)
  if (!clock) throw wrong('extendedTo', 'not_asked')
  if (row.extendedTo) throw conflict('tip.extended_already')
  const until = new Date(`${day}T23:59:59+07:00`)
  if (until.getTime() < Date.now()) throw wrong('extendedTo', 'day_over')
  if (day > latestOf(clock, row).toISOString().slice(0, 10))
    throw wrong('extendedTo', 'day_too_late')
  return until
}
