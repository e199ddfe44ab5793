import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { UnitBrief } from './units.ts'
import { Count, Day, Id, Line, Month, Prose } from './wire.ts'

/** How a source says a number: exactly, nearly, more than, over, about, from–to, in a word, or none at all. */
export const Qualifier = z.enum([
  'exact',
  'nearly',
  'more_than',
  'over',
  'about',
  'range',
  'magnitude',
  'none',
  'date',
  'no_figure',
])

/** A stock stood on a day; a flow happened in a period; the rest say so in words. */
export const PeriodKind = z.enum([
  'as_of',
  'flow',
  'to_date',
  'undated',
  'point',
  'definition',
  'testimony',
])

export const FigureState = z.enum(['draft', 'submitted', 'approved', 'locked'])

/** Where a figure comes from. */
const Source = z.object({
  title: Line.max(300),
  publisher: Line.max(200).optional(),
  publishedOn: Day.optional(),
  /** The document's own key in its collection. */
  key: Line.max(200).optional(),
})

/** The value of a reported figure, as the source gives it. */
const Value = z.object({
  value: z.number().nullable(),
  valueMax: z.number().nullable(),
  denominator: z.number().nullable(),
  /** `2022-11`, `2022-06-10` or `2020` where the figure is a date. */
  date: z
    .string()
    .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
    .nullable(),
  qualifier: Qualifier,
  /** The very word: gần, hơn, trên, hàng nghìn, nhiều, không để phát sinh. */
  word: z.string().max(80).nullable(),
  unitWord: z.string().max(80),
})

export const ReportedFigure = Value.extend({
  id: Id,
  ref: z.string().nullable(),
  indicator: z.string(),
  modelType: z.string().nullable(),
  /** What it counts, in the words of the source. */
  subject: z.string(),
  /** The unit it was made in, which may be of the old map. */
  unit: UnitBrief,
  periodKind: PeriodKind,
  from: z.string().nullable(),
  to: z.string().nullable(),
  periodNote: z.string(),
  note: z.string(),
  /** Computed from other figures, never in a source; its parts are listed. */
  derived: z.object({ formula: z.string(), parts: z.array(Id) }).nullable(),
  state: FigureState,
  source: Source.extend({ id: Id }),
})

export const NewFigure = z.object({
  /** The same ref from the same source is the same figure. */
  ref: Line.max(80),
  /** The unit's id, or a way to find it: its name, the names above it, and the map it is on. */
  unit: z.union([
    z.object({ id: Id }),
    z.object({
      name: Line.max(120),
      within: z.array(Line.max(120)).max(4).default([]),
      map: z.enum(['today', 'old']),
    }),
  ]),
  indicator: z.string().max(80),
  modelType: z.string().max(80).optional(),
  subject: Line.max(400),
  value: z.number().min(0).nullable().default(null),
  valueMax: z.number().min(0).nullable().default(null),
  denominator: z.number().positive().nullable().default(null),
  date: Value.shape.date.default(null),
  qualifier: Qualifier,
  word: z.string().trim().max(80).nullable().default(null),
  unitWord: z.string().trim().max(80),
  periodKind: PeriodKind,
  from: Day.nullable().default(null),
  to: Day.nullable().default(null),
  periodNote: Prose.max(400).default(''),
  note: Prose.max(1000).default(''),
  /** A person's own testimony: kept for the record, on no screen and in no sum. */
  withheld: z.boolean().default(false),
})

/** One number of a dashboard: what the ledger counted. */
const Counted = z.object({
  indicator: z.string(),
  /** Flow: the sum of the months asked for. Stock: what stands at their end. Null below the suppression line. */
  amount: z.number().nullable(),
  suppressed: z.boolean(),
  /** The same for the months just before, to compare. */
  before: z.number().nullable(),
})

export const figures = {
  dashboard: endpoint({
    method: 'GET',
    path: '/api/figures/:unitId',
    says: 'What the ledger counted under a unit: totals, months, and the units below, exact as of this moment.',
    input: z.object({
      unitId: Id,
      to: Month.optional(),
      months: z.coerce.number().int().min(1).max(60).default(12),
      map: z.enum(['today', 'old']).default('today'),
    }),
    reply: z.object({
      unit: UnitBrief,
      from: Month,
      to: Month,
      totals: z.array(Counted),
      /** The key indicators month by month, oldest first. */
      trend: z.array(z.object({ indicator: z.string(), amounts: z.array(z.number().nullable()) })),
      below: z.array(
        z.object({
          unit: UnitBrief,
          mapIds: z.array(z.string()),
          amounts: z.record(z.string(), z.number().nullable()),
        }),
      ),
      /** Counted in units of the old map that no single unit below wholly contains. */
      unattributed: z.record(z.string(), z.number()),
    }),
  }),
  reported: endpoint({
    method: 'GET',
    path: '/api/figures/:unitId/reported',
    says: 'What documents reported for a unit and those below, beside what was counted and never mixed into it.',
    input: z.object({ unitId: Id, map: z.enum(['today', 'old']).default('today') }),
    reply: z.array(ReportedFigure),
  }),
  published: endpoint({
    method: 'GET',
    path: '/api/published',
    says: 'The published figures of the whole movement, province by province, for the front page.',
    input: z.object({}),
    reply: z.array(
      z.object({
        province: UnitBrief,
        mapIds: z.array(z.string()),
        figures: z.array(ReportedFigure),
      }),
    ),
  }),
  report: endpoint({
    method: 'POST',
    path: '/api/figures/reported',
    says: 'Loads a batch of figures from one document, all or none.',
    input: z.object({
      source: Source,
      figures: z.array(NewFigure).min(1).max(1000),
    }),
    reply: z.object({ sourceId: Id, added: Count, known: Count }),
  }),
  settle: endpoint({
    method: 'POST',
    path: '/api/figures/reported/:id/state',
    says: 'Moves a reported figure on: submitted, approved, locked.',
    input: z.object({ id: Id, state: FigureState }),
    reply: ReportedFigure,
  }),
}

export type Qualifier = z.output<typeof Qualifier>
export type PeriodKind = z.output<typeof PeriodKind>
export type ReportedFigure = z.output<typeof ReportedFigure>
export type NewFigure = z.output<typeof NewFigure>
