/** Deeper than this nothing is nested in a playbook. */
const deepest = 40

/**
 * A value as JSON that is the same wherever it is written: names in order, no spaces (RFC 8785). Undefined
 * where it cannot be said so: too deep, or a number that JSON has no word for.
 */
export function canonical(value: unknown): string | undefined {
  try {
    return written(value, 0)
  } catch {
    return undefined
  }
}

function written(value: unknown, depth: number): string {
  if (depth > deepest) throw new RangeError('too deep')
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError('no such number')
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map((each) => written(each, depth + 1)).join(',')}]`
  const named = Object.entries(value)
    .filter(([, held]) => held !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, held]) => `${JSON.stringify(name)}:${written(held, depth + 1)}`)
  return `{${named.join(',')}}`
}
