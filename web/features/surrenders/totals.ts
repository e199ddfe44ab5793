import type { Surrender } from './use-surrender-act.ts'

export type Total = { item: string; quantity: number }
type Counted = Pick<Surrender, 'lines' | 'voidedAt'>

/** The sum of each item over records that stand; what was taken back does not count. */
export function totalsOf(records: Counted[]): Total[] {
  const sums = new Map<string, number>()
  for (const { lines, voidedAt } of records)
    if (voidedAt === null)
      for (const { item, quantity } of lines) sums.set(item, (sums.get(item) ?? 0) + quantity)
  // Kilograms to the gram: sums of decimals carry no dust.
  return [...sums].map(([item, sum]) => ({ item, quantity: Math.round(sum * 1000) / 1000 }))
}
