import type { z } from 'zod'
import type { Indicator } from '../../../contract/catalog.ts'
import type { figures } from '../../../contract/figures.ts'

export type Dashboard = z.output<typeof figures.dashboard.reply>
export type Total = Dashboard['totals'][number]

/** The indicators shown first, in their order. */
export function keysOf(indicators: Indicator[]) {
  return indicators
    .filter(({ key }) => key !== undefined)
    .sort((one, other) => (one.key ?? 0) - (other.key ?? 0))
}

/** What was counted of an indicator; what nobody entered is none. */
export function totalOf({ totals }: Dashboard, indicator: string): Total {
  return (
    totals.find((total) => total.indicator === indicator) ?? {
      indicator,
      amount: 0,
      suppressed: false,
      before: 0,
    }
  )
}

/** Places are never compared by how many tips come from them (the trust charter). */
export function mayCompare({ group }: Indicator) {
  return group !== 'tip'
}

export type Change = { is: 'more' | 'less'; by: number } | { is: 'same' | 'unsaid' }

/** How a count stands to the one before it; where either is too small to be said, nothing is. */
export function changeOf({ amount, before }: Pick<Total, 'amount' | 'before'>): Change {
  if (amount === null || before === null) return { is: 'unsaid' }
  if (amount === before) return { is: 'same' }
  const by = Math.round(Math.abs(amount - before) * 1000) / 1000
  return { is: amount > before ? 'more' : 'less', by }
}
