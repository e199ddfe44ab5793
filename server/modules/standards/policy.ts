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
 * The unit itself: those who keep the model and do not verify or decide about it. A question is theirs
 * alone at first, whatever else officers above may change.
 */
export function isOfTheUnit(actor: Actor, path: string) {
  return actor.posts.some(
    (post) =>
      !post.dormant &&
      post.may.includes('model.change') &&
      !post.may.includes('model.settle') &&
      !post.may.includes('activity.verify') &&
      reaches(post.unitPath, path),
  )
}

/** Those above read a question once it is open to them. */
export function mayReadFlags(actor: Actor, path: string) {
  return may(actor, 'model.settle', path) || may(actor, 'activity.verify', path)
}

/** Somebody of the place: with a post there or below, or in whose village it is. */
export function isResident(actor: Actor | undefined, path: string) {
  return (actor?.posts ?? []).some(
    ({ unitId, keeperId, unitPath }) =>
      reaches(path, unitPath) || (unitId !== keeperId && reaches(unitPath, path)),
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
