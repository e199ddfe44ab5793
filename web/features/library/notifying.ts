import type { UnitBrief } from '../../../contract/units.ts'
import { unitName } from '../../lib/unit-name.ts'
import { useLibraryWords } from './library-words.ts'

/** A unit as one that is asked, and as far as it reaches: the nation has words of its own for both. */
export function useNotifying() {
  const { nation } = useLibraryWords()
  const said = (word: string) => (unit: UnitBrief) =>
    unit.kind === 'nation' ? word : unitName(unit)
  return { askedOf: said(nation.asked), reachOf: said(nation.reach) }
}
