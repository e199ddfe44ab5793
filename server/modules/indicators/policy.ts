import { may } from '../../platform/area.ts'
import type { Actor } from '../../platform/context.ts'

/** Whoever reports for a place may load what a document says of it or of anything below. */
export function mayReport(actor: Actor, unitPath: string) {
  return may(actor, 'figure.report', unitPath)
}

/** A figure is approved and locked by those who answer for it, one step apart from writing it down. */
export function mayApprove(actor: Actor, unitPath: string) {
  return may(actor, 'figure.approve', unitPath)
}
