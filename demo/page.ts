import type { Insertable } from 'kysely'
import type { ActivityKind } from '../contract/catalog.ts'
import { counted } from '../server/modules/activities/counting.ts'
import type { Catalog } from '../server/platform/catalog.ts'
import type { DB } from '../server/platform/db/schema.ts'
import { answersOf } from './answers.ts'
import type { Book } from './book.ts'
import { momentOf } from './calendar.ts'
import type { Chance } from './chance.ts'
import type { Occasion as Kept } from './kept-shifts.ts'
import type { Telling } from './kinds.ts'
import { type MadeModel, personAt } from './models.ts'
import type { Person } from './people.ts'
import type { Answers } from './scene.ts'
import { summaryOf } from './summary.ts'
import { surrendered } from './surrendered.ts'
import { turnoutOf } from './turnout.ts'

type Entry = { indicator: string; month: string; amount: number }
export type Page = Insertable<DB['activities.activity']> & {
  writtenAt: string
  verifiedAt: string | null
  onDay: string
  counted: Entry[]
  evidence: string[]
}
/** A page as it was written, and the picture that goes with it. */
export type Written = { page: Page; picture: string | undefined }

export type DiarySetting = {
  book: Book
  catalog: Catalog
  tellings: Map<string, Telling>
  people: Map<string, Person>
  today: string
}

type Occasion = {
  model: MadeModel
  kind: ActivityKind
  telling: Telling
  chance: Chance
} & Kept

/** One page of a diary, as its keeper would have written it. */
export function writePage(
  { book, catalog, people, today }: DiarySetting,
  { model, kind, telling, on, fixed, came: there, chance }: Occasion,
): Written {
  const { place, type } = model
  const month = Number(on.slice(5, 7))
  const came = there ?? turnoutOf(kind.id, place, chance)
  const attendance =
    kind.asks.attendance === 'required' ||
    (kind.asks.attendance === 'optional' && (there !== undefined || chance.yes(0.7)))
      ? came
      : null
  const answers: Answers = {
    ...answersOf({ kind, type: type.id, place, came, month, chance }),
    ...fixed,
  }
  const summary = summaryOf({ telling, answers, place, book, came: attendance, month, chance })
  for (const { kind: blank, name, required } of kind.fields) {
    if (blank === 'prose' && required) answers[name] = summary
  }
  const lines = kind.lines ? surrendered(answers.how === 'handed-in', chance) : []

  // Nobody has written about tomorrow: what was done yesterday evening is written by midnight at the latest.
  const end = momentOf(today, 0).getTime()
  const done = momentOf(on, chance.between(...telling.hours))
  const writtenAt = new Date(
    Math.min(end - 60_000, done.getTime() + chance.between(0.2, 30) * 3_600_000),
  )
  const verifiedAt = new Date(writtenAt.getTime() + chance.between(8, 130) * 3_600_000)
  const verified = kind.verified && verifiedAt.getTime() < end
  const placed = kind.asks.place !== 'no' && chance.yes(0.4) ? chance.near(place, 300) : null
  const pictured =
    kind.asks.photos === 'required' ||
    (kind.asks.photos === 'optional' && chance.yes(telling.photo))

  const page: Page = {
    keeperId: place.keeperId,
    id: chance.id(writtenAt),
    modelId: model.id,
    unitId: place.id,
    kind: kind.id,
    kindVersion: kind.version,
    onDay: on,
    attendance,
    answers,
    lines,
    summary,
    lat: placed?.lat ?? null,
    lon: placed?.lon ?? null,
    evidence: [],
    state: verified ? 'verified' : 'submitted',
    counted:
      verified || !kind.verified
        ? counted(
            kind,
            {
              answers,
              lines,
              attendance,
              on,
            },
            catalog.surrender,
          )
        : [],
    writtenBy: writerOf(model, people).id,
    writtenAt: writtenAt.toISOString(),
    verifiedBy: verified ? personAt(people, 'commune_police').id : null,
    verifiedAt: verified ? verifiedAt.toISOString() : null,
    returnedFor: null,
    corrects: null,
    correctedBy: null,
  }
  return {
    page,
    picture: pictured && telling.pictures.length > 0 ? chance.one(telling.pictures) : undefined,
  }
}

/** Who keeps the diary of a model: the head of its village or team where it is theirs, else the team or the Front. */
function writerOf({ place, type }: MadeModel, people: Map<string, Person>) {
  const own = ['team_head', 'village_head']
    .map((role) => personAt(people, role))
    .find(({ unitId }) => place.path.includes(unitId))
  const watching = ['watch', 'fire', 'channel', 'school'].includes(type.group)
  return own ?? personAt(people, watching ? 'security_team' : 'commune_front')
}
