import { may, reaches } from '../../platform/area.ts'
import type { Actor } from '../../platform/context.ts'

/** Who decides how good a model is, and what becomes of a question about it. */
export function mayJudge(actor: Actor | undefined, path: string) {
  return may(actor, 'model.settle', path)
}

/** Names of those who decided: for the people who keep and verify there. */
export function maySeeNames(actor: Actor | undefined, path: string) {
  return may(actor, 'model.change', path) || may(actor, 'activity.verify', path)
}

/**
 * The unit itself: those who keep the model and do not verify or decide about it, and the commune where the
 * model is its own. A question is theirs alone at first, whatever else officers above may change.
 */
export function isOfTheUnit(actor: Actor, path: string) {
  return actor.posts.some(
    (post) =>
      !post.dormant &&
      post.may.includes('model.change') &&
      reaches(post.unitPath, path) &&
      (post.unitPath === path ||
        !(post.may.includes('model.settle') || post.may.includes('activity.verify'))),
  )
}

/** Those above read a question once it is open to them. */
export function mayReadFlags(actor: Actor, path: string) {
  return may(actor, 'model.settle', path) || may(actor, 'activity.verify', path)
}

/** Somebody who lives where the model is for, and does not keep it: nobody speaks of their own work here. */
export function isResident(actor: Actor | undefined, path: string, homes: string[]) {
  if (may(actor, 'model.change', path)) return false
  return (actor?.posts ?? []).some(
    ({ unitId, keeperId, unitPath }) =>
      unitId !== keeperId &&
      homes.some((home) => reaches(home, unitPath) || reaches(unitPath, home)),
  )
}

/** The commune answers what residents say to it. */
export function mayReplyToComplaints(actor: Actor, path: string) {
  return may(actor, 'model.settle', path)
}

/** Officers who verify, decide or report for a place read how its models stand. */
export function mayListScores(actor: Actor, path: string) {
  return mayReadFlags(actor, path) || may(actor, 'figure.report', path)
}
