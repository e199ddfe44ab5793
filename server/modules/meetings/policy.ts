import { may, reaches } from '../../platform/area.ts'
import type { Actor } from '../../platform/context.ts'

/** Who keeps the model keeps what its people agreed on: the village head, the head of a clan or a school. */
export function mayKeep(actor: Actor | undefined, path: string) {
  return may(actor, 'model.change', path)
}

/**
 * Signatures are taken by whoever keeps it. Where a name would tell somebody's belief no officer takes them: whoever
 * may enter names or strike them can try them one by one, and is told which of them stood there.
 */
export function mayTakeSignatures(
  actor: Actor | undefined,
  { path, named }: { path: string; named: boolean },
) {
  const officer = may(actor, 'model.settle', path) || may(actor, 'activity.verify', path)
  return mayKeep(actor, path) && (named || !officer)
}

/** Recognition is the commune's. */
export function mayDecide(actor: Actor | undefined, path: string) {
  return may(actor, 'model.settle', path)
}

/** The minutes and the names under a covenant: for its keepers and the officers who verify there. */
export function maySeeNames(actor: Actor | undefined, path: string) {
  return mayKeep(actor, path) || may(actor, 'activity.verify', path)
}

/** A household signs for itself where it lives: an office in the commune is no home. */
export function livesThere(actor: Actor | undefined, homes: string[]) {
  return (actor?.posts ?? []).some(
    ({ unitId, keeperId, unitPath }) =>
      unitId !== keeperId && homes.some((home) => reaches(home, unitPath)),
  )
}
