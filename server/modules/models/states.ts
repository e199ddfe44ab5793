import type { ModelState } from '../../../contract/models.ts'

/** Where a model may go from where it stands; anywhere that is not listed is refused. */
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

/** The states in which a model counts as one. */
export const countingStates: ModelState[] = ['launched', 'active', 'needs_improvement']

/** May a model move from one state to another? */
export function mayFollow(from: ModelState, to: ModelState) {
  return next[from].includes(to)
}

/** Does a model in this state count as a model in operation? */
export function isCounting(state: ModelState) {
  return countingStates.includes(state)
}
