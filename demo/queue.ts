import { randomUUID } from 'node:crypto'
import type { House } from '../server/platform/context.ts'
import type { Counted } from '../server/platform/counted.ts'
import { today as dayOf } from '../server/platform/days.ts'
import { caseRows, type InCase, openCases, takenUpAt } from './case-rows.ts'
import type { Chance } from './chance.ts'
import type { MadeDesk } from './desks.ts'
import type { Picture } from './evidence.ts'
import type { Kept, Row } from './kept.ts'
import { countersOf, inRegister } from './register.ts'
import { senderOf } from './senders.ts'
import type { Course, TipBook, Told } from './tip-book.ts'
import { momentsOf } from './tip-moments.ts'
import type { Held } from './tip-parts.ts'
import { passedOnAt, type Tied, tipRows } from './tip-rows.ts'

/** A desk and the officer who works there. */
export type Staffed = { desk: MadeDesk; officer: string }
type Setting = {
  house: House
  pictures: Map<string, Picture>
  chance: Chance
  today: string
  now: Date
  here: Staffed
  above: Staffed
  records: Map<string, { id: string; at: Date }>
}
type Tip = { course: Course; told: Told; held: Held }

/** All that was told to a desk, with the cases that came of it and what went on to others. */
export async function queueOf(book: TipBook, courses: Course[], setting: Setting) {
  const { here, chance } = setting
  const tips = await tipsOf(book, courses, setting)
  const opened = openCases(
    tips.flatMap(({ course, held }): InCase[] =>
      course.case ? [{ ...held, of: course.case }] : [],
    ),
    chance,
  )
  const spoken = spokenIn(tips)
  const rows = await Promise.all(
    tips.map(({ course, told, held }) => {
      const inCase = course.case && opened.get(course.case)
      const tied: Tied = {
        batchId: setting.records.get(course.record ?? '')?.id ?? null,
        joinedTo: tips.find((other) => other.course.key === course.joins)?.held.id ?? null,
        caseId: inCase?.id ?? null,
        takenUpAt: inCase ? takenUpAt(inCase, held.moments) : null,
        registered: spoken.find(({ id }) => id === held.id),
      }
      return tipRows(held, { course, told }, { ...setting, tied })
    }),
  )
  const cases = await caseRows(book.cases, opened, { ...setting, ...here })
  const transfers = inRegister(
    tips.flatMap((tip) => transferOf(tip, setting)),
    ({ at }) => dayOf(Date.parse(at)),
  )
  return {
    kept: [
      ...rows.map(({ kept }) => kept),
      cases.kept,
      registersOf(here.desk.keeperId, transfers, spoken),
      arrivalsOf(setting.above.desk.keeperId, transfers),
    ],
    counted: [
      ...rows.flatMap(({ counted }) => counted),
      ...cases.counted,
      ...tips.flatMap((tip) => comingAndGoing(tip, here)),
    ],
  }
}

/** The tips oldest first: a case is closed with the first of its tips. */
async function tipsOf(book: TipBook, courses: Course[], setting: Setting) {
  const { here, above, records } = setting
  const tips: Tip[] = []
  for (const course of courses.toReversed()) {
    const told = book.tips[course.key]
    if (!told) throw new Error(`nothing told for ${course.key}`)
    const moments = momentsOf(course, {
      ...setting,
      recordAt: records.get(course.record ?? '')?.at,
      caseClosedAt: tips.find((tip) => course.case && tip.course.case === course.case)?.held.moments
        .closedAt,
    })
    const sender = await senderOf(course, book.code)
    const at = course.forwarded ? above : here
    const id = randomUUID() as string
    tips.push({ course, told: inItsCase(book, course, told), held: { ...at, id, sender, moments } })
  }
  return tips
}

/** A tip in a closed case ends as the case does. */
function inItsCase({ cases }: TipBook, { case: key }: Course, told: Told): Told {
  if (key !== 'closed') return told
  const { outcome, valuable } = cases.closed
  return { ...told, outcome, valuable: told.valuable ?? valuable }
}

/** The record of a tip that went to the desk above, or to a body outside. */
function transferOf({ told, held }: Tip, { here, above }: Setting) {
  const { forwardedAt } = held.moments
  const at = forwardedAt ?? passedOnAt(held, told)
  if (!at) return []
  return [
    {
      keeperId: here.desk.keeperId,
      id: randomUUID() as string,
      tipId: held.id,
      category: told.category,
      receivedAt: held.moments.receivedAt.toISOString(),
      toKeeper: forwardedAt ? above.desk.keeperId : null,
      toBody: forwardedAt ? null : (told.toBody ?? null),
      reason: told.reason ?? 'competent-body',
      byId: here.officer,
      at: at.toISOString(),
    },
  ]
}

type Transfer = Row<'tips.transfer'> & { year: number; number: number; toKeeper: string | null }

/** What came by telephone and visit, numbered as it came. */
function spokenIn(tips: Tip[]) {
  const came = tips
    .filter(({ course: { channel } }) => channel === 'hotline' || channel === 'visit')
    .map(({ held: { id, moments } }) => ({ id, on: dayOf(moments.receivedAt.getTime()) }))
  return inRegister(came, ({ on }) => on)
}

function registersOf(keeperId: string, transfers: Transfer[], spoken: { year: number }[]): Kept {
  return {
    'tips.transfer': transfers,
    'tips.counter': [
      ...countersOf({ keeperId, register: 'transfer' }, transfers),
      ...countersOf({ keeperId, register: 'received' }, spoken),
    ],
  }
}

/** The desk above writes what came in its own register. */
function arrivalsOf(keeperId: string, transfers: Transfer[]): Kept {
  const came = transfers.filter(({ toKeeper }) => toKeeper === keeperId)
  const arrivals = inRegister(
    came.map((transfer) => ({ ...transfer, keeperId })),
    ({ at }) => String(at),
  )
  return {
    'tips.transfer': arrivals,
    'tips.counter': countersOf({ keeperId, register: 'transfer' }, arrivals),
  }
}

/** A tip that went on counted where it was first looked at, until it went. */
function comingAndGoing({ course, held }: Tip, { desk }: Staffed): Counted[] {
  if (!course.forwarded) return []
  const { keeperId } = desk
  const month = dayOf(held.moments.receivedAt.getTime()).slice(0, 7)
  const fact = { keeperId, source: 'tip' as const, sourceId: held.id, unitId: keeperId }
  return [1, -1].map((amount) => ({
    ...fact,
    entries: [{ indicator: 'tip.total', month, amount }],
  }))
}
