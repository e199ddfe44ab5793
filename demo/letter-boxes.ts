import { randomUUID } from 'node:crypto'
import { monthOf } from '../server/platform/days.ts'
import type { Counted } from '../server/platform/counted.ts'
import { daysLater, momentOf } from './calendar.ts'
import type { Chance } from './chance.ts'
import type { Kept, Row } from './kept.ts'
import { personAt } from './models.ts'
import type { Person } from './people.ts'
import { placeAt, type Places } from './places.ts'
import { countersOf, inRegister } from './register.ts'
import type { TipBook } from './tip-book.ts'

type Setting = {
  book: TipBook
  places: Places
  people: Map<string, Person>
  today: string
  chance: Chance
}

type Opening = { ago: number; letters: number; key?: string; waits?: boolean }

/** One box is opened each week, and its newest record waits for the second person; the other one is late. */
const rounds = [
  {
    hung: 50,
    everyDays: 7,
    first: 'village_head',
    openings: [43, 36, 29, 22, 15, 8].map((ago): Opening => ({ ago, letters: 0 })),
    last: { ago: 1, letters: 0, waits: true },
  },
  {
    hung: 47,
    everyDays: 14,
    first: 'security_team',
    openings: [{ ago: 33, letters: 1, key: 'box-second' }],
    last: { ago: 19, letters: 0 },
  },
] satisfies { openings: Opening[]; last: Opening; [told: string]: unknown }[]

/** Slips of one meeting. */
const meeting: Opening = { ago: 64, letters: 3, key: 'meeting' }

/** Two letter boxes with the records of their openings, and the slips of one meeting. */
export function letterBoxes({ book, places, people, today, chance }: Setting) {
  const { keeperId } = placeAt(places, 'commune')
  const front = personAt(people, 'commune_front').id
  const boxes = rounds.map((round, at): Row<'tips.box'> & { hungOn: string } => ({
    keeperId,
    id: randomUUID(),
    unitId: placeAt(places, book.boxes[at]?.at ?? '').id,
    place: book.boxes[at]?.place ?? '',
    number: at + 1,
    modelId: null,
    keyholderOne: personAt(people, round.first).id,
    keyholderTwo: front,
    everyDays: round.everyDays,
    hungOn: daysLater(today, -round.hung),
  }))
  const opened = rounds.flatMap((round, at) => {
    const box = boxes[at]
    if (!box) return []
    return [...round.openings, round.last].map((opening: Opening) =>
      recordOf(opening, {
        kind: 'box',
        boxId: box.id,
        unitId: box.unitId,
        attendance: null,
        remarks: '',
        byOne: box.keyholderOne,
      }),
    )
  })
  const met = recordOf(meeting, {
    kind: 'meeting',
    boxId: null,
    unitId: placeAt(places, book.meeting.at).id,
    attendance: book.meeting.attendance,
    remarks: book.meeting.remarks,
    byOne: personAt(people, 'village_head').id,
  })
  const records = inRegister([...opened, met], ({ row }) => row.onDay)
  const batches = records.map(({ row, year, number }) => ({ ...row, year, number }))

  return {
    kept: {
      'tips.box': boxes,
      'tips.batch': batches,
      'tips.counter': [
        { keeperId, register: 'box', year: 0, last: boxes.length },
        ...countersOf({ keeperId, register: 'batch' }, batches),
      ],
    } satisfies Kept,
    /** The records slips were typed in from, by their key. */
    records: new Map(
      records.flatMap(({ key, row, at }) => (key ? [[key, { id: row.id, at }]] : [])),
    ),
    counted: [
      ...boxes.map(({ id, unitId, hungOn }) =>
        fact({ keeperId, id, unitId }, hungOn, { 'tipbox.count': 1 }),
      ),
      ...batches.filter(({ confirmedAt }) => confirmedAt).map(countedIn),
    ],
  }

  type Record = Pick<Row<'tips.batch'>, 'kind' | 'boxId' | 'unitId' | 'remarks' | 'byOne'> & {
    attendance: number | null
  }

  function recordOf({ ago, letters, key, waits }: Opening, record: Record) {
    const onDay = daysLater(today, -ago)
    const quarter = chance.whole(28, 68)
    const at = momentOf(onDay, quarter / 4)
    const row = {
      ...record,
      keeperId,
      id: randomUUID() as string,
      modelId: null,
      onDay,
      atTime: timeOf(quarter),
      sealWhole: true,
      letters,
      // Of each record that slips are told of, one was worth typing in.
      typedIn: waits ? null : Number(key !== undefined),
      byTwo: front,
      confirmedAt: waits ? null : new Date(at.getTime() + 90 * 60_000).toISOString(),
      madeAt: new Date(at.getTime() + 30 * 60_000).toISOString(),
    }
    return { key, at, row }
  }
}

type Batch = {
  keeperId: string
  id: string
  unitId: string
  kind: string
  onDay: string
  letters: number
  attendance: number | null
}

/** What a confirmed record adds where no diary counts it. */
function countedIn({ onDay, kind, letters, attendance, ...batch }: Batch) {
  const amounts: Record<string, number> =
    kind === 'box'
      ? { 'tipbox.openings': 1, 'tipbox.letters': letters, 'tip.total': letters }
      : { 'meeting.sessions': 1, 'meeting.attendances': attendance ?? 0, 'tip.total': letters }
  return fact(batch, onDay, amounts)
}

function fact(
  { keeperId, id, unitId }: { keeperId: string; id: string; unitId: string },
  on: string,
  amounts: Record<string, number>,
): Counted {
  const entries = Object.entries(amounts)
    .filter(([, amount]) => amount > 0)
    .map(([indicator, amount]) => ({ indicator, month: monthOf(on), amount }))
  return { keeperId, source: 'tip', sourceId: id, unitId, entries }
}

/** An hour in quarters, as a clock shows it: `08:15`. */
function timeOf(quarter: number) {
  return `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`
}
