import { may } from '../../platform/area.ts'
import type { Actor } from '../../platform/context.ts'

/** Whoever keeps the model sets its hour and its speakers. */
export function mayKeepSignal(actor: Actor, path: string) {
  return may(actor, 'model.change', path)
}

/** Whoever writes its diary may say that it was beaten by hand. */
export function mayStrike(actor: Actor, path: string) {
  return may(actor, 'activity.record', path)
}
