import { countsHouseholds } from '../server/modules/meetings/counting.ts'
import { markOf } from '../server/modules/meetings/marks.ts'
import { yearAfter } from '../server/modules/meetings/terms.ts'
import type { Counted } from '../server/platform/counted.ts'
import { monthOf } from '../server/platform/days.ts'
import { daysLater, momentOf } from './calendar.ts'
import type { Row } from './kept.ts'
import type { LifeBook } from './life-book.ts'
import type { Living } from './living.ts'
import { personAt } from './models.ts'

/** A version that came into force, and its covenant. */
export type Force = {
  keeperId: string
  id: string
  unitId: string
  signer: string
  named: boolean
  number: number
  from: string
}

type Asked = { told: LifeBook['covenants'][number]; forces: Force[] }

/** How many days after its yearly day people come to sign. */
const ceremony = 20

/** Who signed, year after year: most again each year, a few let it run out. */
export function signaturesOf(
  living: Living,
  { told, forces }: Asked,
): { rows: Row<'meetings.signature'>[]; counted: Counted[] } {
  const { chance, nameOne, commune, today } = living
  const [force] = forces
  if (!force) return { rows: [], counted: [] }
  const days = yearlyDays(force.from, today)
  const months = new Map<string, number>()
  const move = (on: string, amount: number) =>
    months.set(monthOf(on), (months.get(monthOf(on)) ?? 0) + amount)
  const counts = countsHouseholds({ signer: force.signer as 'household' })

  const rows = Array.from({ length: told.signed + told.lapsed }, (_, at) => {
    const resident = told.resident && at === 0 ? personAt(commune.people, 'resident') : undefined
    const who = resident?.name ?? (told.called ? `${told.called} ${at + 1}` : `Hộ ${nameOne()}`)
    const signer = force.named ? who : null
    const mark = markOf(living.house, force, who)
    // Those who let it run out did not come in the last year.
    const years = at < told.signed ? days : days.slice(0, -1)
    const terms = years.map((day) => {
      const signed = daysLater(day, chance.whole(0, ceremony))
      return signed < today ? signed : daysLater(today, -1)
    })
    return terms.map((signedOn, year): Row<'meetings.signature'> => {
      const [before, next] = [terms[year - 1], terms[year + 1]]
      const renews = before !== undefined && yearAfter(before) > signedOn
      const renewed = next !== undefined && next < yearAfter(signedOn)
      const until = renewed ? next : yearAfter(signedOn)
      if (!renews) move(signedOn, 1)
      if (!renewed && until <= today) move(until, -1)
      return {
        keeperId: force.keeperId,
        id: chance.id(momentOf(signedOn, 19)),
        covenantId: force.id,
        number: forces.findLast(({ from }) => from <= signedOn)?.number ?? force.number,
        mark,
        signer,
        accountId: resident?.id ?? null,
        way: resident ? 'phone' : 'sheet',
        evidence: null,
        signedOn,
        until,
        counted: counts && until > today,
        at: momentOf(signedOn, 20).toISOString(),
      }
    })
  }).flat()
  const { keeperId, id: sourceId, unitId } = force
  const entries = [...months].map(([month, amount]) => {
    return { indicator: 'commitment.households', month, amount }
  })
  const counted: Counted[] = counts
    ? [{ keeperId, source: 'covenant', sourceId, unitId, entries }]
    : []
  return { rows, counted }
}

/** The days of the last two years on which it is signed anew. */
function yearlyDays(from: string, today: string) {
  const days = [from]
  for (let day = yearAfter(from); day < today; day = yearAfter(day)) days.push(day)
  return days.slice(-2)
}
