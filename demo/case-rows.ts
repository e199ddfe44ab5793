import { randomUUID } from 'node:crypto'
import { recipientsOf } from '../sealing/key-log.ts'
import { sealWords } from '../sealing/seal.ts'
import type { House } from '../server/platform/context.ts'
import type { Counted } from '../server/platform/counted.ts'
import { monthOf, today as dayOf } from '../server/platform/days.ts'
import { daysLater } from './calendar.ts'
import type { Chance } from './chance.ts'
import type { MadeDesk } from './desks.ts'
import type { Kept, Row } from './kept.ts'
import { countersOf, inRegister } from './register.ts'
import type { CaseTold, TipBook } from './tip-book.ts'
import { minutesAfter, type Moments } from './tip-moments.ts'
import { inTable } from './tip-parts.ts'

/** Days the law gives for deciding on a tip. */
const days = 20

type CaseKey = keyof TipBook['cases']
/** A tip that is in a case. */
export type InCase = { id: string; of: CaseKey; moments: Moments }
/** A case as it was opened: under its own id, some time after somebody looked at its first tip. */
type Opened = { id: string; openedAt: Date; first: InCase; tips: InCase[] }
type Setting = {
  desk: MadeDesk
  officer: string
  house: Pick<House, 'catalog'>
  today: string
}

/** When each case of a desk was opened, from the tips that are in it. */
export function openCases(tips: InCase[], chance: Chance) {
  const keys: CaseKey[] = ['closed', 'late', 'open']
  return new Map(
    keys.map((key): [CaseKey, Opened] => {
      const own = tips.filter(({ of }) => of === key)
      const [first] = own.toSorted(
        (one, other) => one.moments.receivedAt.getTime() - other.moments.receivedAt.getTime(),
      )
      if (!first?.moments.seenAt) throw new Error(`no tip of the ${key} case`)
      const openedAt = minutesAfter(first.moments.seenAt, chance.between(30, 180))
      return [key, { id: randomUUID(), openedAt, first, tips: own }]
    }),
  )
}

/** A tip is in its case from when somebody looked at it, or from when the case was opened. */
export function takenUpAt({ openedAt }: Pick<Opened, 'openedAt'>, { seenAt }: Moments) {
  return seenAt && seenAt > openedAt ? seenAt : openedAt
}

/** The cases of a desk, sealed like the tips they came from; the late one and the closed one have to do with each other. */
export async function caseRows(
  told: TipBook['cases'],
  opened: Map<CaseKey, Opened>,
  setting: Setting,
) {
  const { keeperId } = setting.desk
  const made = await Promise.all(
    [...opened].map(([key, each]) => caseRow(told[key], each, setting)),
  )
  const cases = inRegister(
    made.map(({ row }) => row),
    ({ openedAt }) => dayOf(Date.parse(openedAt)),
  )
  const [closed, late] = made
  const pair = closed && late ? [closed.row.id, late.row.id] : []
  const [one = '', other = ''] = pair
  const kept: Kept = {
    'cases.case': cases,
    'cases.source': made.flatMap(({ sources }) => sources),
    'cases.step': made.flatMap(({ steps }) => steps),
    'cases.link': [
      { keeperId, caseId: one, otherId: other },
      { keeperId, caseId: other, otherId: one },
    ],
    'cases.counter': countersOf({ keeperId, register: 'case' }, cases),
  }
  return { kept, counted: made.flatMap(({ counted }) => counted) }
}

async function caseRow(told: CaseTold, { id, openedAt, first, tips }: Opened, setting: Setting) {
  const { desk, officer } = setting
  const { keeperId } = desk
  const { closedAt } = first.moments
  const row = {
    keeperId,
    id,
    category: told.category,
    ...(await sealed(told.summary, desk)),
    keyHead: desk.standing.head,
    openedBy: officer,
    openedAt: openedAt.toISOString(),
    assignedTo: officer,
    dueOn: daysLater(dayOf(first.moments.receivedAt.getTime()), days),
    extended: false,
    state: closedAt ? ('closed' as const) : ('open' as const),
    outcome: closedAt ? (told.outcome ?? null) : null,
    valuable: closedAt ? (told.valuable ?? null) : null,
    closedBy: closedAt ? officer : null,
    closedAt: closedAt?.toISOString() ?? null,
  }
  return {
    row,
    sources: tips.map((tip) => ({
      keeperId,
      caseId: id,
      kind: 'tip',
      sourceId: tip.id,
      at: takenUpAt({ openedAt }, tip.moments).toISOString(),
    })),
    steps: await Promise.all(
      told.steps.map((step) => stepRow(step, { caseId: id, openedAt }, setting)),
    ),
    counted: countedBy(row, setting),
  }
}

async function stepRow(
  { kind, after, note }: CaseTold['steps'][number],
  { caseId, openedAt }: { caseId: string; openedAt: Date },
  { desk, officer, house, today }: Setting,
): Promise<Row<'cases.step'>> {
  if (!house.catalog.tips.steps.has(kind)) throw new Error(`no step ${kind}`)
  const onDay = earlier(daysLater(dayOf(openedAt.getTime()), after), today)
  const words = note === undefined ? { header: null, payload: null } : await sealed(note, desk)
  return {
    keeperId: desk.keeperId,
    caseId,
    id: randomUUID(),
    kind,
    onDay,
    ...words,
    keyHead: note === undefined ? null : desk.standing.head,
    byId: officer,
    at: minutesAfter(openedAt, after * 24 * 60 + 45).toISOString(),
  }
}

async function sealed(text: string, { standing }: MadeDesk) {
  return inTable(await sealWords({ v: 1, text }, recipientsOf(standing)))
}

/** What a closed case adds, in the month it was closed. */
function countedBy(
  {
    keeperId,
    id,
    outcome,
    closedAt,
  }: { keeperId: string; id: string; outcome: string | null; closedAt: string | null },
  { house }: Setting,
): Counted[] {
  if (!outcome || !closedAt) return []
  const counts = house.catalog.tips.outcomes.get(outcome)?.counts ?? []
  const month = monthOf(dayOf(Date.parse(closedAt)))
  const entries = counts.map((indicator) => ({ indicator, month, amount: 1 }))
  return [{ keeperId, source: 'case', sourceId: id, unitId: keeperId, entries }]
}

function earlier(one: string, other: string) {
  return one < other ? one : other
}
