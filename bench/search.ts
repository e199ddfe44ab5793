import { readGazetteer } from '../server/modules/units/gazetteer.ts'
import { createSearchIndex, type Findable } from '../server/modules/units/search-index.ts'
import { twoMaps } from '../server/modules/units/two-maps.ts'

const places = 100_000
const searches = 1000
const titles = ['Thôn', 'Bản', 'Tổ dân phố', 'Ấp', 'Khu phố']

/** How long a search takes among as many units as the country has: both maps, and villages up to 100,000. */
export async function bench() {
  const units = country(await readGazetteer())
  const index = createSearchIndex()
  const began = performance.now()
  index.put(units)
  index.find({ q: 'a', limit: 1 })
  const built = performance.now() - began

  const asked = queries(units)
  for (const q of asked.slice(0, 50)) index.find({ q, limit: 12 })
  const times = asked.map((q) => {
    const start = performance.now()
    index.find({ q, limit: 12 })
    return performance.now() - start
  })
  times.sort((a, b) => a - b)
  const at = (share: number) => (times[Math.floor((times.length - 1) * share)] ?? 0).toFixed(2)
  console.log(`search: ${units.length} units indexed in ${built.toFixed(0)} ms`)
  console.log(
    `search: ${searches} searches, median ${at(0.5)} ms, p99 ${at(0.99)} ms, range ${at(0)}–${at(1)} ms`,
  )
}

function country(gazetteer: Awaited<ReturnType<typeof readGazetteer>>): Findable[] {
  const map = twoMaps(gazetteer).units.map(
    ({ id, kind, title, name, parent_id, today_id, valid_to }) => {
      return {
        id,
        kind,
        title,
        name,
        parentId: parent_id,
        todayId: today_id,
        validTo: valid_to,
        formerly: [],
      }
    },
  )
  const communes = map.filter(({ kind, validTo }) => kind === 'commune' && validTo === null)
  const names = map.filter(({ kind }) => kind === 'commune').map(({ name }) => name)
  const villages = Array.from({ length: places - map.length }, (_, at) => ({
    id: `village-${at}`,
    kind: 'residential' as const,
    title: titles[at % titles.length] ?? '',
    name: at % 3 === 0 ? String((at % 40) + 1) : (names[(at * 7919) % names.length] ?? ''),
    parentId: communes[at % communes.length]?.id ?? null,
    todayId: `village-${at}`,
    validTo: null,
    formerly: [],
  }))
  return [...map, ...villages]
}

// What people type: the first letter, a beginning, a whole name, a name with the one above it, a title and number.
function queries(units: Findable[]) {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  return Array.from({ length: searches }, (_, at) => {
    const unit = units[(at * 104_729) % units.length]
    const above = byId.get(unit?.parentId ?? '')
    const name = unit?.name ?? ''
    const forms = [
      name.slice(0, 1),
      name.slice(0, 3),
      name,
      `${name} ${above?.name}`,
      `${unit?.title} ${name}`,
    ]
    return forms[at % forms.length] || name
  })
}
