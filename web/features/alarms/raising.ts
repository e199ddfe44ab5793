import { useSyncExternalStore } from 'react'
import { alarms } from '../../../contract/alarms.ts'
import type { Place } from '../../../contract/wire.ts'
import { codeOf } from '../../lib/call.ts'
import { uuid7 } from '../../lib/uuid7.ts'
import { heardAt } from './clock.ts'
import { setHeard } from './heard.ts'
import { insist } from './insist.ts'

/** What somebody raises: for whom, of what kind, in earnest or as a drill. */
export type Raise = {
  keeperId: string
  teamId: string
  team: string
  kind: string
  drill?: boolean
  text?: string
}

/** How far an alarm being raised on this screen has come. */
export type Raising =
  | { is: 'nothing' }
  | { is: 'asking'; teamId: string | undefined }
  | { is: 'sending'; raise: Raise; times: number }
  | { is: 'out'; keeperId: string; id: string }
  | { is: 'refused'; code: string }

let now: Raising = { is: 'nothing' }
let stopping: AbortController | undefined
const watchers = new Set<() => void>()

function become(next: Raising) {
  now = next
  for (const tell of watchers) tell()
}

/** What this screen is raising. */
export function useRaising() {
  return useSyncExternalStore(
    (tell) => {
      watchers.add(tell)
      return () => watchers.delete(tell)
    },
    () => now,
  )
}

/** Opens the sheet on which a kind is chosen. */
export function askWhatFor(teamId?: string) {
  become({ is: 'asking', teamId })
}

export function closeRaising() {
  stopping?.abort()
  become({ is: 'nothing' })
}

/** Raises the alarm and insists until the server has answered: one id, so it is one alarm. */
export async function raiseAlarm(raise: Raise, place: Promise<Place | undefined>) {
  const stop = new AbortController()
  stopping = stop
  become({ is: 'sending', raise, times: 0 })
  try {
    const input = { ...callOf(raise), ...(await told(place)) }
    if (stop.signal.aborted) return
    setHeard(input.id)
    const { keeperId, id, raisedAt } = await insist(alarms.raise, input, {
      stop: stop.signal,
      onMiss: (times) => now.is === 'sending' && become({ ...now, times }),
    })
    // The team's alarm may have been ringing already: then it is that one, and no news here.
    setHeard(id)
    heardAt(raisedAt)
    if (!stop.signal.aborted) become({ is: 'out', keeperId, id })
  } catch (reason) {
    if (!stop.signal.aborted) become({ is: 'refused', code: codeOf(reason) })
  }
}

/** Calls those on duty without a sign on this screen: neither now, nor when it fails. */
export async function raiseSilently(raise: Raise, place: Promise<Place | undefined>) {
  const input = { ...callOf(raise), ...(await told(place)), silent: true }
  setHeard(input.id)
  try {
    setHeard((await insist(alarms.raise, input)).id)
  } catch {
    // Whoever stands beside the caller must see nothing.
  }
}

function callOf({ keeperId, teamId, kind, drill = false, text = '' }: Raise) {
  return { id: uuid7(), keeperId, teamId, kind, drill, text }
}

async function told(place: Promise<Place | undefined>) {
  const at = await place
  return at ? { place: at } : {}
}
