import type { Kysely } from 'kysely'
import { SetupStep } from '../contract/alarm-teams.ts'
import type { DB } from '../server/platform/db/schema.ts'
import type { Book } from './book.ts'
import { daysLater, momentOf } from './calendar.ts'
import { createChance, idOf } from './chance.ts'
import { homesOf } from './lane-homes.ts'
import { type makeModel, personAt } from './models.ts'
import { createNamer, type Names } from './names.ts'
import type { Person } from './people.ts'
import { placeAt, type Places } from './places.ts'
import { put } from './rows.ts'

type Setting = { book: Book; places: Places; people: Map<string, Person>; today: string }
type Model = ReturnType<typeof makeModel>['row']

/** Days before its launch, or after it, on which a lane takes each step. */
const paces: Record<SetupStep, number> = {
  homes: -75,
  agreement: -60,
  decision: -35,
  equipment: -20,
  training: -7,
  launch: 0,
  first_drill: 12,
}
const entered = momentOf('2024-01-20', 9)

/** The lanes of a commune that a bell links, and who in them agreed to what. */
export function lanesOf(setting: Setting, models: Model[], names: Names) {
  const { book, people } = setting
  const never = [...names.never, ...[...people.values()].map(({ name }) => name)]
  const chance = createChance(`${book.commune}/lanes`)
  const nameOne = createNamer({ ...names, never }, book.surnames, chance)
  const teams = book.lanes.map(({ at }) => placeAt(setting.places, at).id)
  const first = launchOf(book.lanes[0], models, teams[0]) ?? '2024-11-20'
  let numbers = 0

  return book.lanes.map((lane, at) => {
    const place = placeAt(setting.places, lane.at)
    const model = models.find(({ unitId }) => unitId === place.id)
    const launched = launchOf(lane, models, place.id) ?? later(first, 150, setting.today)
    const phone = () => `0900${book.province}${String((numbers += 1)).padStart(4, '0')}`
    const standing = { ...setting, lane, place, chance, nameOne, phone }
    const roles = ['team_head', 'resident', 'household_head']
    const residents = at === 0 ? roles.map((role) => personAt(people, role)) : []
    const homes = homesOf(standing, residents)
    const own = { keeperId: place.keeperId, teamId: place.id }
    const reached = SetupStep.options.indexOf(lane.reached)
    return {
      team: {
        keeperId: place.keeperId,
        id: place.id,
        modelKeeper: model ? place.keeperId : null,
        modelId: model?.id ?? null,
        setUpBy: personAt(people, 'village_head').id,
        setUpAt: entered.toISOString(),
        edition: 1,
      },
      homes: homes.map(({ row }) => ({ ...row, edition: 1 })),
      members: homes.flatMap(({ members }) => members),
      needs: lane.need ? [agreed(lane.need, homes)] : [],
      steps: SetupStep.options.slice(0, reached + 1).map((step) => ({
        ...own,
        step,
        onDay: later(launched, paces[step], setting.today),
        note: step === 'decision' ? `QĐ ${chance.whole(12, 190)}/QĐ-UBND` : '',
        byId: personAt(people, step === 'decision' ? 'commune_committee' : 'village_head').id,
        at: entered.toISOString(),
      })),
      firePoints: lane.firePoints.map(({ kind, name }, number) => ({
        ...own,
        id: idOf(`${place.id}/point/${number}`, entered),
        kind,
        name,
        ...chance.near(place, 180),
        checkedOn: daysLater(setting.today, -chance.whole(6, 80)),
      })),
      neighbours: teams
        .filter((other) => other !== place.id)
        .map((otherId) => ({ ...own, otherId })),
    }
  })
}

type Lanes = ReturnType<typeof lanesOf>

/** Enters the lanes of a commune, each after the people who live there. */
export async function enterLanes(db: Kysely<DB>, lanes: Lanes) {
  const teams = lanes.map(({ team }) => team)
  await put(db, 'alarms.team', teams)
  const homes = lanes.flatMap((lane) => lane.homes)
  await put(db, 'alarms.home', homes)
  const members = lanes.flatMap((lane) => lane.members)
  await put(db, 'alarms.member', members)
  const needs = lanes.flatMap((lane) => lane.needs)
  await put(db, 'alarms.need', needs)
  const steps = lanes.flatMap((lane) => lane.steps)
  await put(db, 'alarms.step', steps)
  const firePoints = lanes.flatMap((lane) => lane.firePoints)
  await put(db, 'alarms.firePoint', firePoints)
  const neighbours = lanes.flatMap((lane) => lane.neighbours)
  await put(db, 'alarms.neighbour', neighbours)
}

/** A lane's bell is launched on its own day, or on the day its model was. */
function launchOf(
  lane: Book['lanes'][number] | undefined,
  models: Model[],
  teamId: string | undefined,
) {
  return lane?.launched ?? models.find(({ unitId }) => unitId === teamId)?.startedOn
}

/** So many days later, and never after last week. */
function later(day: string, count: number, today: string) {
  const then = daysLater(day, count)
  const lastWeek = daysLater(today, -7)
  return then < lastWeek ? then : lastWeek
}

/** The household head's home agreed, in the words of its own. */
function agreed(what: string, homes: ReturnType<typeof homesOf>) {
  const home = homes.find(({ resident }) => resident?.role === 'household_head')
  if (!home?.resident) throw new Error('nobody to agree')
  const { keeperId, id } = home.row
  return {
    keeperId,
    id: idOf(`${id}/need`, entered),
    homeId: id,
    what,
    agreedBy: home.resident.id,
    agreedAt: entered.toISOString(),
  }
}
