import { daysLater } from './calendar.ts'
import { createChance } from './chance.ts'
import { lastDayOf } from './history.ts'
import type { MadeModel } from './models.ts'
import { datesOf } from './occasions.ts'
import { type DiarySetting, type Written, writePage } from './page.ts'

/** Everything a model wrote down in the two years up to yesterday. */
export function diaryOf(setting: DiarySetting, model: MadeModel): Written[] {
  const { book, catalog, tellings, today } = setting
  const started = model.history.find(({ state }) => state === 'launched')?.on
  if (!started || model.pace === 0) return []
  const beginning = daysLater(today, -730)
  const stretch = {
    from: started > beginning ? started : beginning,
    to: lastDayOf(model.history, today),
  }

  return model.type.activities.flatMap((id) => {
    const kind = catalog.activities.get(id)
    const telling = tellings.get(id)
    if (!kind || !telling) throw new Error(`nothing is told of ${id}`)
    const chance = createChance(`${book.commune}/${model.id}/${id}/${today}`)
    return datesOf({ model, started, kind, telling, stretch, chance }).map((occasion) =>
      writePage(setting, { model, kind, telling, chance, ...occasion }),
    )
  })
}
