import type { Relative } from '../../../contract/library.ts'

type Life = Pick<Relative, 'startedOn' | 'endedOn'>

/** Did it stand at the end of a month, `2026-11`? */
export function stoodIn({ startedOn, endedOn }: Life, month: string) {
  if (startedOn === null || startedOn.slice(0, 7) > month) return false
  return endedOn === null || endedOn.slice(0, 7) > month
}

/** How many of a family stood in each province at the end of a month, by the province's id. */
export function standingIn(family: (Life & Pick<Relative, 'province'>)[], month: string) {
  const counts = new Map<string, number>()
  for (const { province, ...life } of family) {
    if (province && stoodIn(life, month))
      counts.set(province.id, (counts.get(province.id) ?? 0) + 1)
  }
  return counts
}

/** Every month from the first launch of a family to this one. */
export function monthsOfSpread(family: Life[], now: string) {
  const [first] = family
    .flatMap(({ startedOn }) => (startedOn === null ? [] : [startedOn.slice(0, 7)]))
    .toSorted()
  const months: string[] = []
  for (let month = first; month !== undefined && month <= now; month = after(month))
    months.push(month)
  return months
}

function after(month: string) {
  const [year = 0, of = 0] = month.split('-').map(Number)
  return of === 12 ? `${year + 1}-01` : `${year}-${String(of + 1).padStart(2, '0')}`
}
