import { may, reaches } from '../../platform/area.ts'
import type { Actor, HeldPost } from '../../platform/context.ts'

/** A team as somebody stands to it: where it lies, and whether they live in one of its homes. */
type Standing = { path: string; member: boolean }

/** Sets up household teams, their homes and devices; holds drills. */
export function mayChangeTeam(actor: Actor, path: string) {
  return may(actor, 'alarm.team', path)
}

/** Hears every alarm of the place, carries it further, hands it over, closes it. */
export function onDuty(actor: Actor, path: string) {
  return may(actor, 'alarm.duty', path)
}

/** Came in by the team's own invitation, and so belongs to one of its homes. */
export function wasInvited(actor: Actor, path: string) {
  return actor.posts.some((post) => !post.dormant && post.unitPath === path)
}

/** One of the team itself: of its homes, or about to be. */
export function isOfTeam(actor: Actor, { path, member }: Standing) {
  return member || wasInvited(actor, path)
}

/** A post with work in it; to be a resident of a village is none. */
export function hasWork({ may: work, dormant }: HeldPost) {
  return work.length > 0 && !dormant
}

/** The team, and whoever has work to do in its place. Another neighbour of the village is neither. */
export function maySeeTeam(actor: Actor, team: Standing) {
  return (
    isOfTeam(actor, team) ||
    actor.posts.some((post) => hasWork(post) && reaches(post.unitPath, team.path))
  )
}

/** Telephone numbers of neighbours are for neighbours, and for those who must reach them at night. */
export function maySeePhones(actor: Actor, team: Standing) {
  return isOfTeam(actor, team) || onDuty(actor, team.path)
}

/** Whoever lives there, keeps the team or watches over it may ring its bell. */
export function mayRaise(actor: Actor, team: Standing) {
  return isOfTeam(actor, team) || mayChangeTeam(actor, team.path) || onDuty(actor, team.path)
}

/** A drill is held by whoever keeps the team. */
export function mayHoldDrill(actor: Actor, path: string) {
  return mayChangeTeam(actor, path)
}
