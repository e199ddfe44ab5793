import type { Insertable } from 'kysely'
import type { Counted } from '../server/platform/counted.ts'
import type { House } from '../server/platform/context.ts'
import type { DB } from '../server/platform/db/schema.ts'
import { momentOf } from './calendar.ts'
import type { Chance } from './chance.ts'
import type { Kept, Row } from './kept.ts'
import type { LifeBook } from './life-book.ts'
import type { MadeModel } from './models.ts'
import type { Namer } from './names.ts'
import type { Commune } from './story.ts'

/** A commune whose models live, and what their life is told from. */
export type Living = {
  house: House
  commune: Commune
  life: LifeBook
  chance: Chance
  nameOne: Namer
  today: string
  now: Date
}

/** What a part of that life leaves in the books, and what it adds to the figures. */
export type Lived = { kept: Kept; counted?: Counted[] }

/** A model of a commune by its key. */
export function modelAt({ models, book }: Commune, key: string) {
  const model = models.find(({ made }) => made.key === key)
  if (!model) throw new Error(`${book.called} has no model ${key}`)
  return model
}

/** Who keeps a model's books: the head of its place where there is one, else the police of the commune. */
export function keeperOf({ people }: Commune, { place }: MadeModel) {
  const heads = ['body_head', 'village_head'].flatMap((role) => people.get(role) ?? [])
  const own = heads.find(({ unitId }) => place.path.includes(unitId))
  const police = people.get('commune_police')
  if (!police) throw new Error('a commune without police')
  return own ?? police
}

type Told = { on: string; what: string; said?: Record<string, string | number> }

/** A day in a model's dated story. */
export function tell(
  { keeperId, id: modelId }: { keeperId: string; id: string },
  chance: Chance,
  { on, what, said = {} }: Told,
): Row<'models.moment'> {
  const at = momentOf(on, 17)
  return {
    keeperId,
    modelId,
    id: chance.id(at),
    onDay: on,
    what,
    said: said as Insertable<DB['models.moment']>['said'],
    at: at.toISOString(),
  }
}

/** Everything that several parts of a life left, as one. */
export function together(parts: Lived[]): { kept: Kept[]; counted: Counted[] } {
  return {
    kept: parts.map(({ kept }) => kept),
    counted: parts.flatMap(({ counted = [] }) => counted),
  }
}
