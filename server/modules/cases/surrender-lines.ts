import type { z } from 'zod'
import type { surrenders } from '../../../contract/cases.ts'
import type { SurrenderItem } from '../../../contract/catalog.ts'
import type { Counted } from '../../platform/counted.ts'
import { monthOf } from '../../platform/days.ts'
import { Refusal } from '../../platform/errors.ts'

export type Line = z.output<typeof surrenders.receive.input>['lines'][number]
type Items = ReadonlyMap<string, Pick<SurrenderItem, 'decimals' | 'indicator'>>

/** Each line in its own unit: of a known item, more than nothing, and no third of a gun. */
export function checkLines(lines: Line[], items: Items) {
  const fields = lines.flatMap(({ item, quantity }, at) => {
    const known = items.get(item)
    if (!known) return [{ path: `lines.${at}.item`, code: 'not_offered' }]
    if (quantity <= 0) return [{ path: `lines.${at}.quantity`, code: 'too_small' }]
    const fits = Number(quantity.toFixed(known.decimals)) === quantity
    return fits ? [] : [{ path: `lines.${at}.quantity`, code: 'too_fine' }]
  })
  if (fields.length > 0) throw new Refusal(400, 'invalid_input', fields)
}

/** What the lines add to the figures: each item under its own indicator, never one sum of all. */
export function countLines(lines: Line[], on: string, items: Items): Counted['entries'] {
  const sums = new Map<string, number>()
  for (const { item, quantity } of lines) {
    const indicator = items.get(item)?.indicator
    if (indicator) sums.set(indicator, (sums.get(indicator) ?? 0) + quantity)
  }
  const month = monthOf(on)
  return [...sums].map(([indicator, amount]) => ({
    indicator,
    month,
    amount: Math.round(amount * 1000) / 1000,
  }))
}

/** The same taken back. */
export function takenBack(entries: Counted['entries']) {
  return entries.map((entry) => ({ ...entry, amount: -entry.amount }))
}
