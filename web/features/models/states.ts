import type { Model, ModelState } from '../../../contract/models.ts'

/** The steps that a model may take next; the server has the last word. */
const next: Record<ModelState, ModelState[]> = {
  proposed: ['consulting', 'dissolved'],
  consulting: ['approved', 'dissolved'],
  approved: ['launched', 'dissolved'],
  launched: ['active', 'suspended', 'dissolved'],
  active: ['needs_improvement', 'suspended', 'dissolved'],
  needs_improvement: ['active', 'suspended', 'dissolved'],
  suspended: ['active', 'needs_improvement', 'dissolved'],
  dissolved: [],
}

/** Where the reader may move a model to: its keeper may take it to the residents, no further. */
export function stepsFrom({
  state,
  maySettle,
  mayChange,
}: Pick<Model, 'state' | 'maySettle' | 'mayChange'>) {
  return next[state].filter((to) => maySettle || (mayChange && to === 'consulting'))
}
