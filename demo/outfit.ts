import type { ModelType } from '../contract/catalog.ts'
import type { Book } from './book.ts'
import { daysBetween, daysLater } from './calendar.ts'
import type { Chance } from './chance.ts'
import type { Step } from './history.ts'
import type { Setting } from './models.ts'
import type { Place } from './places.ts'
import { momentOf } from './calendar.ts'

type Alive = {
  told: Book['models'][number]
  type: ModelType
  place: Place
  modelId: string
  started: string
  history: Step[]
  chance: Chance
}

/** What a model that was launched has: points and teams, people, things, gifts. */
export function outfitOf(setting: Setting, alive: Alive) {
  const { told, type, place, modelId, started, history, chance } = alive
  const { book, places, today, nameOne, words, givers } = setting
  const { keeperId } = place
  const own = (on: string) => ({ keeperId, id: chance.id(momentOf(on, 9)), modelId })
  const until = history.find(({ state }) => state === 'dissolved')?.on ?? null
  const villages = book.villages.map(({ key }) => places.get(key) ?? place)
  const sinceLaunch = Math.max(0, daysBetween(started, until ?? today) - 30)

  const points = Array.from({ length: told.points }, (_, at) => {
    const host = place.kind === 'commune' ? (villages[at % villages.length] ?? place) : place
    const since = at < told.points / 2 ? started : daysLater(started, chance.whole(0, sinceLaunch))
    const spot = book.spots[at % book.spots.length] ?? host.called
    return {
      ...own(since),
      unitId: host.id === place.id ? null : host.id,
      name: capital(pointName(type, host.id === place.id && told.points > 1 ? spot : host.called)),
      address: place.kind === 'commune' ? null : host.called,
      ...chance.near(host, 350),
      since,
      until,
    }
  })
  const share = Math.max(1, Math.round((place.households || 40) / Math.max(1, told.teams)))
  const teams = Array.from({ length: told.teams }, (_, at) => ({
    ...own(started),
    name: capital(`${type.words.team.vi.split(',')[0]} ${at + 1}`),
    households: place.kind === 'commune' ? null : Math.max(3, share - chance.whole(0, 4)),
    members: chance.whole(3, 9),
    since: started,
    until,
  }))
  const members = type.board.flatMap(({ role }) =>
    Array.from({ length: role === 'member' ? chance.whole(1, 3) : 1 }, () => ({
      ...own(started),
      name: nameOne(),
      role,
      since: started,
      until,
    })),
  )
  const things = words.special[type.id] ?? words.equipment[type.group] ?? []
  const equipment = chance.some(things, 4).map((name) => ({
    ...own(started),
    name,
    count: chance.whole(1, 8) + (name.startsWith('Áo phao') ? 20 : 0),
    condition: chance.yes(0.75)
      ? ('good' as const)
      : chance.one(['worn', 'worn', 'broken', 'missing'] as const),
    checkedOn: daysLater(today, -chance.whole(5, 90)),
  }))
  const contributions = Array.from({ length: chance.whole(0, 5) }, () => {
    const onDay = daysLater(started, chance.whole(0, sinceLaunch))
    const { gave, cash } = chance.one(words.gifts)
    const named = chance.yes(0.55)
    return {
      ...own(onDay),
      giver: named ? chance.one([...givers, `Gia đình ${nameOne()}`]) : null,
      gave,
      cash: cash ? Math.round(chance.between(...cash) / 100_000) * 100_000 : null,
      onDay,
    }
  })
  return { points, teams, members, equipment, contributions }
}

/** A điểm has its own word and then its place; where the word is only “thôn” or “trường”, the place says it. */
function pointName({ words }: ModelType, where: string) {
  const [word = ''] = words.point.vi.split(',')
  return /^(điểm|hòm|tuyến|cụm)/.test(word) ? `${word} ${where}` : where
}

function capital(text: string) {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
}
