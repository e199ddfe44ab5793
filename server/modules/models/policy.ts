import type { ModelState } from '../../../contract/models.ts'
import { may, reaches } from '../../platform/area.ts'
import type { Actor } from '../../platform/context.ts'

type Place = { keeperId: string; path: string }

/** Are these books the actor's own, in any post, awake or not? To anybody else the record does not exist. */
export function atHome(actor: Actor | undefined, { keeperId, path }: Place) {
  return (actor?.posts ?? []).some(
    (post) => post.keeperId === keeperId || reaches(post.unitPath, path),
  )
}

export function mayRegister(actor: Actor, path: string) {
  return may(actor, 'model.register', path)
}

export function mayChange(actor: Actor | undefined, path: string) {
  return may(actor, 'model.change', path)
}

/** Who keeps a model may take it to the residents; every later step is for those who decide. */
export function maySettle(actor: Actor | undefined, path: string, to?: ModelState) {
  return may(actor, 'model.settle', path) || (to === 'consulting' && mayChange(actor, path))
}

/** The way to the launch is read by everybody who belongs to the place, with a post that is awake. */
export function mayReadSetUp(actor: Actor, { keeperId, path }: Place) {
  return actor.posts.some(
    (post) => !post.dormant && (post.keeperId === keeperId || reaches(post.unitPath, path)),
  )
}

export function mayRecord(actor: Actor | undefined, path: string) {
  return may(actor, 'activity.record', path)
}

/** Names on the board and in the history: for those who keep the model and the officers who verify. */
export function maySeeNames(actor: Actor | undefined, path: string) {
  return mayChange(actor, path) || may(actor, 'activity.verify', path)
}
