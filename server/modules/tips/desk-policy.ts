import type { RoleEntry } from '../../../contract/catalog.ts'
import { reaches } from '../../platform/area.ts'
import type { Actor } from '../../platform/context.ts'

export type Holder = 'officer' | 'custodian'

const permission = { officer: 'tip.read', custodian: 'tip.guard' } as const

/** Holds a key of a desk: by a post at that very desk. From above nobody opens what was told below. */
export function mayHold(actor: Actor, holder: Holder, deskId: string) {
  return actor.posts.some(
    (post) => post.unitId === deskId && !post.dormant && post.may.includes(permission[holder]),
  )
}

/** Sees a desk’s keys and what is done to them: whoever may hold one. */
export function maySeeDesk(actor: Actor, deskId: string) {
  return mayHold(actor, 'officer', deskId) || mayHold(actor, 'custodian', deskId)
}

/** Does a post of this role let somebody hold such a key? */
export function holds({ may }: Pick<RoleEntry, 'may'>, holder: Holder) {
  return may.includes(permission[holder])
}

/** Has the actor a post that reaches the place at all? To others the desk does not exist. */
export function isNear(actor: Actor, path: string) {
  return actor.posts.some((post) => reaches(post.unitPath, path))
}
