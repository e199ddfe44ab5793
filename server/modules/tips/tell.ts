import type { z } from 'zod'
import type { TipBrief } from '../../../contract/tips.ts'
import type { Ctx } from '../../platform/context.ts'
import { clocksOf, nextOf } from './clocks.ts'
import type { TipRow } from './find.ts'

/** A tip as the queue shows it: nothing of what it says but the seal of it. */
export function briefOf({ house }: Pick<Ctx, 'house'>, row: TipRow): z.input<typeof TipBrief> {
  const clocks = clocksFor({ house }, row)
  return {
    keeperId: row.keeperId,
    id: row.id,
    category: row.category,
    urgent: row.urgent,
    channel: row.channel,
    receivedAt: row.receivedAt.toISOString(),
    state: row.state,
    valuable: row.valuable,
    outcome: row.outcome,
    joinedTo: row.joinedTo,
    caseId: row.caseId,
    disputed: row.disputedAt !== null,
    eraseAsked: row.eraseAskedAt !== null,
    answeredBySender: row.lastSide === 'sender',
    files: row.files,
    named: row.named,
    sealedLate: row.sealedLate,
    next: nextOf(clocks),
    breached: clocks.filter(({ breached }) => breached).length,
    header: row.header.toString('base64'),
    payload: row.payload.toString('base64'),
    edition: row.edition,
  }
}

/** The clocks of a tip, as its category has them. */
export function clocksFor({ house }: Pick<Ctx, 'house'>, row: TipRow) {
  return clocksOf(clocksIn(house, row.category), row, { ran: row.ran })
}

export function clocksIn({ catalog }: Ctx['house'], category: string) {
  const ids = catalog.tips.categories.get(category)?.clocks ?? []
  return ids.flatMap((id) => catalog.tips.clocks.get(id) ?? [])
}
