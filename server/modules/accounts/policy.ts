import type { Permission, RoleEntry } from '../../../contract/catalog.ts'
import { may, reaches } from '../../platform/area.ts'
import type { Actor } from '../../platform/context.ts'

/** Whom the head of a village or of a team knows by face. */
const neighbours = new Set<RoleEntry['id']>(['resident', 'household_head', 'team_head'])
const heads = new Set<RoleEntry['id']>(['team_head', 'village_head', 'body_head'])

/** Invitations go down, never up: to neighbours from their heads, to the rest from the commune and above. */
export function mayInvite(actor: Actor, role: RoleEntry, unitPath: string) {
  const inviting = actor.posts.filter(
    (post) => !post.dormant && post.may.includes('invite.make') && reaches(post.unitPath, unitPath),
  )
  return (
    inviting.some((post) => neighbours.has(role.id) || !heads.has(post.role)) &&
    holdsAll(actor, role, unitPath)
  )
}

/** A post is given, and ended, by whoever grants posts there and could do all that the post can. */
export function mayGrant(actor: Actor, role: RoleEntry, unitPath: string) {
  return may(actor, 'post.grant', unitPath) && holdsAll(actor, role, unitPath)
}

/** A post alone opens nothing of these: whoever holds a key of the desk has to sign the new one in. */
const guardedByKeys = new Set<Permission>(['tip.read', 'tip.guard'])

/** Nobody hands on what they do not have. An administrator sets up others' posts without having their work. */
function holdsAll(actor: Actor, role: RoleEntry, unitPath: string) {
  const administers = actor.posts.some(
    (post) => post.role === 'administrator' && !post.dormant && reaches(post.unitPath, unitPath),
  )
  const needed = role.may.filter((permission) => !guardedByKeys.has(permission))
  return administers || needed.every((permission) => may(actor, permission, unitPath))
}

/** Who is asking, of a place in these books? Elsewhere its papers do not exist; a weak session still learns why. */
export function standsAt(actor: Actor, unitPath: string) {
  return actor.posts.some((post) => reaches(post.unitPath, unitPath))
}

/** The posts from which somebody may look through the people of a place: those who bring them in or check. */
export function lookingPosts(actor: Actor) {
  return actor.posts.filter(
    ({ may: allowed, dormant }) =>
      !dormant &&
      (['invite.make', 'post.grant', 'audit.read'] as const).some((permission) =>
        allowed.includes(permission),
      ),
  )
}

/** A code by SMS is not enough to change how one signs in, and a second factor guards itself. */
export function mayChangeFactors({ strength }: Pick<Actor, 'strength'>, hasSecond: boolean) {
  return strength === 'strong' || (strength === 'password' && !hasSecond)
}
