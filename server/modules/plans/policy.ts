import type { ReviewDecision } from '../../../contract/plans.ts'
import type { ModelState } from '../../../contract/models.ts'
import { may } from '../../platform/area.ts'
import type { Actor } from '../../platform/context.ts'
import { isCounting, mayFollow } from '../models/module.ts'

/** Reviews are called and held by those who decide about models, or approve the figures of a province. */
export function mayReview(actor: Actor, path: string) {
  return may(actor, 'model.settle', path) || may(actor, 'figure.approve', path)
}

/** What was laid before a review holds open questions: it is read by officers. */
export function mayReadReviews(actor: Actor, path: string) {
  return mayReview(actor, path) || may(actor, 'activity.verify', path)
}

export function mayDecide(actor: Actor | undefined, path: string) {
  return may(actor, 'model.settle', path)
}

/** The plan of a model is worked on by those who decide about it and those who keep it. */
export function mayPlan(actor: Actor | undefined, path: string) {
  return may(actor, 'model.settle', path) || may(actor, 'model.change', path)
}

/** Names of those who decided: for the people who keep and verify there. */
export function maySeeNames(actor: Actor | undefined, path: string) {
  return may(actor, 'model.change', path) || may(actor, 'activity.verify', path)
}

export function mayRunCampaign(actor: Actor | undefined, path: string) {
  return may(actor, 'model.settle', path) || may(actor, 'figure.approve', path)
}

/** A place answers through those who would register the copy there. */
export function mayAnswer(actor: Actor | undefined, path: string) {
  return may(actor, 'model.register', path)
}

/** What may be decided of a model where it stands; one that is dissolved is decided about no more. */
export function decisionsOpenTo(state: ModelState): ReviewDecision[] {
  const works = isCounting(state)
  const open: Record<ReviewDecision, boolean> = {
    replicate: works,
    keep: state !== 'dissolved',
    raise: works || mayFollow(state, 'needs_improvement'),
    suspend: mayFollow(state, 'suspended'),
    dissolve: mayFollow(state, 'dissolved'),
    recognise: works,
  }
  return (Object.keys(open) as ReviewDecision[]).filter((decision) => open[decision])
}
