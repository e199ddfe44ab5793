import type { ModelState } from '../contract/models.ts'
import type { Book } from './book.ts'
import { daysLater } from './calendar.ts'
import type { Chance } from './chance.ts'
import { monthsLater } from '../server/platform/days.ts'

export type Step = { state: ModelState; on: string; why: string }

/** A model's way from the first proposal to where it stands, day by day, none of it in the future. */
export function historyOf(model: Book['models'][number], today: string, chance: Chance): Step[] {
  const launched = dayOf(model.launched, today, chance)
  if (model.state) {
    const proposed = daysLater(launched, -chance.whole(1, 9))
    return [
      { state: 'proposed', on: proposed, why: 'proposed' },
      ...(model.state === 'consulting'
        ? [{ state: model.state, on: daysLater(proposed, 12), why: 'consulting' }]
        : []),
    ]
  }
  const way: [ModelState, number][] = [
    ['proposed', -chance.whole(70, 110)],
    ['consulting', -chance.whole(40, 60)],
    ['approved', -chance.whole(9, 25)],
    ['launched', 0],
    ['active', chance.whole(2, 14)],
  ]
  const later = model.later.map(({ state, on, ago, why }) => ({
    state,
    on: on ?? dayOf(ago ?? 1, today, chance),
    why,
  }))
  return [
    ...way.map(([state, days]) => ({ state, on: daysLater(launched, days), why: state })),
    ...later,
  ]
}

function dayOf(when: string | number, today: string, chance: Chance) {
  if (typeof when === 'string') return when
  return `${monthsLater(today.slice(0, 7), -when)}-${String(chance.whole(4, 27)).padStart(2, '0')}`
}

/** The last day on which a model works: the day before it stopped, or yesterday. */
export function lastDayOf(history: Step[], today: string) {
  const end = history.find(({ state }) => state === 'suspended' || state === 'dissolved')
  return daysLater(end?.on ?? today, -1)
}
