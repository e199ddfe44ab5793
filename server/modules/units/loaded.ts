import type { Place } from './gazetteer.ts'

/** The day today's map began, and the last day of the map before it (resolution 202/2025/QH15). */
export const mapDay = '2025-07-01'
export const lastOldDay = '2025-06-30'

/** A unit as the table holds it. */
export type LoadedUnit = {
  id: string
  kind: 'nation' | 'province' | 'district' | 'commune'
  title: string
  name: string
  code: string | null
  parent_id: string | null
  keeper_id: string
  path: string
  valid_from: string | null
  valid_to: string | null
  today_id: string
  map_ids: string[]
  edition: number
}
export type LoadedSuccession = { from_id: string; to_id: string; on_day: string; whole: boolean }

type Beginning = Pick<LoadedUnit, 'id' | 'kind'> & {
  place: Place
  parent: LoadedUnit | undefined
  segment: string
}

/** A unit of today's map, which keeps its own books. */
export function living({ id, kind, place, parent, segment }: Beginning): LoadedUnit {
  return {
    id,
    kind,
    ...place,
    code: segment,
    parent_id: parent?.id ?? null,
    keeper_id: id,
    path: `${parent?.path ?? ''}/${segment}`,
    valid_from: parent ? mapDay : null,
    valid_to: null,
    today_id: id,
    map_ids: [],
    edition: 1,
  }
}

/** A unit of the map before, whose books are kept where it lies today. */
export function former(
  beginning: Beginning,
  todayId: string,
  code: string | null = null,
): LoadedUnit {
  const unit = living({ ...beginning, segment: `truoc-${beginning.segment}` })
  return {
    ...unit,
    code,
    keeper_id: todayId,
    today_id: todayId,
    valid_from: null,
    valid_to: lastOldDay,
  }
}
