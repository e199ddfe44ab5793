import { reaches } from '../../platform/area.ts'
import type { Actor } from '../../platform/context.ts'

type Books = { keeperId: string; path: string }

/** Hangs letter boxes, holds a key, collects slips: somewhere in these books. */
export function worksWithBoxes(actor: Actor, books: Books) {
  return actor.posts.some((post) => hasBooks(post, books) && post.may.includes('tip.box'))
}

/** The same, and the people of the desk, to whom the slips go. */
export function maySeeBoxes(actor: Actor, books: Books) {
  return (
    worksWithBoxes(actor, books) ||
    actor.posts.some(
      (post) =>
        hasBooks(post, books) && (post.may.includes('tip.read') || post.may.includes('tip.guard')),
    )
  )
}

function hasBooks(post: Actor['posts'][number], { keeperId, path }: Books) {
  return !post.dormant && (post.keeperId === keeperId || reaches(post.unitPath, path))
}
