import { may } from '../../platform/area.ts'
import type { Actor } from '../../platform/context.ts'

/** A notice about a model is written by those who decide about models at its place. */
export function mayWriteNotice(actor: Actor | undefined, path: string) {
  return may(actor, 'model.settle', path)
}

/** It is published, or given back, by those who approve the figures of the unit that was asked. */
export function mayPublish(actor: Actor | undefined, path: string) {
  return may(actor, 'figure.approve', path)
}

/** A draft is read by those who keep the model, those who write about it, and the province above. */
export function mayReadDraft(
  actor: Actor | undefined,
  { path, above }: { path: string; above: string[] },
) {
  return (
    may(actor, 'model.change', path) ||
    mayWriteNotice(actor, path) ||
    above.some((each) => mayPublish(actor, each))
  )
}

/** The playbook of a model is handed on by those who keep it and those who decide about it. */
export function mayExport(actor: Actor | undefined, path: string) {
  return may(actor, 'model.change', path) || may(actor, 'model.settle', path)
}

/** A playbook from elsewhere is brought in by those who enter or decide models for the whole place. */
export function mayBring(actor: Actor | undefined, path: string) {
  return may(actor, 'model.register', path) || may(actor, 'model.settle', path)
}
