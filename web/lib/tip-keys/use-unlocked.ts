import { useCallback, useSyncExternalStore } from 'react'
import { unlocked, watchHeld } from './held.ts'

/** One's keys of this desk while they lie open on this page; undefined while they are locked. */
export function useUnlocked(keeperId: string) {
  return useSyncExternalStore(
    watchHeld,
    useCallback(() => unlocked(keeperId), [keeperId]),
  )
}
