type Field = {
  readonly ids: readonly string[]
  /** In ascending order. */
  readonly xs: readonly number[]
  /** NaN for whoever is not to be found. */
  readonly ys: readonly number[]
  readonly xUnit: number
  readonly yUnit: number
}

type Found = { at: number; far: number }

/**
 * The few places of a field nearest to one, as their numbers, nearest first; of two equally near the
 * one whose id comes first. Goes outward along x and stops where x alone is too far.
 */
export function nearest(
  { ids, xs, ys, xUnit, yUnit }: Field,
  place: { x: number; y: number },
  { perUnit, caliper }: { perUnit: number; caliper: number },
) {
  const found: Found[] = []
  let reach = caliper
  const offer = (at: number, far: number) => {
    const id = ids[at] ?? ''
    const rank = found.findIndex(
      (each) => far < each.far || (far === each.far && id < (ids[each.at] ?? '')),
    )
    found.splice(rank < 0 ? found.length : rank, 0, { at, far })
    if (found.length > perUnit) found.pop()
    if (found.length === perUnit) reach = found.at(-1)?.far ?? reach
  }
  let above = firstFrom(xs, place.x)
  let below = above - 1
  while (below >= 0 || above < xs.length) {
    const down = apart(xs[below] ?? -Infinity, place.x, xUnit)
    const up = apart(xs[above] ?? Infinity, place.x, xUnit)
    const side = Math.min(down, up)
    if (side > reach) break
    const at = down < up ? below-- : above++
    const far = Math.sqrt(side ** 2 + apart(ys[at] ?? Number.NaN, place.y, yUnit) ** 2)
    if (far <= reach) offer(at, far)
  }
  return found.map(({ at }) => at)
}

/** How many units of measure lie between two numbers; where all are the same, another is infinitely far. */
const apart = (one: number, other: number, unit: number) =>
  one === other ? 0 : Math.abs(one - other) / unit

/** Where in ascending numbers those not below one begin. */
function firstFrom(ascending: readonly number[], from: number) {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ascending[middle] ?? Infinity) < from) low = middle + 1
    else high = middle
  }
  return low
}
