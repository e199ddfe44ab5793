import { useQuery } from '@tanstack/react-query'
import { deskQuery } from './desk.ts'
import { useUnlocked } from './use-unlocked.ts'

/** The desk after its log was checked, and one's own keys while they lie open here. */
export function useDesk(keeperId: string) {
  const asked = useQuery(deskQuery(keeperId))
  const keys = useUnlocked(keeperId)
  const { reply, standing, trouble, fresh } = asked.data ?? {}
  return {
    asked,
    desk: reply,
    // A log that does not hold may have been written to get at what is sealed or opened next.
    standing: trouble ? undefined : standing,
    keys: trouble ? undefined : keys,
    trouble,
    fresh: fresh ?? [],
    /** Whether the server will show this person what the desk holds. */
    reads: reply?.mine?.state === 'standing' && reply.mine.holder === 'officer',
  }
}

export type DeskHere = ReturnType<typeof useDesk>
