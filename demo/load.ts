import type { Kysely } from 'kysely'
import { foldOnce } from '../server/modules/indicators/module.ts'
import { makeAllFit } from '../server/modules/plans/module.ts'
import { scoreAll } from '../server/modules/standards/module.ts'
import { unitIds } from '../server/modules/units/module.ts'
import type { House } from '../server/platform/context.ts'
import { daysLater, firstDay, monthOf, today } from '../server/platform/days.ts'
import type { DB } from '../server/platform/db/schema.ts'
import type { Say } from '../server/platform/terminal-words.ts'
import { enterKept } from './kept.ts'
import { enterLanes } from './lanes.ts'
import { enterLife } from './life.ts'
import { keepReasons } from './offer-reasons.ts'
import { enterPeople, officersOf } from './people.ts'
import { keepPictures } from './pictures.ts'
import { enterPlaces } from './places.ts'
import { lent, loadPublished } from './published.ts'
import { put } from './rows.ts'
import { sealedOf } from './sealed.ts'
import { type Commune, makeStory } from './story.ts'

/** Fills an empty house with the demonstration: all of it or nothing, and never where it is not wanted. */
export async function loadDemonstration(house: House, owner: Kysely<DB>, say: Say) {
  if (!house.config.demonstration) return
  const somebody = await owner
    .selectFrom('accounts.account')
    .select('id')
    .limit(1)
    .executeTakeFirst()
  if (somebody) return
  say('loading_demonstration')

  const pictures = await keepPictures(house.storage)
  const now = new Date()
  const day = today(now.getTime())
  const { communes, names } = await makeStory({ catalog: house.catalog, pictures, today: day })
  const officers = officersOf(
    communes.map(({ book }) => book),
    names,
  )
  const auditor = officers.find(({ role }) => role === 'auditor')
  if (!auditor) throw new Error('nobody to load the figures')

  const sealed = await sealedOf(communes, { house, pictures, officers, today: day, now })

  await owner.transaction().execute(async (db) => {
    for (const { book, places } of communes) await enterPlaces(db, book, places)
    await enterPeople(db, inOrder(communes, officers))
    await loadPublished(house, db, auditor)
    for (const commune of communes) await enterBooks(db, commune)
    await enterKept(db, sealed.kept)
    await enterLedger(db, sealed.entries)
    const ctx = { db, house, actor: lent(auditor) }
    await enterLedger(db, await enterLife(ctx, communes, { names, officers, today: day, now }))
  })
  while (await foldOnce(owner));
  // By the end of last month, and now.
  await scoreAll(house, daysLater(firstDay(monthOf(day)), -1))
  await scoreAll(house)
  await makeAllFit(house)
  await owner.transaction().execute((db) => keepReasons({ db, house, actor: lent(auditor) }))
}

/** Province by province, the officers of the province after its commune, and the country last. */
function inOrder(communes: Commune[], officers: ReturnType<typeof officersOf>) {
  const officersAt = (unit: string) => officers.filter(({ keeperId }) => keeperId === unit)
  return [
    ...communes.flatMap(({ people, neighbour, book }) => [
      ...people.values(),
      ...(neighbour ? [neighbour] : []),
      ...officersAt(unitIds.provinceId(book.province)),
    ]),
    ...officersAt(unitIds.nationId),
  ]
}

async function enterBooks(db: Kysely<DB>, { models, diary, evidence, entries, lanes }: Commune) {
  const outfits = models.flatMap(({ outfit }) => outfit ?? [])
  await put(
    db,
    'models.model',
    models.map(({ row }) => row),
  )
  await put(
    db,
    'models.change',
    models.flatMap(({ changes }) => changes),
  )
  await put(
    db,
    'models.point',
    outfits.flatMap(({ points }) => points),
  )
  await put(
    db,
    'models.team',
    outfits.flatMap(({ teams }) => teams),
  )
  await put(
    db,
    'models.member',
    outfits.flatMap(({ members }) => members),
  )
  await put(
    db,
    'models.equipment',
    outfits.flatMap(({ equipment }) => equipment),
  )
  await put(
    db,
    'models.contribution',
    outfits.flatMap(({ contributions }) => contributions),
  )
  await enterLanes(db, lanes)
  await put(db, 'activities.evidence', evidence)
  await put(db, 'activities.activity', diary)
  await enterLedger(db, entries)
}

async function enterLedger(db: Kysely<DB>, entries: Commune['entries']) {
  await put(db, 'indicators.entry', entries)
  await put(
    db,
    'indicators.unfolded',
    entries.map(({ unitId, indicator, month, amount }) => ({ unitId, indicator, month, amount })),
  )
}
