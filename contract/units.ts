import { z } from 'zod'
import { UnitKind } from './catalog.ts'
import { endpoint } from './endpoint.ts'
import { Count, Day, Edition, Id, Line, Place } from './wire.ts'

/** A unit as a list or a link shows it. */
export const UnitBrief = z.object({
  id: Id,
  kind: UnitKind,
  /** What the place calls itself: xã, phường, bản, tổ dân phố, dòng họ… */
  title: z.string(),
  name: z.string(),
  /** Closed units belong to the old map; null while it lives. */
  validTo: z.string().nullable(),
})

export const Unit = UnitBrief.extend({
  code: z.string().nullable(),
  parentId: Id.nullable(),
  keeperId: Id,
  path: z.string(),
  validFrom: z.string().nullable(),
  households: z.number().nullable(),
  residents: z.number().nullable(),
  place: z.object({ lat: z.number(), lon: z.number() }).nullable(),
  /** The lowest unit of today that wholly contains it: itself while it lives. */
  todayId: Id,
  /** The shapes it covers on the map of the country. */
  mapIds: z.array(z.string()),
  edition: z.number(),
})

export const UnitPage = Unit.extend({
  above: z.array(UnitBrief),
  /** What it came from and what it became, with the day. */
  cameFrom: z.array(UnitBrief.extend({ on: z.string(), whole: z.boolean() })),
  became: z.array(UnitBrief.extend({ on: z.string(), whole: z.boolean() })),
  /** For a body that spans several residential units. */
  spans: z.array(UnitBrief),
})

const FoundHit = UnitBrief.extend({
  /** The names above it, lowest first, to tell one Bình Thuận from another. */
  within: z.array(z.string()),
})

const BodyKind = z.enum([
  'residential',
  'household_team',
  'clan',
  'parish',
  'school',
  'enterprise',
  'agency',
  'market',
  'relic_site',
  'waterway',
])

export const NewUnit = z.object({
  keeperId: Id,
  id: Id,
  parentId: Id,
  kind: BodyKind,
  title: Line.max(40),
  name: Line.max(120),
  validFrom: Day.optional(),
  households: Count.optional(),
  residents: Count.optional(),
  place: Place.optional(),
  /** The residential units a body spans, when more than its parent. */
  spans: z.array(Id).max(40).optional(),
  /** The commune of the old map it lay in: its figures of before count there too. */
  formerParentId: Id.optional(),
})

const Succeeding = z.object({ id: Id, title: Line.max(40), name: Line.max(120) })

export const units = {
  search: endpoint({
    method: 'GET',
    path: '/api/units/search',
    says: 'Finds units by any name, old or new, with or without diacritics.',
    input: z.object({
      q: z.string().trim().normalize('NFC').min(1).max(100),
      kind: UnitKind.optional(),
      /** Only units under this one. */
      under: Id.optional(),
      limit: z.coerce.number().int().min(1).max(50).default(12),
    }),
    reply: z.array(FoundHit),
  }),
  read: endpoint({
    method: 'GET',
    path: '/api/units/:id',
    says: 'One unit with what stands above it, what it came from and what it became.',
    input: z.object({ id: Id }),
    reply: UnitPage,
  }),
  below: endpoint({
    method: 'GET',
    path: '/api/units/:id/below',
    says: 'The units directly below, on the map of today or (map=old) of 30 June 2025.',
    input: z.object({
      id: Id,
      map: z.enum(['today', 'old']).default('today'),
      kind: UnitKind.optional(),
    }),
    reply: z.array(Unit),
  }),
  nation: endpoint({
    method: 'GET',
    path: '/api/nation',
    says: 'The unit at the top of the tree.',
    input: z.object({}),
    reply: Unit,
  }),
  create: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/units',
    says: 'Enters a residential unit, household team or body in the books of its commune.',
    input: NewUnit,
    reply: Unit,
  }),
  describe: endpoint({
    method: 'PATCH',
    path: '/api/communes/:keeperId/units/:id',
    says: 'Writes down households, residents or the place of a unit.',
    input: z.object({
      keeperId: Id,
      id: Id,
      edition: Edition,
      households: Count.nullable().optional(),
      residents: Count.nullable().optional(),
      place: Place.nullable().optional(),
    }),
    reply: Unit,
  }),
  rename: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/units/:id/rename',
    says: 'Gives a unit a new name from a day on; the old name stays findable.',
    input: z.object({
      keeperId: Id,
      id: Id,
      edition: Edition,
      title: Line.max(40).optional(),
      name: Line.max(120),
      from: Day,
    }),
    reply: Unit,
  }),
  merge: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/units/merge',
    says: 'Makes one residential unit of several from a day on; the old ones keep their history.',
    input: z.object({ keeperId: Id, ids: z.array(Id).min(2).max(20), into: Succeeding, from: Day }),
    reply: Unit,
  }),
  split: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/units/:id/split',
    says: 'Makes several residential units of one from a day on; the old one keeps its history.',
    input: z.object({ keeperId: Id, id: Id, into: z.array(Succeeding).min(2).max(10), from: Day }),
    reply: z.array(Unit),
  }),
  close: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/units/:id/close',
    says: 'Closes a unit or body that ended, from a day on.',
    input: z.object({ keeperId: Id, id: Id, edition: Edition, from: Day }),
    reply: Unit,
  }),
}

export type Unit = z.output<typeof Unit>
export type UnitBrief = z.output<typeof UnitBrief>
export type UnitPage = z.output<typeof UnitPage>
export type NewUnit = z.output<typeof NewUnit>
