import type { KitKind } from '../contract/alarm-teams.ts'
import type { Book } from './book.ts'
import { daysLater, momentOf } from './calendar.ts'
import { type Chance, idOf } from './chance.ts'
import type { Namer } from './names.ts'
import type { Person } from './people.ts'
import type { Place } from './places.ts'

type Lane = Book['lanes'][number]
type Standing = {
  lane: Lane
  place: Place
  today: string
  chance: Chance
  nameOne: Namer
  /** A telephone number that stands for nobody. */
  phone: () => string
}

const entered = momentOf('2024-01-20', 9)

/** The homes of a lane on both its sides; the people of the sign-in page live in the first of them. */
export function homesOf(standing: Standing, residents: Person[]) {
  const { lane, place, chance } = standing
  const corner = chance.near(place, 250)
  return Array.from({ length: lane.homes }, (_, at) => {
    const resident = residents[at]
    const id = idOf(`${place.id}/home/${at}`, entered)
    const members = membersOf(standing, id, resident)
    const row = {
      keeperId: place.keeperId,
      id,
      teamId: place.id,
      name: `Hộ ${members[0]?.name ?? ''}`,
      address: `Số ${2 * at + 1}, ${lane.along}`,
      ...along(corner, at),
      ...onSketch(at, lane.homes),
      secondExit: chance.yes(0.85) ? chance.yes(0.65) : null,
      kit: kitOf(standing),
    }
    return { row, members, resident }
  })
}

function membersOf(
  { place, chance, nameOne, phone }: Standing,
  homeId: string,
  resident: Person | undefined,
) {
  const { keeperId, id: teamId } = place
  const others = Array.from({ length: chance.whole(1, 2) }, () => nameOne())
  const named = resident ? [resident.name, ...others] : [nameOne(), ...others]
  return named.map((name, at) => ({
    keeperId,
    id: idOf(`${homeId}/${at}`, entered),
    teamId,
    homeId,
    accountId: at === 0 ? (resident?.id ?? null) : null,
    name,
    // Of each house at least one telephone is known; of a third person often none.
    phone: at < 2 || chance.yes(0.3) ? phone() : null,
    addedAt: entered.toISOString(),
  }))
}

/** A house every eight metres, as the lane runs. */
function along({ lat, lon }: { lat: number; lon: number }, at: number) {
  const rounded = (degrees: number) => Math.round(degrees * 1e6) / 1e6
  const across = at % 2 ? 6e-5 : 0
  return { lat: rounded(lat + across), lon: rounded(lon + Math.floor(at / 2) * 8e-5) }
}

/** Two rows of houses with the lane between them. */
function onSketch(at: number, homes: number) {
  const columns = Math.ceil(homes / 2)
  const x = columns === 1 ? 50 : 10 + (80 * Math.floor(at / 2)) / (columns - 1)
  return { spotX: Math.round(x), spotY: at % 2 ? 72 : 28 }
}

/** What stands by the door; in one house of eight the extinguisher is due or overdue. */
function kitOf({ chance, today }: Standing) {
  const expires = chance.yes(0.12) ? chance.whole(-70, 25) : chance.whole(60, 1100)
  const kit: { kind: KitKind; count: number; expiresOn: string | null }[] = [
    { kind: 'extinguisher', count: chance.yes(0.2) ? 2 : 1, expiresOn: daysLater(today, expires) },
    { kind: 'breaking_tool', count: chance.whole(1, 2), expiresOn: null },
  ]
  const besides: KitKind[] = ['ladder', 'mask', 'first_aid']
  return [
    ...kit,
    ...chance.some(besides, chance.whole(0, 2)).map((kind) => ({
      kind,
      count: kind === 'mask' ? chance.whole(2, 5) : 1,
      expiresOn: null,
    })),
  ]
}
