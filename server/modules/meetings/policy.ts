import { may, reaches } from '../../platform/area.ts'
import type { Actor } from '../../platform/context.ts'

/** Who keeps the model keeps what its people agreed on: the village head, the head of a clan or a school. */
export function mayKeep(actor: Actor | undefined, path: string) {
  return may(actor, 'model.change', path)
}

/** Recognition is the commune's. */
export function mayDecide(actor: Actor | undefined, path: string) {
  return may(actor, 'model.settle', path)
}

/** The minutes and the names under a covenant: for its keepers and the officers who verify there. */
export function maySeeNames(actor: Actor | undefined, path: string) {
  return mayKeep(actor, path) || may(actor, 'activity.verify', path)
}

/** A household signs for itself where it lives. */
export function livesThere(actor: Actor | undefined, path: string) {
  return (actor?.posts ?? []).some((post) => reaches(path, post.unitPath))
}
