import type { Permission } from '../../../contract/catalog.ts'
import { may } from '../../platform/area.ts'
import type { Actor } from '../../platform/context.ts'

/** Whoever answers for a unit writes down what kind of place it is. */
export function mayDescribeGround(actor: Actor, path: string) {
  return may(actor, 'unit.describe', path) || may(actor, 'unit.manage', path)
}

const carrying: Permission[] = ['model.register', 'model.change', 'model.settle', 'figure.report']

/** Those who keep models or report on them look for places: it takes them to other people's villages. */
export function mayLookForPlaces(actor: Actor) {
  return actor.posts.some(
    (post) => !post.dormant && carrying.some((each) => post.may.includes(each)),
  )
}
