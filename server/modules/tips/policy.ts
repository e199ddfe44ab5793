import { may } from '../../platform/area.ts'
import type { Actor } from '../../platform/context.ts'
import { mayHold } from './desk-policy.ts'

/** Reads tips at this very desk: who answers for the places around it reads none of theirs. */
export function readsHere(actor: Actor, keeperId: string) {
  return mayHold(actor, 'officer', keeperId)
}

/** Would, once signed in more strongly. */
export function wouldReadHere(actor: Actor, keeperId: string) {
  const posts = actor.posts.map((post) => ({ ...post, dormant: false }))
  return readsHere({ ...actor, posts }, keeperId)
}

/** Counts are for those who read, guard or audit there or above. */
export function seesSummary(actor: Actor, path: string) {
  return (['tip.read', 'tip.guard', 'audit.read'] as const).some((work) => may(actor, work, path))
}
