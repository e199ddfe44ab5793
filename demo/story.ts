import type { Catalog } from '../server/platform/catalog.ts'
import type { Counted } from '../server/platform/counted.ts'
import { reversed } from '../server/modules/activities/counting.ts'
import { readBooks, type Book } from './book.ts'
import { createChance } from './chance.ts'
import { diaryOf } from './diary.ts'
import { type Picture, proofsOf } from './evidence.ts'
import { type Marks, readMarks, readTellings, type Telling } from './kinds.ts'
import { lanesOf } from './lanes.ts'
import { type LifeBook, readLifeBook } from './life-book.ts'
import { ledgerOf } from './ledger.ts'
import { mark } from './marks.ts'
import { type ModelWords, readModelWords } from './model-words.ts'
import { makeModel } from './models.ts'
import { createNamer, type Names, readNames } from './names.ts'
import type { Written } from './page.ts'
import { neighbourOf, peopleOf } from './people.ts'
import { placesOf } from './places.ts'

type Setting = { catalog: Catalog; pictures: Map<string, Picture>; today: string }
type Sheets = {
  names: Names
  words: ModelWords
  tellings: Map<string, Telling>
  marks: Marks
  life: LifeBook
}

/** All that is made up, the same for the same day: five communes with people, models and two years of diary. */
export async function makeStory(setting: Setting) {
  const [books, names, words, tellings, marks] = await Promise.all([
    readBooks(),
    readNames(),
    readModelWords(),
    readTellings(),
    readMarks(),
  ])
  const sheets = { names, words, tellings, marks }
  return {
    names,
    communes: await Promise.all(
      books.map(async (book) =>
        makeCommune(book, { ...sheets, life: await readLifeBook(book) }, setting),
      ),
    ),
  }
}

export type Commune = ReturnType<typeof makeCommune>

function makeCommune(
  book: Book,
  { names, words, tellings, marks, life }: Sheets,
  { catalog, pictures, today }: Setting,
) {
  const chance = createChance(`${book.commune}/${today}`)
  const nameOne = createNamer(names, book.surnames, createChance(`${book.commune}/names`))
  const places = placesOf(book)
  const people = peopleOf(book, places, nameOne)
  const setting = { book, life, places, people, today, words, nameOne, givers: names.givers }

  const models = book.models.map((told) => {
    const type = catalog.models.get(told.type)
    if (!type) throw new Error(`no model type ${told.type}`)
    return makeModel(setting, told, type)
  })
  const written = models.flatMap(({ made }) =>
    diaryOf({ book, catalog, tellings, people, today }, made),
  )
  const diary = mark(written, { catalog, marks, today, chance })
  const evidence = proofsOf(diary, pictures, chance)
  const counted = [...models.flatMap((model) => model.counted), ...diary.flatMap(countedBy)]
  return {
    book,
    life,
    places,
    people,
    neighbour: neighbourOf(book, names),
    models,
    diary: diary.map(({ page }) => page),
    evidence,
    lanes: lanesOf(
      setting,
      models.map(({ row }) => row),
      names,
    ),
    entries: ledgerOf(counted, chance, today),
  }
}

/** What a page gave the ledger; one that was voided or corrected gave it and took it back. */
function countedBy({ page }: Written): Counted[] {
  const over = page.state === 'voided' || page.state === 'corrected'
  const fact = {
    keeperId: page.keeperId,
    source: 'activity' as const,
    sourceId: page.id,
    unitId: page.unitId,
  }
  return [
    { ...fact, entries: page.counted },
    ...(over ? [{ ...fact, entries: reversed(page.counted) }] : []),
  ]
}
