import { may, within } from '../../platform/area.ts'
import type { Actor } from '../../platform/context.ts'

export function mayRecord(actor: Actor, path: string) {
  return may(actor, 'activity.record', path)
}

/** Officers verify what happened in their area; what one wrote oneself is for another to verify. */
export function mayVerify(actor: Actor, path: string) {
  return may(actor, 'activity.verify', path)
}

/** Setting a record right is for who wrote it and for those who verify there. */
export function mayPutRight(
  actor: Actor,
  { writtenBy, path }: { writtenBy: string; path: string },
) {
  return writtenBy === actor.accountId || mayVerify(actor, path)
}

/** `mayVerify`, said in SQL. */
export function verifiedBy(actor: Actor, column: string) {
  const posts = actor.posts.filter((post) => post.may.includes('activity.verify'))
  return within({ ...actor, posts }, column)
}
