/** A count as it may be said: below the line it is not. */
export type Said = { value: number | null; suppressed: boolean }

const line = 5

/** One count by itself. Nothing at all may be said; a few may not. */
export function said(count: number): Said {
  return isFew(count) ? hidden : shown(count)
}

/**
 * Counts that add up to a total which is said as well. Where one alone is hidden it could be worked out
 * from the rest: the next smallest is hidden with it.
 */
export function saidTogether(counts: number[]): Said[] {
  const few = counts.filter(isFew).length
  const next = counts.filter((count) => count >= line).toSorted((one, other) => one - other)[0]
  const also = few === 1 && next !== undefined ? counts.indexOf(next) : -1
  return counts.map((count, at) => (at === also ? hidden : said(count)))
}

const hidden: Said = { value: null, suppressed: true }
const shown = (value: number): Said => ({ value, suppressed: false })

function isFew(count: number) {
  return count > 0 && count < line
}
