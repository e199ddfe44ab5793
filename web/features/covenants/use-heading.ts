import { useQuery } from '@tanstack/react-query'
import type { Covenant } from '../../../contract/covenants.ts'
import { units } from '../../../contract/units.ts'
import { asking } from '../../lib/call.ts'
import { unitHeading } from '../../lib/unit-name.ts'

/** Who makes a paper of this covenant out, and where. */
export function useHeading({ unit }: Covenant) {
  const place = useQuery(asking(units.read, { id: unit.id })).data
  const commune = place?.above.find(({ kind }) => kind === 'commune')
  return {
    from: unitHeading(unit),
    over: commune && unitHeading(commune),
    place: commune?.name ?? unit.name,
  }
}
