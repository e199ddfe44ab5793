import { may } from '../../platform/area.ts'
import type { Actor } from '../../platform/context.ts'

/** Whoever keeps the model keeps its roster: who takes shifts, which, when. */
export function mayKeepRoster(actor: Actor, path: string) {
  return may(actor, 'model.change', path)
}

/** Names on the roster: for those on it, those who keep it and the officers who verify there. */
export function maySeeHands(actor: Actor, path: string, onRoster: boolean) {
  return onRoster || mayKeepRoster(actor, path) || may(actor, 'activity.verify', path)
}

/** A shift is begun, ended and excused by those on it, or by whoever keeps the roster. */
export function mayTend(actor: Actor, path: string, onShift: boolean) {
  return onShift || mayKeepRoster(actor, path)
}
