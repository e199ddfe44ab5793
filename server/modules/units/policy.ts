import type { NewUnit } from '../../../contract/units.ts'
import { may } from '../../platform/area.ts'
import type { Actor } from '../../platform/context.ts'

/** Those who keep a commune's books enter its units; a village head forms the household teams of the village. */
export function mayEnter(actor: Actor, kind: NewUnit['kind'], parentPath: string) {
  return (
    may(actor, 'unit.manage', parentPath) ||
    (kind === 'household_team' && may(actor, 'unit.describe', parentPath))
  )
}

/** Naming, merging, dividing and closing belong to those who keep the commune's books. */
export function mayManage(actor: Actor, unitPath: string) {
  return may(actor, 'unit.manage', unitPath)
}

/** Whoever answers for a unit writes down how many live in it and where it is. */
export function mayDescribe(actor: Actor, unitPath: string) {
  return may(actor, 'unit.describe', unitPath) || may(actor, 'unit.manage', unitPath)
}
