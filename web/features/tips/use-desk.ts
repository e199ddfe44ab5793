import { useQuery } from '@tanstack/react-query'
import { deskQuery } from '../../lib/tip-keys/desk.ts'
import { useUnlocked } from '../../lib/tip-keys/use-unlocked.ts'

/** The desk after its log was checked, and one's own keys while they are unlocked here. */
export function useDesk(keeperId: string) {
  const asked = useQuery(deskQuery(keeperId))
  const keys = useUnlocked(keeperId)
  const trouble = asked.data?.trouble
  return {
    asked,
    desk: asked.data?.reply,
    standing: asked.data?.standing,
    trouble,
    fresh: asked.data?.fresh ?? [],
    // A log that does not hold may have been written to get at what is opened next.
    keys: trouble ? undefined : keys,
  }
}

export type DeskHere = ReturnType<typeof useDesk>
