import { useSyncExternalStore } from 'react'
import type { AlarmBrief } from '../../../contract/alarms.ts'
import { unitHeading } from '../../lib/unit-name.ts'
import { serverNow } from './clock.ts'
import { setHeard, wasHeard } from './heard.ts'
import type { Happened } from './live.ts'

/** An alarm as it first reaches a screen. */
export type Ring = {
  keeperId: string
  id: string
  teamId: string
  team: string
  kind: string
  drill: boolean
  silent: boolean
  home: string | null
  text?: string | undefined
  /** Somebody told the bells to be quiet. */
  quiet?: boolean
  /** It ended while it was ringing here; with the reason if it was a mistake. */
  over?: { mistaken: string | null }
}

let rings: Ring[] = []
const watchers = new Set<() => void>()

function become(next: Ring[]) {
  rings = next
  for (const tell of watchers) tell()
}

/** What rings on this screen, oldest first. */
export function useRings() {
  return useSyncExternalStore(
    (tell) => {
      watchers.add(tell)
      return () => watchers.delete(tell)
    },
    () => rings,
  )
}

/** The screen has dealt with it. */
export function stopRinging(id: string) {
  become(rings.filter((ring) => ring.id !== id))
}

const calling = new Set(['raised', 'joined', 'carried', 'reminded'])

/** Something happened in an alarm: it is new here, or one that rings here has changed. */
export function hear({ id, what, reason, silent = false, home = null, ...rest }: Happened) {
  if (what === 'quiet') change(id, { quiet: true })
  else if (what === 'mistaken') change(id, { over: { mistaken: reason ?? '' } })
  else if (what === 'closed') change(id, { over: { mistaken: null } })
  else if (calling.has(what) && !wasHeard(id)) {
    setHeard(id)
    const { keeperId, teamId, team, kind, drill, text } = rest
    become([...rings, { keeperId, id, teamId, team, kind, drill, silent, home, text }])
  }
}

// What closed it may be said before or after that it is closed: a mistake stays one.
function change(id: string, changed: Partial<Ring>) {
  become(rings.map((ring) => (ring.id === id && !ring.over ? { ...ring, ...changed } : ring)))
}

const fiveMinutes = 300_000

/** A screen opened in the middle of an alarm has not heard it begin: it rings here now. */
export function hearOpen(open: AlarmBrief[]) {
  for (const { keeperId, id, team, kind, drill, silent, state, raisedAt } of open) {
    const young = serverNow() - Date.parse(raisedAt) < fiveMinutes
    if (wasHeard(id) || !young || state === 'handed_over' || state === 'closed') continue
    setHeard(id)
    become([
      ...rings,
      { keeperId, id, teamId: team.id, team: unitHeading(team), kind, drill, silent, home: null },
    ])
  }
}
