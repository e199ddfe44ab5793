import { may } from '../../platform/area.ts'
import type { Actor } from '../../platform/context.ts'

/** Weapons are received by the police of the place; others persuade, and bring nothing. */
export function mayReceive(actor: Actor, path: string) {
  return may(actor, 'weapon.receive', path)
}

/** Who handed it in is for the commune that wrote it down, not for those above. */
export function maySeeDeliverer(actor: Actor, keeperId: string) {
  return actor.posts.some(
    (post) => post.unitId === keeperId && !post.dormant && post.may.includes('weapon.receive'),
  )
}
