import type { Me, Post } from '../../contract/accounts.ts'
import type { Permission, RoleEntry } from '../../contract/catalog.ts'

/** The posts somebody holds today. */
export function postsNow(me: Me): Post[] {
  return me.posts.filter(({ until }) => until === null)
}

/** Those of them that let their holder do this. */
export function postsThatMay(me: Me, roles: RoleEntry[], permission: Permission) {
  return postsNow(me).filter(({ role }) =>
    roles.find(({ id }) => id === role)?.may.includes(permission),
  )
}
