import { type Kysely, sql } from 'kysely'
import { unitIds } from '../server/modules/units/module.ts'
import type { DB } from '../server/platform/db/schema.ts'
import type { Book } from './book.ts'
import { idOf } from './chance.ts'
import { momentOf } from './calendar.ts'
import { put } from './rows.ts'

const mapDay = '2025-07-01'
const entered = momentOf(mapDay, 8)

export type Place = {
  id: string
  kind: DB['units.unit']['kind']
  /** As a sentence names it: `thôn Phúc Lý`. */
  called: string
  keeperId: string
  path: string
  households: number
  residents: number
  lat: number
  lon: number
}

/** The villages and bodies of a commune by their key, the commune itself among them, each after its parent. */
export function placesOf({ commune, called, province, villages, bodies }: Book) {
  const keeperId = unitIds.communeId(commune)
  const path = `/vn/${province}/${commune}`
  const sum = (of: 'households' | 'residents') => villages.reduce((all, each) => all + each[of], 0)
  const middle = (of: 'lat' | 'lon') =>
    villages.reduce((all, each) => all + each[of], 0) / villages.length
  const whole: Place = {
    id: keeperId,
    kind: 'commune',
    called,
    keeperId,
    path,
    households: sum('households'),
    residents: sum('residents'),
    lat: middle('lat'),
    lon: middle('lon'),
  }
  const places = new Map<string, Place>([['commune', whole]])

  for (const { key, title, name, households, residents, lat, lon } of villages) {
    const id = idOf(`${commune}/${key}`, entered)
    const own = `${title.toLocaleLowerCase('vi')} ${name}`
    places.set(key, {
      id,
      kind: 'residential',
      called: own,
      keeperId,
      path: `${path}/${id}`,
      households,
      residents,
      lat,
      lon,
    })
  }
  for (const body of bodies) {
    const parent = placeAt(places, body.in)
    const id = idOf(`${commune}/${body.key}`, entered)
    places.set(body.key, {
      id,
      kind: body.kind,
      called: `${body.title.toLocaleLowerCase('vi')} ${body.name}`,
      keeperId,
      path: `${parent.path}/${id}`,
      households: body.households ?? 0,
      residents: body.residents ?? 0,
      lat: body.lat ?? parent.lat,
      lon: body.lon ?? parent.lon,
    })
  }
  return places
}

export type Places = ReturnType<typeof placesOf>

export function placeAt(places: Places, key: string) {
  const place = places.get(key)
  if (!place) throw new Error(`no place ${key}`)
  return place
}

/** Enters a commune's villages and bodies, and whom their figures count for on both maps. */
export async function enterPlaces(
  db: Kysely<DB>,
  { commune, villages, bodies }: Book,
  places: Places,
) {
  const parents = [...villages.map((each) => ({ ...each, in: 'commune', spans: [] })), ...bodies]
  await put(
    db,
    'units.unit',
    parents.map(({ key, in: parent, title, name, households, residents }) => {
      const { id, kind, keeperId, path, lat, lon } = placeAt(places, key)
      return {
        id,
        kind,
        title,
        name,
        keeperId,
        path,
        lat,
        lon,
        parentId: placeAt(places, parent).id,
        households: households ?? null,
        residents: residents ?? null,
        todayId: id,
        edition: 1,
        mapIds: [],
      }
    }),
  )
  for (const { key, in: parent } of parents) {
    await countAs(db, placeAt(places, key).id, placeAt(places, parent).id)
  }
  for (const { key, was } of villages)
    await countBefore(db, placeAt(places, key).path, unitIds.formerCommuneId(was))
  await put(
    db,
    'units.span',
    bodies.flatMap(({ key, spans }) =>
      spans.map((unit) => ({ bodyId: placeAt(places, key).id, unitId: placeAt(places, unit).id })),
    ),
  )
  await sql`update units.unit set households = ${placeAt(places, 'commune').households},
    residents = ${placeAt(places, 'commune').residents} where code = ${commune}`.execute(db)
}

async function countAs(db: Kysely<DB>, id: string, parentId: string) {
  await sql`insert into units.above (unit_id, above_id)
    select ${id}::uuid, ${id}::uuid
    union select ${id}::uuid, above_id from units.above where unit_id = ${parentId}`.execute(db)
}

// Before the maps changed, a village and the bodies in it lay in a commune of the old map.
async function countBefore(db: Kysely<DB>, path: string, formerCommuneId: string) {
  await sql`insert into units.above (unit_id, above_id, before)
    select unit.id, former.above_id, ${mapDay}::date
      from units.unit unit cross join units.above former
     where (unit.path = ${path} or unit.path like ${`${path}/%`}) and former.unit_id = ${formerCommuneId}
    on conflict do nothing`.execute(db)
}
