import type { UnitBrief } from '../../../contract/units.ts'
import { keepBest } from './few-best.ts'
import { fold } from './fold.ts'
import { createWords } from './word-list.ts'

export type Findable = {
  id: string
  kind: UnitBrief['kind']
  title: string
  name: string
  parentId: string | null
  todayId: string
  validTo: string | null
  /** Names it bore before. */
  formerly: { title: string; name: string }[]
}
type Entry = Findable & { names: string[]; nameWords: string[] }
type Query = { q: string; kind?: string | undefined; under?: string | undefined; limit: number }

const vietnamese = new Intl.Collator('vi', { numeric: true })
const kindsByHeight = ['nation', 'province', 'district', 'commune', 'residential']
/** Words beyond these no longer tell one place from another. */
const mostWords = 12
/** What not being called exactly so, and needing the names above to match, cost in the ranking. */
const notExact = 2 ** 14
const notOwn = 2 ** 13

/** Finds units by the beginnings of words in their names and in the names above them. All in memory. */
export function createSearchIndex() {
  const entries: Entry[] = []
  const places = new Map<string, number>()
  const titles = new Map<string, number>()
  const words = createWords()
  const names = createWords()
  // What a search looks at for every candidate lies in rows of numbers: a hundred thousand objects are far apart.
  const titleAt: number[] = []
  const parentAt: number[] = []
  const todayAt: number[] = []
  const rank: number[] = []

  const placeOf = (id: string | null) => places.get(id ?? '') ?? -1

  function put(units: Findable[]) {
    for (const unit of units) {
      const at = places.get(unit.id) ?? entries.length
      const before = entries[at]
      const entry = entryOf(unit)
      entries[at] = entry
      places.set(unit.id, at)
      words.change(at, before?.nameWords ?? [], entry.nameWords)
      names.change(at, before?.names ?? [], entry.names)
      titleAt[at] = numberOf(titlesOf(unit), titles)
      rank[at] = rankOf(unit)
    }
    // Only now: what stands above may have come after what stands below.
    for (const { id, parentId, todayId } of units) {
      const at = placeOf(id)
      parentAt[at] = placeOf(parentId)
      todayAt[at] = todayId === id ? -1 : placeOf(todayId)
    }
  }

  function search({ q, kind, under, limit }: Query) {
    const sought = fold(q)
    const asked = [...new Set(sought.split(' '))].filter(Boolean).slice(0, mostWords)
    const every = 2 ** asked.length - 1
    const named = new Uint16Array(entries.length)
    const candidates: number[] = []
    asked.forEach((word, bit) => words.mark(word, named, 1 << bit, candidates))
    const titled = [...titles.keys()].map((title) => marksOf(title.split(' '), asked))
    const exact = new Set(names.carrying(sought))
    const underAt = under === undefined ? undefined : placeOf(under)

    const best = keepBest(limit, (at) => entries[at]?.names[0] ?? '')
    for (const at of candidates) {
      const own = (named[at] ?? 0) | (titled[titleAt[at] ?? -1] ?? 0)
      if (own !== every && (own | marksAbove(parentAt[at]) | marksAbove(todayAt[at])) !== every)
        continue
      const cost = (exact.has(at) ? 0 : notExact) + (own === every ? 0 : notOwn) + (rank[at] ?? 0)
      if (!best.wants(cost)) continue
      if (kind !== undefined && entries[at]?.kind !== kind) continue
      if (underAt !== undefined && at !== underAt && !isUnder(at, underAt)) continue
      best.offer({ at, cost })
    }
    return best
      .all()
      .map(({ at, cost }) => ({ entry: entries[at], cost }))
      .sort(
        (a, b) => a.cost - b.cost || vietnamese.compare(a.entry?.name ?? '', b.entry?.name ?? ''),
      )
      .flatMap(({ entry }) => entry ?? [])

    function marksAbove(from = -1) {
      let marks = 0
      for (let at = from; at >= 0; at = parentAt[at] ?? -1) {
        marks |= (named[at] ?? 0) | (titled[titleAt[at] ?? -1] ?? 0)
      }
      return marks
    }
  }

  /** Does it lie there on its own map, or on today's? */
  function isUnder(unitAt: number, underAt: number) {
    for (const from of [parentAt[unitAt], todayAt[unitAt]]) {
      for (let at = from ?? -1; at >= 0; at = parentAt[at] ?? -1) if (at === underAt) return true
    }
    return false
  }

  /** The names above, lowest first; the country's goes without saying. */
  function within(id: string) {
    const above: string[] = []
    for (let at = parentAt[placeOf(id)] ?? -1; at >= 0; at = parentAt[at] ?? -1) {
      const { title, name, parentId } = entries[at] ?? {}
      if (parentId) above.push(`${title} ${name}`)
    }
    return above
  }

  return {
    put,
    /** The best first. */
    find: (query: Query) =>
      search(query).map(({ id, kind, title, name, validTo }) => {
        return { id, kind, title, name, validTo, within: within(id) }
      }),
  }
}

function entryOf(unit: Findable): Entry {
  const called = [unit, ...unit.formerly]
  const names = called.flatMap(({ title, name }) => [fold(name), fold(`${title} ${name}`)])
  return { ...unit, names: [...new Set(names)], nameWords: wordsOf(called.map(({ name }) => name)) }
}

function titlesOf(unit: Findable) {
  return wordsOf([unit, ...unit.formerly].map(({ title }) => title)).join(' ')
}

function wordsOf(texts: string[]) {
  return [...new Set(texts.flatMap((text) => fold(text).split(' ')).filter(Boolean))]
}

function numberOf(text: string, known: Map<string, number>) {
  const number = known.get(text) ?? known.size
  known.set(text, number)
  return number
}

/** Which of the words asked for begin one of these. */
function marksOf(held: string[], asked: string[]) {
  return asked.reduce(
    (marks, word, bit) => (held.some((each) => each.startsWith(word)) ? marks | (1 << bit) : marks),
    0,
  )
}

/** The smaller the better: alive, high up, short. Always below what a match that is not its own costs. */
function rankOf({ kind, name, validTo }: Findable) {
  const height = kindsByHeight.indexOf(kind)
  const depth = height < 0 ? kindsByHeight.length : height
  return ((validTo === null ? 0 : 1) * 8 + depth) * 256 + Math.min(name.length, 255)
}
