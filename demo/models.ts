import type { Insertable } from 'kysely'
import type { ModelType } from '../contract/catalog.ts'
import { countMove } from '../server/modules/models/counting.ts'
import { countingStates } from '../server/modules/models/states.ts'
import { unitIds } from '../server/modules/units/module.ts'
import type { DB } from '../server/platform/db/schema.ts'
import type { Counted } from '../server/platform/counted.ts'
import type { Book } from './book.ts'
import { momentOf } from './calendar.ts'
import { createChance, idOf } from './chance.ts'
import { historyOf, type Step } from './history.ts'
import type { LifeBook } from './life-book.ts'
import type { ModelWords } from './model-words.ts'
import type { Namer } from './names.ts'
import { type KeptBy, keptLately } from './kept-shifts.ts'
import { outfitOf } from './outfit.ts'
import { type Place, placeAt, type Places } from './places.ts'
import type { Person } from './people.ts'

export type Setting = {
  book: Book
  life: LifeBook
  places: Places
  people: Map<string, Person>
  today: string
  words: ModelWords
  nameOne: Namer
  givers: string[]
}

export type MadeModel = {
  key: string
  id: string
  type: ModelType
  place: Place
  history: Step[]
  pace: number
  decision: string | null
  copied: boolean
  /** What it did in the last weeks by its roster or its signal. */
  kept: KeptBy | undefined
}

/** One model with all that its books hold, and what it adds to the figures. */
export function makeModel(setting: Setting, told: Book['models'][number], type: ModelType) {
  const { book, places, people, today, words } = setting
  const chance = createChance(`${book.commune}/model/${told.key}/${today.slice(0, 7)}`)
  const place = placeAt(places, told.at)
  const { keeperId } = place
  const history = historyOf(told, today, chance)
  const id = idOf(`${book.commune}/${told.key}`, modelMoment)
  const started = history.find(({ state }) => state === 'launched')?.on ?? null
  const approved = history.find(({ state }) => state === 'approved')?.on
  const state = history.at(-1)?.state ?? 'proposed'
  const decision = approved ? `QĐ ${chance.whole(12, 190)}/QĐ-UBND` : null
  const counting = countingStates.includes(state)

  const row: Insertable<DB['models.model']> = {
    keeperId,
    id,
    unitId: place.id,
    type: type.id,
    typeVersion: type.version,
    name: told.name,
    story: told.story,
    decision,
    foundedOn: approved ?? null,
    state,
    startedOn: started,
    households: place.households || null,
    countingSince: counting ? countingSince(history) : null,
    ...copiedFrom(book.commune, told.from),
    changedFromOriginal: told.changed,
    decidedOn: approved ?? null,
    registeredBy: personAt(people, 'commune_police').id,
    registeredAt: momentOf(history[0]?.on ?? today, 9).toISOString(),
    edition: history.length,
  }
  const changes = history.map(({ state: to, on, why }) => ({
    keeperId,
    id: chance.id(momentOf(on, 9)),
    modelId: id,
    state: to,
    onDay: on,
    reason: chance.one(words.reasons[why] ?? []),
    byId: personAt(people, to === 'proposed' ? 'commune_police' : 'commune_committee').id,
    at: momentOf(on, 10).toISOString(),
  }))
  const outfit = started
    ? outfitOf(setting, { told, type, place, modelId: id, started, history, chance })
    : undefined
  const made: MadeModel = {
    key: told.key,
    id,
    type,
    place,
    history,
    pace: told.pace,
    decision,
    copied: told.from !== undefined,
    kept: keptLately(setting, { key: told.key, type, chance }),
  }
  return { made, row, changes, outfit, counted: countHistory(row, history, outfit) }
}

const modelMoment = momentOf('2024-01-01', 8)

/** The original of a copy, in this commune or in another. */
function copiedFrom(commune: string, from: string | undefined) {
  if (!from) return { copiedFromKeeper: null, copiedFrom: null }
  const whole = from.includes('/') ? from : `${commune}/${from}`
  return {
    copiedFromKeeper: unitIds.communeId(whole.slice(0, 5)),
    copiedFrom: idOf(whole, modelMoment),
  }
}

export function personAt(people: Map<string, Person>, role: string) {
  const person = people.get(role)
  if (!person) throw new Error(`nobody is ${role}`)
  return person
}

/** The first day of the stretch in which it counts now. */
function countingSince(history: Step[]) {
  const pauses = history.findLastIndex(({ state }) => !countingStates.includes(state))
  return history[pauses + 1]?.on ?? null
}

/** What each step of its way added to the figures, by the rule the register itself counts by. */
function countHistory(
  row: Insertable<DB['models.model']>,
  history: Step[],
  outfit: ReturnType<typeof outfitOf> | undefined,
): Counted[] {
  const parts = {
    points: (outfit?.points ?? []).map(partOf),
    teams: (outfit?.teams ?? []).map(partOf),
  }
  function partOf({ unitId, since }: { unitId?: string | null; since: string }) {
    return { unitId: unitId ?? row.unitId, since }
  }
  return history.slice(1).flatMap(({ state: to, on }, at) => {
    const from = history[at]?.state ?? 'proposed'
    const before = history.slice(0, at + 1).some(({ state }) => state === 'launched')
    const standing = {
      keeperId: row.keeperId,
      id: row.id,
      unitId: row.unitId,
      copiedFrom: row.copiedFrom ?? null,
      startedOn: before ? (row.startedOn ?? null) : null,
      countingSince: null,
    }
    return countMove(standing, { from, to, on }, parts)
  })
}
