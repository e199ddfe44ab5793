import { useQuery } from '@tanstack/react-query'
import { deskQuery } from '../../lib/tip-keys/desk.ts'
import { useUnlocked } from '../../lib/tip-keys/use-unlocked.ts'

/** The desk whose keys seal its cases: its checked log, and one's own keys while they lie open here. */
export function useCaseDesk(keeperId: string) {
  const asked = useQuery(deskQuery(keeperId))
  const keys = useUnlocked(keeperId)
  const { reply, standing, trouble } = asked.data ?? {}
  return {
    asked,
    desk: reply,
    // Nothing is sealed to a log that does not hold, nor opened beside it.
    standing: trouble ? undefined : standing,
    keys: trouble ? undefined : keys,
    trouble,
    /** Whether the server will show this person the desk's cases. */
    reads: reply?.mine?.state === 'standing' && reply.mine.holder === 'officer',
  }
}

export type CaseDesk = ReturnType<typeof useCaseDesk>
