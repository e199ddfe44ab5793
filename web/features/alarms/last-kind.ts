import { keep, kept } from '../../lib/kept.ts'

/** What holding the button raises before anything else was chosen: fire is what a bell is for. */
const first = 'fire'
const shelf = 'alarm-kind'

/** The kind the button shows. */
export function lastKind() {
  return kept<string>(shelf) ?? first
}

export function showKind(id: string) {
  keep(shelf, id)
}
