import { z } from 'zod'
import { AlarmKind } from './alarm-kinds.ts'
import { endpoint } from './endpoint.ts'
import { Field } from './forms.ts'
import { CovenantKind, ModelWorks } from './model-works.ts'
import { TypeStep } from './set-up-kinds.ts'
import { Words } from './wire.ts'

const Key = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
const IndicatorKey = z.string().regex(/^[a-z][A-Za-z]*(\.[a-z][A-Za-z]*)*$/)
const Version = z.number().int().min(1)

export const UnitKind = z.enum([
  'nation',
  'province',
  'district',
  'commune',
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

/** Where an entry stands in law or in print. `tag`: V read in the text, S secondary, U to be checked. */
export const Source = z.object({
  title: z.string().min(1),
  ref: z.string().optional(),
  tag: z.enum(['V', 'S', 'U', 'P']),
})

/** What one record of an activity adds to an indicator: one, its attendance, or one of its blanks. */
export const Counting = z.object({
  indicator: IndicatorKey,
  /** `one`, `attendance`, or the name of a count or measure field. */
  amount: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
  /** Only when this yes_no field is yes, or this choice field holds `is`. */
  when: z.object({ field: z.string(), is: z.string().optional() }).optional(),
})

/** A kind of thing a model does, and what its diary asks about it. */
export const ActivityKind = z.object({
  id: Key,
  version: Version,
  name: Words,
  says: Words,
  group: z.enum(['outreach', 'meeting', 'watch', 'fire', 'care', 'founding', 'giving', 'note']),
  fields: z.array(Field),
  /** Whether the diary asks how many came, where it was, for photos and a signature. */
  asks: z.object({
    attendance: z.enum(['required', 'optional', 'no']),
    place: z.enum(['required', 'optional', 'no']),
    photos: z.enum(['required', 'optional', 'no']),
    signature: z.enum(['required', 'optional', 'no']),
  }),
  /** Items handed in, each with its own unit; never summed across units. */
  lines: z.literal('surrender').optional(),
  counts: z.array(Counting),
  /** False where nobody need confirm it: it counts when submitted. True: it counts once verified. */
  verified: z.boolean(),
  unverified: z.array(Words).default([]),
})

/** A number the movement reports. Flow: happened in a period. Stock: stood on a day. Ratio: computed. */
export const Indicator = z.object({
  id: IndicatorKey,
  version: Version,
  name: Words,
  unit: Words,
  group: z.enum([
    'outreach',
    'commitment',
    'model',
    'tip',
    'case',
    'dispute',
    'weapon',
    'community',
    'force',
    'fire',
    'recognition',
    'plan',
    'health',
  ]),
  kind: z.enum(['flow', 'stock', 'ratio', 'stated']),
  decimals: z.number().int().min(0).max(3).default(0),
  /** A ratio is its formula: shown, never stored. */
  ratio: z.object({ of: IndicatorKey, per: IndicatorKey }).optional(),
  /** Counts about people in care, tips and cases below this are shown as "dưới 5". */
  suppressBelow: z.number().int().optional(),
  /** Shown among the first figures of a unit, in this order. */
  key: z.number().int().optional(),
  note: Words.optional(),
  rests_on: z.array(Source).default([]),
})

const Role = z.enum(['head', 'deputy', 'member', 'secretary', 'treasurer'])

/** A type of safety model: everything that differs from one to the next. */
export const ModelType = z.object({
  id: Key,
  code: z.string().regex(/^[A-Z][A-Za-z]+$/),
  version: Version,
  name: Words,
  /** Names the sources use, verbatim, Vietnamese. */
  alsoCalled: z.array(z.string()).default([]),
  group: z.enum([
    'fire',
    'watch',
    'home',
    'faith',
    'school',
    'site',
    'channel',
    'care',
    'standard',
    'historic',
  ]),
  purpose: Words,
  runBy: Words,
  livesIn: z.array(UnitKind).min(1),
  /** The word for a site of this model (điểm) and for a team in it (tổ). */
  words: z.object({ point: Words, team: Words }),
  board: z.array(z.object({ role: Role, name: Words })).min(1),
  rhythms: z.array(
    z.object({
      activity: Key,
      atLeast: z.number().int().min(1),
      per: z.enum(['day', 'week', 'month', 'quarter', 'year']),
      note: Words.optional(),
    }),
  ),
  activities: z.array(Key).min(1),
  commitments: z.array(Words).min(1),
  /** What is agreed on and who signs it; its articles begin from the commitments. */
  covenant: CovenantKind.default({ kind: 'commitment', signer: 'household', named: true }),
  indicators: z.array(IndicatorKey).min(1),
  setup: z.array(TypeStep).min(3),
  /** What it is judged by; weights add up to 100. */
  criteria: z.array(z.object({ id: Key, name: Words, weight: z.number().int().min(1) })).min(3),
  /** What it works with besides its diary: shifts, books, a signal, a checklist, a pact. */
  works: ModelWorks.default({ books: [], pact: false, stop: false }),
  /** What must never be done in its name. */
  guards: z.array(Words).default([]),
  rests_on: z.array(Source).min(1),
  /** What no source confirms yet; shown with the entry. */
  unverified: z.array(Words),
  /** A type that belongs to history: shown, never registered anew. */
  closed: z.boolean().default(false),
})

/** Something handed in, and the unit it is counted in. */
export const SurrenderItem = z.object({
  id: Key,
  name: Words,
  unit: Words,
  indicator: IndicatorKey,
  decimals: z.number().int().min(0).max(3).default(0),
  includes: Words.optional(),
  danger: z.boolean().default(false),
})

export const Permission = z.enum([
  'unit.manage',
  'unit.describe',
  'invite.make',
  'post.grant',
  'model.register',
  'model.change',
  'model.settle',
  'activity.record',
  'activity.verify',
  'figure.report',
  'figure.approve',
  'audit.read',
  /** Sets up household teams, their homes and devices; holds drills. */
  'alarm.team',
  /** Hears every alarm below, carries it further, hands it over, closes it. */
  'alarm.duty',
  /** Opens tips with keys of their own, and works on cases. */
  'tip.read',
  /** Holds a share of a desk's escrow key, and opens no tip. */
  'tip.guard',
  /** Hangs letter boxes, opens them, types slips in. */
  'tip.box',
  /** Receives weapons and explosives that are handed in. */
  'weapon.receive',
])

/** A role held at a unit, and what it may do there and below. */
export const RoleEntry = z.object({
  id: z.enum([
    'resident',
    'household_head',
    'team_head',
    'village_head',
    'security_team',
    'mediator',
    'mentor',
    'body_head',
    'commune_front',
    'commune_police',
    'commune_committee',
    'province_front',
    'province_police',
    'province_committee',
    'auditor',
    'administrator',
  ]),
  name: Words,
  heldAt: z.array(UnitKind).min(1),
  /** Officers' verbs ask for a session opened with password and TOTP, or a passkey. */
  strong: z.boolean(),
  may: z.array(Permission),
})

/** A reporting year or month that does not follow the calendar's. */
export const Calendar = z.object({
  id: Key,
  name: Words,
  /** The first day of its year; `previousYear` when that day lies in the year before. */
  starts: z.object({
    month: z.number().int().min(1).max(12),
    day: z.number().int().min(1).max(28),
    previousYear: z.boolean(),
  }),
  /** The day a month begins on: 1 for calendar months, 15 for the administration's. */
  monthStarts: z.number().int().min(1).max(28),
  rests_on: z.array(Source),
})

export type ActivityKind = z.output<typeof ActivityKind>
export type Indicator = z.output<typeof Indicator>
export type ModelType = z.output<typeof ModelType>
export type SurrenderItem = z.output<typeof SurrenderItem>
export type RoleEntry = z.output<typeof RoleEntry>
export type Calendar = z.output<typeof Calendar>
export type UnitKind = z.output<typeof UnitKind>
export type Permission = z.output<typeof Permission>

/** A model type as lists show it; the whole entry is read one at a time. */
const ModelTypeBrief = ModelType.pick({
  id: true,
  version: true,
  name: true,
  group: true,
  purpose: true,
  livesIn: true,
  activities: true,
  words: true,
  closed: true,
})

export const catalog = {
  read: endpoint({
    method: 'GET',
    path: '/api/catalog',
    says: 'The catalog: model types in brief, activity kinds, indicators, alarm kinds, surrender items, roles, calendars.',
    input: z.object({}),
    reply: z.object({
      models: z.array(ModelTypeBrief),
      activities: z.array(ActivityKind),
      indicators: z.array(Indicator),
      alarms: z.array(AlarmKind),
      surrender: z.array(SurrenderItem),
      roles: z.array(RoleEntry),
      calendars: z.array(Calendar),
    }),
  }),
  modelType: endpoint({
    method: 'GET',
    path: '/api/catalog/models/:id',
    says: 'One model type in full: who runs it, rhythms, commitments, set-up, criteria, sources, what is unverified.',
    input: z.object({ id: Key }),
    reply: ModelType,
  }),
}
