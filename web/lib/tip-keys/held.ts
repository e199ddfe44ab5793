import type { Secrets } from '../../../sealing/lock.ts'

// Keys that were unlocked lie in the memory of this page alone: never in a store of the browser, gone with
// the page, and forgotten before that when nobody works with them.

/** Keys as they lie open for a while: which of the desk's keys they are, and the secrets. */
export type Unlocked = Secrets & { keyId: string }

const minute = 60_000
const idle = 15 * minute
const hidden = 5 * minute

const held = new Map<string, Unlocked>()
const watchers = new Set<() => void>()
let ending: ReturnType<typeof setTimeout> | undefined
let endsAt = 0

/** The keys that somebody unlocked here for this desk; undefined while they are locked. */
export function unlocked(keeperId: string) {
  return held.get(keeperId)
}

/** Holds keys open until nobody has touched the page for a quarter of an hour. */
export function holdOpen(keeperId: string, keys: Unlocked) {
  if (held.size === 0) watchPage()
  held.set(keeperId, keys)
  forgetIn(idle)
  tell()
}

/** Locks every desk again. */
export function lockAll() {
  clearTimeout(ending)
  leavePage()
  held.clear()
  tell()
}

/** Hears when keys are unlocked or locked. */
export function watchHeld(watcher: () => void) {
  watchers.add(watcher)
  return () => void watchers.delete(watcher)
}

function tell() {
  for (const watcher of watchers) watcher()
}

function forgetIn(time: number) {
  clearTimeout(ending)
  endsAt = Date.now() + time
  ending = setTimeout(lockAll, time)
}

const stir = () => {
  // A machine that slept wakes with its timers late: what should have been locked is locked now.
  if (Date.now() >= endsAt) lockAll()
  else forgetIn(idle)
}
const look = () => {
  if (document.visibilityState === 'hidden') forgetIn(hidden)
  else stir()
}

function watchPage() {
  addEventListener('pointerdown', stir, { passive: true, capture: true })
  addEventListener('keydown', stir, { capture: true })
  document.addEventListener('visibilitychange', look)
}

function leavePage() {
  removeEventListener('pointerdown', stir, { capture: true })
  removeEventListener('keydown', stir, { capture: true })
  document.removeEventListener('visibilitychange', look)
}
