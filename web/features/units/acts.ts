import type { UnitKind } from '../../../contract/catalog.ts'
import type { NewUnit, UnitPage } from '../../../contract/units.ts'

export type Act = 'enter' | 'describe' | 'rename' | 'merge' | 'split' | 'close'

/** What a form that changes a unit is given. */
export type ActProps = { unit: UnitPage; onClose: () => void }

const ofPlaces: Partial<Record<UnitKind, Act[]>> = {
  nation: ['enter'],
  province: ['enter'],
  district: [],
  commune: ['enter', 'merge', 'describe'],
  residential: ['enter', 'describe', 'rename', 'merge', 'split', 'close'],
}
const ofBodies: Act[] = ['describe', 'rename', 'close']

/** What can be done with a unit of this kind by somebody who may manage it, or only describe it. */
export function actsFor(
  kind: UnitKind,
  { manages, describes }: Record<'manages' | 'describes', boolean>,
) {
  const acts = ofPlaces[kind] ?? ofBodies
  if (manages) return acts
  if (!describes) return []
  // A village head forms the household teams of the village; the rest belongs to the commune.
  return acts.filter((act) => act === 'describe' || (act === 'enter' && kind === 'residential'))
}

const bodies: NewUnit['kind'][] = [
  'clan',
  'parish',
  'school',
  'enterprise',
  'agency',
  'market',
  'relic_site',
  'waterway',
]

/** What can be entered under a unit; a body hangs under whoever looks after it. */
export function kindsUnder(kind: UnitKind, manages: boolean): NewUnit['kind'][] {
  if (!manages) return ['household_team']
  if (kind === 'commune') return ['residential', ...bodies]
  if (kind === 'residential') return ['household_team', ...bodies]
  return bodies
}
