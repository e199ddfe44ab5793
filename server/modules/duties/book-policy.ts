import type { Permission } from '../../../contract/catalog.ts'
import { may } from '../../platform/area.ts'
import type { Actor } from '../../platform/context.ts'
import { atHome } from '../models/module.ts'

type Place = { keeperId: string; path: string }

const working: Permission[] = ['model.change', 'activity.record', 'activity.verify', 'alarm.duty']

/** An open book is for everybody at home; a closed one for those who work with it. */
export function mayRead(actor: Actor | undefined, place: Place, book: { open: boolean }) {
  return atHome(actor, place) && (book.open || working.some((each) => may(actor, each, place.path)))
}

/** Whoever keeps the model or writes its diary writes in its books. */
export function mayWrite(actor: Actor | undefined, path: string) {
  return may(actor, 'model.change', path) || may(actor, 'activity.record', path)
}

/** Whoever keeps the model or is on duty calls a stop: nobody waits for an officer in a storm. */
export function mayStop(actor: Actor | undefined, path: string) {
  return may(actor, 'model.change', path) || may(actor, 'alarm.duty', path)
}

/** The wording of a checklist is for those who keep the model. */
export function mayWord(actor: Actor | undefined, path: string) {
  return may(actor, 'model.change', path)
}

/** Who decides about models in a commune decides whether it stands in a pact. */
export function mayJoin(actor: Actor | undefined, communePath: string) {
  return may(actor, 'model.settle', communePath)
}

/** Words of a pact are for those who keep models: the heads and officers of its communes. */
export function mayTell(actor: Actor | undefined, path: string) {
  return may(actor, 'model.change', path)
}
