/** A unit's own number beside the numbers of the units compared with it. */
export type Compared = {
  readonly own: number
  readonly others: readonly { readonly id: string; readonly value: number }[]
}

/** A mean and the two numbers that it lies between, in 95 of 100 cases. */
export type Interval = { readonly mean: number; readonly low: number; readonly high: number }

/**
 * The mean difference between units and those compared with them, with its interval of 95 %.
 *
 * Abadie & Imbens 2006, "Large Sample Properties of Matching Estimators for Average Treatment
 * Effects", Econometrica 74(1), theorem 7, for the effect on the treated: the spread of the
 * differences, plus what it hides where one unit is compared with several. (Their 2008 paper, "On the
 * Failure of the Bootstrap for Matching Estimators", is why nothing is drawn by lot here.)
 */
export function meanDifference(sets: readonly Compared[]): Interval {
  const differences = sets.map((set) => set.own - meanOf(set.others.map((each) => each.value)))
  const mean = meanOf(differences)
  const squares = differences.map((each) => (each - mean) ** 2)
  const uses = usesOf(sets)
  const shared = sharedVariance(uses, meanOf(squares))
  const variance = meanOf(squares) / (sets.length - 1) + shared / sets.length ** 2
  const weights = [...uses.values()].map((use) => use.weight)
  const fully = weights.reduce((sum, weight) => sum + weight, 0) ** 2
  const effective = fully / weights.reduce((sum, weight) => sum + weight ** 2, 0)
  const half = Math.sqrt(variance) * studentAt95(Math.min(sets.length, effective) - 1)
  return { mean, low: mean - half, high: mean + half }
}

type Use = { weight: number; squaredWeights: number; spreads: number[] }

/** How often each unit is compared, and how far it was from the others of its set. */
function usesOf(sets: readonly Compared[]) {
  const uses = new Map<string, Use>()
  for (const { others } of sets) {
    const count = others.length
    const mean = meanOf(others.map((each) => each.value))
    for (const { id, value } of others) {
      const use = uses.get(id) ?? { weight: 0, squaredWeights: 0, spreads: [] }
      use.weight += 1 / count
      use.squaredWeights += 1 / count ** 2
      if (count > 1) use.spreads.push(((value - mean) ** 2 * count) / (count - 1))
      uses.set(id, use)
    }
  }
  return uses
}

/** What units compared several times add; one that never stood beside another has the usual spread. */
function sharedVariance(uses: Map<string, Use>, otherwise: number) {
  const spreads = [...uses.values()].flatMap((use) => use.spreads)
  const usual = spreads.length ? meanOf(spreads) : otherwise
  let sum = 0
  for (const use of uses.values()) {
    const spread = use.spreads.length ? meanOf(use.spreads) : usual
    sum += (use.weight ** 2 - use.squaredWeights) * spread
  }
  return sum
}

/**
 * The 97.5 % point of Student's t, by Abramowitz & Stegun 26.7.5 (Handbook of Mathematical Functions,
 * 1964): right to 0.001 from 4 degrees of freedom, to 0.02 from 2, below which it does not go.
 */
export function studentAt95(degrees: number) {
  const x = 1.959963984540054
  const n = Math.max(2, degrees)
  return (
    x +
    (x ** 3 + x) / (4 * n) +
    (5 * x ** 5 + 16 * x ** 3 + 3 * x) / (96 * n ** 2) +
    (3 * x ** 7 + 19 * x ** 5 + 17 * x ** 3 - 15 * x) / (384 * n ** 3) +
    (79 * x ** 9 + 776 * x ** 7 + 1482 * x ** 5 - 1920 * x ** 3 - 945 * x) / (92_160 * n ** 4)
  )
}

/** The mean of some numbers. */
export function meanOf(numbers: readonly number[]) {
  return numbers.reduce((sum, each) => sum + each, 0) / numbers.length
}
