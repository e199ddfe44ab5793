import type { ActivityKind, ModelType } from '../../../contract/catalog.ts'
import type { Measure, Rubric } from '../../../contract/rubric.ts'
import type { Missing } from '../../../contract/standards.ts'
import type { Work } from '../activities/module.ts'
import { cadenceOf, dueIn } from './cadence.ts'
import { type Measured, span, tenths } from './measured.ts'
import type { Window } from './window.ts'

/** All that is known of a model for its score: counts alone, nobody's name. */
export type Facts = {
  window: Window
  works: readonly Work[]
  /** Members of its teams, or households: whom a gathering is for. */
  members: number | null
  covenant: { signed: number; signers: number } | null
  /** Equipment and devices: how many there are, and how many are in order and were looked at. */
  equipment: { passed: number; all: number }
  /** Entries on the published list of contributions, by month. */
  published: ReadonlyMap<string, number>
  opinion: { mean: number; count: number } | null
  upheldComplaints: number
}

/** What the catalog says of the type, and what it is measured by. */
export type Yardstick = {
  type: Pick<ModelType, 'rhythms' | 'activities'>
  kinds: ReadonlyMap<string, Pick<ActivityKind, 'id' | 'group' | 'asks'>>
  rubric: Rubric
}

type Measuring = (facts: Facts, by: Yardstick) => Measured

/** How each measure of the rubric is taken from the facts. */
export const measures: Record<Measure, Measuring> = {
  cadence: ({ window, works }, { type }) => cadenceOf(window, works, type.rhythms),
  attendance,
  verified,
  covenant: ({ covenant }) => {
    const { signed, signers } = covenant ?? { signed: 0, signers: 1 }
    return { have: Math.min(signed, signers), need: signers, missing: [], kinds: [] }
  },
  outcomes,
  equipment: ({ equipment: { passed, all } }) =>
    all === 0 ? { left: 'no_equipment' } : { have: passed, need: all, missing: [], kinds: [] },
  contributions,
  satisfaction: ({ opinion }) =>
    opinion
      ? { have: tenths(opinion.mean - 1), need: 4, missing: [], kinds: [] }
      : { left: 'too_few_opinions' },
  complaints: ({ upheldComplaints }, { rubric }) => {
    const need = rubric.measures.complaintsTakeAll
    return { have: Math.max(0, need - upheldComplaints), need, missing: [], kinds: [] }
  },
}

function attendance({ works, members }: Facts, { type, kinds, rubric }: Yardstick): Measured {
  const gatherings = type.activities.filter((id) => {
    const kind = kinds.get(id)
    return kind && rubric.measures.gatherings.includes(kind.group) && kind.asks.attendance !== 'no'
  })
  const held = works.filter(({ kind, counted }) => gatherings.includes(kind) && counted > 0)
  if (held.length === 0) return { left: 'no_gatherings_kept' }
  if (!members) return { left: 'no_members_known' }
  const came = sum(held, (work) => work.came)
  const missing = held
    .map((work) => gap(work, { have: tenths(work.came / work.counted), need: members }))
    .filter(({ have, need }) => have < need)
  const average = tenths(came / sum(held, (work) => work.counted))
  return { have: average, need: members, missing, kinds: gatherings }
}

function verified({ works }: Facts, { kinds }: Yardstick): Measured {
  const records = works.filter(({ kind }) => kinds.get(kind)?.group !== 'note')
  if (records.length === 0) return { left: 'no_records' }
  const missing = records
    .map((work) => gap(work, { have: work.backed, need: work.records }))
    .filter(({ have, need }) => have < need)
  return {
    have: sum(records, (work) => work.backed),
    need: sum(records, (work) => work.records),
    missing,
    kinds: [...new Set(records.map(({ kind }) => kind))],
  }
}

function outcomes({ window, works }: Facts, { type, rubric }: Yardstick): Measured {
  const telling = rubric.measures.outcomes.filter((id) => type.activities.includes(id))
  if (telling.length === 0) return { left: 'no_outcomes_in_type' }
  const quarters = dueIn(window, 'quarter')
  if (quarters.length === 0) return { left: 'no_quarter_due' }
  const told = new Set(works.filter(({ kind }) => telling.includes(kind)).map(({ month }) => month))
  const silent = quarters.filter((months) => !months.some((month) => told.has(month)))
  return {
    have: quarters.length - silent.length,
    need: quarters.length,
    missing: silent.map((months) => ({ kind: null, ...span(months), have: 0, need: 1 })),
    kinds: telling,
  }
}

function contributions({ works, published }: Facts, { rubric }: Yardstick): Measured {
  const { given } = rubric.measures
  const received = works.filter(({ kind }) => kind === given)
  if (received.length === 0 && published.size === 0) return { left: 'nothing_given' }
  const gaps = received.map((work) =>
    gap(work, {
      have: Math.min(work.records, published.get(work.month) ?? 0),
      need: work.records,
    }),
  )
  const need = sum(gaps, (each) => each.need)
  // Published and nowhere in the diary is published all the same.
  if (need === 0) return { have: published.size, need: published.size, missing: [], kinds: [given] }
  const missing = gaps.filter((each) => each.have < each.need)
  return { have: sum(gaps, (each) => each.have), need, missing, kinds: [given] }
}

function gap({ kind, month }: Work, { have, need }: { have: number; need: number }): Missing {
  return { kind, ...span([month]), have, need }
}

function sum<Each>(all: readonly Each[], of: (each: Each) => number) {
  return all.reduce((total, each) => total + of(each), 0)
}
