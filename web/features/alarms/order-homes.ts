import type { Alarm } from '../../../contract/alarms.ts'

export type HomeThen = Alarm['homeList'][number]

/** Who is looked after first: who calls for help, then silent homes, those with people who need help before others. */
export function inOrderOfNeed(homes: HomeThen[]) {
  return [...homes].sort((a, b) => urgency(a) - urgency(b) || a.name.localeCompare(b.name, 'vi'))
}

/** A home that somebody should go to before the others. */
export function isFirst(home: HomeThen) {
  return home.answer === 'need_help' || (home.answer === null && home.needs.length > 0)
}

function urgency({ answer, needs }: HomeThen) {
  if (answer === 'need_help') return 0
  if (answer === null) return needs.length > 0 ? 1 : 2
  return { coming: 4, not_home: 3, safe: 5 }[answer]
}
