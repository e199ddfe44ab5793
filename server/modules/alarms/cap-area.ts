import type { Kysely } from 'kysely'
import type { DB } from '../../platform/db/schema.ts'
import type { Area } from './cap-message.ts'

/** How far around its centre a place reaches, in kilometres, when its border is not known. */
const reach = { residential: 0.5, commune: 3 } as const

/** The public place of each path: the residential unit, its commune and province, and a circle around it. */
export async function areasOf(db: Kysely<DB>, paths: string[]): Promise<Map<string, Area>> {
  const above = new Set(paths.flatMap(upward))
  if (above.size === 0) return new Map()
  const units = await db
    .selectFrom('units.unit')
    .select(['path', 'kind', 'title', 'name', 'lat', 'lon'])
    .where('path', 'in', [...above])
    .where('kind', 'in', ['residential', 'commune', 'province'])
    .execute()
  const known = new Map(units.map((unit) => [unit.path, unit]))
  return new Map(
    paths.map((path) => {
      const around = upward(path).flatMap((one) => known.get(one) ?? [])
      const name = around.map((unit) => `${unit.title} ${unit.name}`).join(', ') || 'Việt Nam'
      return [path, { name, circle: circleAround(around) }]
    }),
  )
}

type Place = { kind: string; lat: number | null; lon: number | null }

/** The nearest centre that is known and not too wide to mean anything. */
function circleAround(around: Place[]) {
  for (const { kind, lat, lon } of around) {
    if (lat === null || lon === null || (kind !== 'residential' && kind !== 'commune')) continue
    return `${lat.toFixed(4)},${lon.toFixed(4)} ${reach[kind]}`
  }
  return null
}

/** The paths above a path, the nearest first. */
function upward(path: string) {
  const parts = path.split('/')
  return parts.map((_, at) => parts.slice(0, parts.length - at).join('/')).filter(Boolean)
}
