import type { Kysely } from 'kysely'
import type { RoleEntry } from '../contract/catalog.ts'
import { unitIds } from '../server/modules/units/module.ts'
import type { DB } from '../server/platform/db/schema.ts'
import type { Book } from './book.ts'
import { momentOf } from './calendar.ts'
import { createChance, idOf } from './chance.ts'
import { createNamer, type Namer, type Names } from './names.ts'
import { placeAt, type Places } from './places.ts'
import { put } from './rows.ts'

export type Person = {
  id: string
  name: string
  role: RoleEntry['id']
  unitId: string
  keeperId: string
  since: string
}

/** The people of a commune, by their role. */
export function peopleOf(book: Book, places: Places, nameOne: Namer) {
  const { keeperId, id: communeUnit } = placeAt(places, 'commune')
  const held: [RoleEntry['id'], string][] = [
    ['resident', placeAt(places, book.village).id],
    ['team_head', placeAt(places, book.team).id],
    ['village_head', placeAt(places, book.village).id],
    ['security_team', communeUnit],
    ['commune_front', communeUnit],
    ['commune_police', communeUnit],
    ['commune_committee', communeUnit],
    ['household_head', placeAt(places, book.team).id],
  ]
  if (book.head) held.push(['body_head', placeAt(places, book.head).id])
  return new Map<string, Person>(
    held.map(([role, unitId]) => [role, personOf({ role, unitId, keeperId, name: nameOne() })]),
  )
}

/** Who stands for the commune beside this one, where both are in a pact. */
export function neighbourOf({ beside, surnames }: Book, names: Names) {
  if (!beside) return undefined
  const nameOne = createNamer(names, surnames, createChance(`beside/${beside}`))
  return officerOf('commune_committee', unitIds.communeId(beside), nameOne())
}

/** Who answers for a province, for a commune beside, and for the whole country. */
function officerOf(role: RoleEntry['id'], unitId: string, name: string) {
  return personOf({ role, unitId, keeperId: unitId, name })
}

function personOf(told: Omit<Person, 'id' | 'since'>): Person {
  const since = told.unitId === told.keeperId ? '2025-07-01' : '2024-01-15'
  return { ...told, id: idOf(`${told.role} ${told.unitId}`, momentOf('2024-01-15', 8)), since }
}

/** Gives everybody an account and a post, in the order the sign-in page lists them. */
export async function enterPeople(db: Kysely<DB>, people: Person[]) {
  const arrived = (at: number) => new Date(momentOf('2024-01-15', 8).getTime() + at * 60_000)
  await put(
    db,
    'accounts.account',
    people.map(({ id, keeperId, name }, at) => ({
      id,
      keeperId,
      name,
      demonstration: true,
      language: 'vi',
      largeText: false,
      totpStep: 0,
      madeAt: arrived(at).toISOString(),
    })),
  )
  await put(
    db,
    'accounts.post',
    people.map(({ id: accountId, keeperId, role, unitId, since }, at) => ({
      keeperId,
      id: idOf(`post ${accountId}`, arrived(at)),
      accountId,
      role,
      unitId,
      since,
    })),
  )
}

/** The police and the committee of each province, then an auditor and an administrator of the country. */
export function officersOf(books: Book[], names: Names) {
  const provinces = books.flatMap(({ province, surnames }) => {
    const nameOfficer = createNamer(names, surnames, createChance(`officers/${province}`))
    return (['province_police', 'province_committee'] as const).map((role) =>
      officerOf(role, unitIds.provinceId(province), nameOfficer()),
    )
  })
  const nameOne = createNamer(names, ['Nguyễn', 'Trần', 'Lê'], createChance('officers'))
  const nation = (['auditor', 'administrator'] as const).map((role) =>
    officerOf(role, unitIds.nationId, nameOne()),
  )
  return [...provinces, ...nation]
}
