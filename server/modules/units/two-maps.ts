import { slugOf } from './fold.ts'
import type { Place, readGazetteer } from './gazetteer.ts'
import * as ids from './ids.ts'
import { former, type LoadedSuccession, type LoadedUnit, living, mapDay } from './loaded.ts'
import { shapesOf } from './map-shapes.ts'

type Gazetteer = Awaited<ReturnType<typeof readGazetteer>>

/** Every unit of today's map and of the one before, and what became what. */
export function twoMaps(gazetteer: Gazetteer) {
  const units = new Map<string, LoadedUnit>()
  const successions: LoadedSuccession[] = []
  const provincesOfOld = provincesThen(gazetteer)
  const put = (unit: LoadedUnit) => units.set(unit.id, unit)
  const became = (from_id: string, to_id: string, whole: boolean) =>
    successions.push({ from_id, to_id, on_day: mapDay, whole })

  function at(id: string) {
    const unit = units.get(id)
    if (!unit) throw new Error(`no unit ${id}`)
    return unit
  }

  function today() {
    const place = { title: 'Nước', name: 'Việt Nam' }
    put(living({ id: ids.nationId, kind: 'nation', place, parent: undefined, segment: 'vn' }))
    for (const { code, ...province } of gazetteer.provinces) {
      const parent = at(ids.nationId)
      put(
        living({
          id: ids.provinceId(code),
          kind: 'province',
          place: province,
          parent,
          segment: code,
        }),
      )
    }
    for (const { code, provinceCode, ...commune } of gazetteer.communes) {
      const parent = at(ids.provinceId(provinceCode))
      put(
        living({ id: ids.communeId(code), kind: 'commune', place: commune, parent, segment: code }),
      )
    }
  }

  function oldProvinces() {
    for (const [slug, { place, provinceCode, alone }] of provincesOfOld) {
      const now = at(ids.provinceId(provinceCode))
      now.map_ids.push(...shapesOf(slug))
      if (alone) {
        now.valid_from = null
        continue
      }
      const parent = at(ids.nationId)
      const unit = former(
        { id: ids.formerProvinceId(slug), kind: 'province', place, parent, segment: slug },
        now.id,
      )
      put({ ...unit, map_ids: shapesOf(slug) })
      became(unit.id, now.id, true)
    }
  }

  /** A district of the old map; where it lies today is its province until its communes say more. */
  function districtOf(province: Place, place: Place) {
    const provinceSlug = slugOf(province.name)
    const then = provincesOfOld.get(provinceSlug)
    if (!then) throw new Error(`no province ${province.name}`)
    const slug = slugOf(`${place.title} ${place.name}`)
    const id = ids.formerDistrictId(provinceSlug, slug)
    const now = ids.provinceId(then.provinceCode)
    const parent = at(then.alone ? now : ids.formerProvinceId(provinceSlug))
    if (!units.has(id)) put(former({ id, kind: 'district', place, parent, segment: slug }, now))
    return at(id)
  }

  function oldDistrictsAndCommunes() {
    const liesIn = new Map<LoadedUnit, Set<string>>()
    for (const { code, place, district, province, into } of gazetteer.oldCommunes) {
      const parent = districtOf(province, district)
      const segment = code ?? slugOf(place.name)
      const successors = into.map((each) => at(ids.communeId(each)))
      const [first] = successors
      const whole = successors.length === 1
      const now = (whole ? first?.id : first?.parent_id) ?? ids.nationId
      const id = ids.formerCommuneId(segment)
      put(former({ id, kind: 'commune', place, parent, segment }, now, code && `${code}@2025`))
      for (const successor of successors) became(id, successor.id, whole)
      liesIn.set(parent, (liesIn.get(parent) ?? new Set()).add(now))
    }
    for (const { into, district, province } of gazetteer.islandDistricts) {
      const island = districtOf(province, district)
      became(island.id, ids.communeId(into), true)
      liesIn.set(island, new Set([ids.communeId(into)]))
    }
    // A district whose communes all lie in one commune of today lies in it wholly.
    for (const [district, places] of liesIn) {
      const [only, ...others] = places
      if (only && others.length === 0) Object.assign(district, { today_id: only, keeper_id: only })
    }
  }

  today()
  oldProvinces()
  oldDistrictsAndCommunes()
  return { units: [...units.values()], successions }
}

/** The 63 provinces of the old map: where each lies today, and whether it lies there alone. */
function provincesThen({ oldCommunes, communes }: Gazetteer) {
  const provinceOf = new Map(communes.map(({ code, provinceCode }) => [code, provinceCode]))
  const then = new Map<string, { place: Place; provinceCode: string }>()
  for (const { province, into } of oldCommunes) {
    const provinceCode = provinceOf.get(into[0] ?? '')
    if (provinceCode) then.set(slugOf(province.name), { place: province, provinceCode })
  }
  const shared = new Map<string, number>()
  for (const { provinceCode } of then.values())
    shared.set(provinceCode, (shared.get(provinceCode) ?? 0) + 1)
  return new Map(
    [...then].map(([slug, each]) => [
      slug,
      { ...each, alone: shared.get(each.provinceCode) === 1 },
    ]),
  )
}
