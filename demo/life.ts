import type { Kysely } from 'kysely'
import { unitIds } from '../server/modules/units/module.ts'
import type { Ctx } from '../server/platform/context.ts'
import type { DB } from '../server/platform/db/schema.ts'
import { campaignOf } from './campaigns.ts'
import { createChance } from './chance.ts'
import { checklistOf } from './checklists.ts'
import { covenantOf } from './covenants.ts'
import { groundOf } from './ground.ts'
import { judgementOf } from './judgements.ts'
import { enterKept } from './kept.ts'
import { lineBookOf } from './line-books.ts'
import { ledgerOf } from './ledger.ts'
import { type Lived, type Living, tell, together } from './living.ts'
import { createNamer, type Names } from './names.ts'
import { noticeOf } from './notices.ts'
import { pactOf } from './pacts.ts'
import type { Person } from './people.ts'
import { questionsOf } from './questions.ts'
import { reviewOf } from './reviews.ts'
import { rosterOf } from './rosters.ts'
import { setUpOf } from './set-ups.ts'
import { signalOf } from './signals.ts'
import type { Commune } from './story.ts'

type Setting = { names: Names; officers: Person[]; today: string; now: Date }
type Alive = Living & Setting & { neighbour: Person | undefined }

/** Enters the life of every model: first what stands by itself, then what is judged and decided by it. */
export async function enterLife(ctx: Ctx, communes: Commune[], setting: Setting) {
  const living = communes.map((commune): Alive => {
    const { book, life, neighbour, people } = commune
    const chance = createChance(`${book.commune}/life/${setting.today}`)
    const never = [...setting.names.never, ...[...people.values()].map(({ name }) => name)]
    const nameOne = createNamer(
      { ...setting.names, never },
      book.surnames,
      createChance(`${book.commune}/life/names`),
    )
    return { ...setting, house: ctx.house, commune, life, neighbour, chance, nameOne }
  })
  const entries = [
    await enter(ctx.db, living, await Promise.all(living.map(lived))),
    await enter(ctx.db, living, await eachInTurn(living, (one) => judged(ctx, one))),
    await enter(ctx.db, living, await eachInTurn(living, (one) => held(ctx, one))),
    await enter(ctx.db, living, await eachInTurn(living, (one) => called(ctx, one))),
  ]
  return entries.flat()
}

async function lived(living: Alive): Promise<Lived[]> {
  const { life } = living
  return [
    foundedOf(living),
    groundOf(living),
    questionsOf(living),
    ...life.setUps.map((told) => setUpOf(living, told)),
    ...life.covenants.map((told) => covenantOf(living, told)),
    ...life.campaigns.map((told) => campaignOf(living, told)),
    ...life.rosters.map((told) => rosterOf(living, told)),
    ...life.books.map((told) => lineBookOf(living, told)),
    ...life.checklists.map((told) => checklistOf(living, told)),
    ...life.signals.map((told) => signalOf(living, told)),
    ...life.pacts.map((told) => pactOf(living, told)),
  ]
}

/** On which day, and by which paper, each model was founded. */
function foundedOf({ commune, chance }: Alive): Lived {
  const founded = commune.models.flatMap(({ row: { keeperId, id, decision, decidedOn } }) =>
    decision && decidedOn
      ? [tell({ keeperId, id }, chance, { on: decidedOn, what: 'founded', said: { decision } })]
      : [],
  )
  return { kept: { 'models.moment': founded } }
}

function judged(ctx: Ctx, living: Alive) {
  return eachInTurn(living.life.judgements, (told) => judgementOf(ctx, living, told))
}

async function held(ctx: Ctx, living: Alive) {
  const { life, commune } = living
  const { title, name } = await ctx.db
    .selectFrom('units.unit')
    .select(['title', 'name'])
    .where('id', '=', unitIds.provinceId(commune.book.province))
    .executeTakeFirstOrThrow()
  const provinceCalled = `${title.toLocaleLowerCase('vi')} ${name}`
  return [
    ...(await eachInTurn(life.notices, (told) =>
      noticeOf(ctx, { ...living, provinceCalled }, told),
    )),
    ...(await eachInTurn(reviewsOf(life, 'held'), (told) => reviewOf(ctx, living, told))),
  ]
}

/** A review that is called looks back on what the last one decided. */
function called(ctx: Ctx, living: Alive) {
  return eachInTurn(reviewsOf(living.life, 'called'), (told) => reviewOf(ctx, living, told))
}

function reviewsOf({ reviews }: Alive['life'], state: 'held' | 'called') {
  return reviews.filter(({ ago }) => (ago === undefined) === (state === 'called'))
}

// One transaction asks one thing at a time.
async function eachInTurn<One, Made>(all: One[], make: (one: One) => Promise<Made>) {
  const made: Made[] = []
  for (const one of all) made.push(await make(one))
  return made
}

async function enter(db: Kysely<DB>, living: Alive[], parts: Lived[][]) {
  const { kept } = together(parts.flat())
  await enterKept(db, kept)
  return living.flatMap(({ chance, today }, at) =>
    ledgerOf(together(parts[at] ?? []).counted, chance, today),
  )
}
