import { daysLater, momentOf } from './calendar.ts'
import type { LifeBook } from './life-book.ts'
import { keeperOf, type Lived, type Living, modelAt, tell } from './living.ts'

/** A checklist as its place worded it, and every time somebody went through it. */
export function checklistOf(living: Living, told: LifeBook['checklists'][number]): Lived {
  const { commune, chance, today } = living
  const { made, row } = modelAt(commune, told.model)
  const own = { keeperId: row.keeperId, modelId: made.id, byId: keeperOf(commune, made).id }
  const wordings = told.wordings.map(({ ago, items }, at) => ({
    ...own,
    version: at + 1,
    items,
    at: momentOf(daysLater(today, -ago), 15).toISOString(),
  }))
  const looks = told.looks.map(({ ago, notMet }) => {
    const on = daysLater(today, -ago)
    const wording = wordings.findLast(({ at }) => at < momentOf(on, 16).toISOString())
    if (!wording) throw new Error(`${told.model}: looked at before it was worded`)
    return {
      ...own,
      id: chance.id(momentOf(on, 16)),
      version: wording.version,
      onDay: on,
      met: wording.items.map((_, at) => notMet[at] === undefined),
      notes: wording.items.map((_, at) => notMet[at] ?? ''),
      at: momentOf(on, 16).toISOString(),
    }
  })
  return {
    kept: {
      'duties.checklist': wordings,
      'duties.look': looks,
      'models.moment': looks.map(({ onDay: on, met }) => {
        const said = { met: met.filter(Boolean).length, of: met.length }
        return tell(row, chance, { on, what: 'checklist.looked', said })
      }),
    },
  }
}
