import { sql } from 'kysely'
import type { Permission } from '../../contract/catalog.ts'
import type { Actor } from './context.ts'

/** Does the actor hold a post that lets them do this at this place? A post reaches its unit and all below. */
export function may(actor: Actor | undefined, permission: Permission, unitPath: string) {
  return (actor?.posts ?? []).some(
    (post) => !post.dormant && post.may.includes(permission) && reaches(post.unitPath, unitPath),
  )
}

/** Would a stronger sign-in have let them? Then the refusal says so. */
export function sleeping(actor: Actor | undefined) {
  return (actor?.posts ?? []).some((post) => post.dormant)
}

/** Is a place the unit itself, or below it? */
export function reaches(abovePath: string, unitPath: string) {
  return unitPath === abovePath || unitPath.startsWith(`${abovePath}/`)
}

/** The places somebody answers for, said in SQL: every list of people's records begins with it. */
export function within(actor: Actor, column: string) {
  const path = sql.ref(column)
  const reach = actor.posts
    .filter((post) => !post.dormant)
    .map(
      (post) => sql<boolean>`(${path} = ${post.unitPath} or ${path} like ${`${post.unitPath}/%`})`,
    )
  return reach.length > 0 ? sql<boolean>`(${sql.join(reach, sql` or `)})` : sql<boolean>`false`
}
