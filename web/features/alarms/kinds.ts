import { useEffect } from 'react'
import type { z } from 'zod'
import type { AlarmKind } from '../../../contract/alarm-kinds.ts'
import type { Numbers } from '../../../contract/alarms.ts'
import { useCatalog } from '../../lib/catalog.ts'
import { keep, kept } from '../../lib/kept.ts'
import { useLanguage } from '../../lib/language.tsx'

const shelf = 'alarm-kinds'

/** The kinds of alarm; kept on the phone, for the day when nothing can be asked for. */
export function useAlarmKinds(): AlarmKind[] {
  const fresh = useCatalog()?.alarms
  useEffect(() => {
    if (fresh) keep(shelf, fresh)
  }, [fresh])
  return inOrder(fresh ?? kept<AlarmKind[]>(shelf) ?? [])
}

/** Fire first, what has no name of its own last, the rest as the catalog has them. */
function inOrder(kinds: AlarmKind[]) {
  const rank = ({ id }: AlarmKind) => (id === 'fire' ? 0 : id === 'other' ? 2 : 1)
  return kinds.toSorted((a, b) => rank(a) - rank(b))
}

/** One kind and its name; an alarm of a kind nobody knows is still an alarm. */
export function useAlarmKind(id: string) {
  const { words, say } = useLanguage()
  const kind = useAlarmKinds().find((each) => each.id === id)
  return { kind, name: kind ? say(kind.name) : words.alarms.alarm }
}

/** Four numbers that are right where the house says nothing else. */
export const usualNumbers: z.output<typeof Numbers> = {
  disaster: '112',
  police: '113',
  fire: '114',
  medical: '115',
  fireApp: '',
}
