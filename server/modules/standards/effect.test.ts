import { describe, expect, test } from 'vitest'
import type { Effect, Enough } from './effect.ts'
import { effectOf } from './effect.ts'
import { studentAt95 } from './interval.ts'
import { matcherFor } from './matching.ts'
import { nearest } from './nearest.ts'
import type { Started, Unit } from './spans.ts'
import type { Planted } from './villages.fixture.ts'
import { villagesWith } from './villages.fixture.ts'

const startedAt = 24

/** Two years before and one after, each with its incidents spread evenly; the month of the start is wild. */
function village(id: string, households: number, years: [number, number, number]): Started {
  const [earlier, before, after] = years.map((year) => Array<number>(12).fill(year / 12))
  return { id, households, startedAt, months: [...earlier!, ...before!, 999, ...after!] }
}

function measured(effect: Effect): Enough {
  if (!effect.enough) throw new Error(effect.why)
  return effect
}

/** Least squares by the normal equations, solved by elimination: what `lm(y ~ treated * post)` does. */
function leastSquares(rows: number[][], y: number[]) {
  const size = rows[0]!.length
  const system = Array.from({ length: size }, (_, i) => [
    ...Array.from({ length: size }, (_, j) =>
      rows.reduce((sum, row) => sum + row[i]! * row[j]!, 0),
    ),
    rows.reduce((sum, row, at) => sum + row[i]! * y[at]!, 0),
  ])
  for (let pivot = 0; pivot < size; pivot++)
    for (let row = 0; row < size; row++) {
      if (row === pivot) continue
      const times = system[row]![pivot]! / system[pivot]![pivot]!
      system[row] = system[row]!.map((each, at) => each - times * system[pivot]![at]!)
    }
  return system.map((row, at) => row[size]! / row[at]!)
}

describe('the same as worked out otherwise', () => {
  const sizes = [100, 200, 400, 800, 1600, 3200]
  const earlier = { with: [3, 2, 7, 9, 30, 41], without: [2, 4, 5, 11, 24, 52] }
  const after = { with: [1, 2, 3, 8, 17, 30], without: [2, 5, 3, 12, 25, 44] }
  const side = (name: 'with' | 'without') =>
    sizes.map((size, at) =>
      village(`${name} ${at}`, size, [earlier[name][at]!, size / 50, after[name][at]!]),
    )
  const effect = measured(effectOf(side('with'), side('without')))
  const rates = (counts: number[]) => counts.map((count, at) => (count * 1000) / sizes[at]!)

  test('least squares of y ~ treated * post on the panel gives the same difference', () => {
    const rows: number[][] = []
    const y: number[] = []
    for (const [treated, name] of [[0, 'without'] as const, [1, 'with'] as const])
      for (const [post, counts] of [[0, earlier[name]] as const, [1, after[name]] as const])
        for (const rate of rates(counts)) {
          rows.push([1, treated, post, treated * post])
          y.push(rate)
        }
    expect(effect).toMatchObject({ units: 6, matches: 6, leftOut: 0, tooYoung: 0, yearsBefore: 2 })
    expect(effect.perThousand).toBeCloseTo(leastSquares(rows, y)[3]!, 9)
  })

  test('one to one, the interval is that of the t test for pairs', () => {
    const change = (name: 'with' | 'without') =>
      rates(after[name]).map((rate, at) => rate - rates(earlier[name])[at]!)
    const pairs = change('with').map((each, at) => each - change('without')[at]!)
    const mean = pairs.reduce((a, b) => a + b) / 6
    const deviation = Math.sqrt(pairs.reduce((sum, each) => sum + (each - mean) ** 2, 0) / 5)
    const half = (2.570582 * deviation) / Math.sqrt(6)
    expect(effect.low).toBeCloseTo(mean - half, 2)
    expect(effect.high).toBeCloseTo(mean + half, 2)
  })

  test('Card & Krueger 1994, table 3: New Jersey against Pennsylvania is 2.76 (of rounded means)', () => {
    const state = (name: string, before: number, later: number) =>
      [-3, -2, -1, 1, 2, 3].map((off, at) =>
        village(`${name}${at}`, 1000 + 50 * at, [
          (before + off) * (1 + at / 20),
          20 * (1 + at / 20),
          (later - off) * (1 + at / 20),
        ]),
      )
    const found = measured(
      effectOf(state('nj', 20.44, 21.03), state('pa', 23.33, 21.17), { perUnit: 1 }),
    )
    expect(found.withModel.before).toBeCloseTo(20.44, 9)
    expect(found.withModel.after).toBeCloseTo(21.03, 9)
    expect(found.without.before).toBeCloseTo(23.33, 9)
    expect(found.without.after).toBeCloseTo(21.17, 9)
    expect(Math.abs(found.perThousand - 2.76)).toBeLessThan(0.011)
  })

  test.each([
    [4, 2.7764],
    [9, 2.2622],
    [39, 2.0227],
    [1000, 1.9623],
  ])('the t of %d degrees of freedom is that of the table', (degrees, table) => {
    expect(Math.abs(studentAt95(degrees) - table)).toBeLessThan(0.001)
  })
})

describe('what was planted is found', () => {
  const runs = (planted: Omit<Planted, 'seed'>) =>
    Array.from({ length: 100 }, (_, seed) => {
      const { treated, others } = villagesWith({ ...planted, seed: seed + 1 })
      return measured(effectOf(treated, others))
    })
  const holding = (found: Enough[], value: number) =>
    found.filter(({ low, high }) => low <= value && value <= high).length

  test.each<[string, Omit<Planted, 'seed'>]>([
    ['the villages are of one kind', { effect: -2 }],
    ['those with the model always had more', { effect: -2, base: 6 }],
    ['the model was founded after a bad year', { effect: -2, afterBadYear: true }],
    ['many share few', { effect: -2, treated: 150, base: 6 }],
    ['one year is known', { effect: -2, starts: [12, 23] }],
    ['one year is known and they always had more', { effect: -2, base: 6, starts: [12, 23] }],
    ['one year is known and it was bad', { effect: -2, afterBadYear: true, starts: [12, 23] }],
  ])('in 93 of 100 intervals, where %s', (_, planted) => {
    expect(holding(runs(planted), -2)).toBeGreaterThanOrEqual(93)
  })

  test.each<[string, Omit<Planted, 'seed'>]>([
    ['the villages are of one kind', { effect: 0 }],
    ['those with the model always had more', { effect: 0, base: 6 }],
    ['the model was founded after a bad year', { effect: 0, afterBadYear: true }],
  ])('and nothing where nothing was, though %s', (_, planted) => {
    const found = runs(planted)
    expect(100 - holding(found, 0)).toBeLessThanOrEqual(7)
    expect(found.filter((each) => each.trendsAlike).length).toBeGreaterThanOrEqual(90)
  })

  test('a large effect is told from none', () => {
    const found = runs({ effect: -12 })
    expect(100 - holding(found, 0)).toBeGreaterThanOrEqual(93)
  })

  test('villages that were already getting better are told', () => {
    const { treated, others } = villagesWith({ seed: 1, effect: 0, base: 20 })
    const falling = treated.map((unit) => ({
      ...unit,
      months: Array.from(unit.months, (count, at) => (at < unit.startedAt - 6 ? count : 0)),
    }))
    expect(measured(effectOf(treated, others)).trendsAlike).toBe(true)
    expect(measured(effectOf(falling, others)).trendsAlike).toBe(false)
  })
})

describe('nothing is said of too few', () => {
  const { treated, others } = villagesWith({ seed: 3, effect: -2, treated: 20, starts: [24, 36] })
  const from = (unit: Started, month: number) => ({ ...unit, startedAt: month })
  const same = (units: Unit[], count: number) =>
    units.map((unit) => ({ ...unit, months: Array<number>(62).fill(count) }))

  test.each<[string, Started[], Unit[], Effect]>([
    ['no models', [], others, { enough: false, why: 'too_few_models', units: 0 }],
    ['four', treated.slice(0, 4), others, { enough: false, why: 'too_few_models', units: 4 }],
    [
      'five models in four units',
      [...treated.slice(0, 4), from(treated[0]!, 30)],
      others,
      { enough: false, why: 'too_few_models', units: 4 },
    ],
    [
      'eleven months before',
      treated.map((unit) => from(unit, 11)),
      others,
      { enough: false, why: 'too_few_months', units: 0 },
    ],
    [
      'eleven months after',
      treated.map((unit) => from(unit, 50)),
      others,
      { enough: false, why: 'too_few_months', units: 0 },
    ],
    [
      'a month that nobody counted',
      treated.map((unit) => ({
        ...unit,
        months: Array.from(unit.months, (count, at) =>
          at === unit.startedAt + 5 ? Number.NaN : count,
        ),
      })),
      others,
      { enough: false, why: 'too_few_months', units: 0 },
    ],
    ['nobody else', treated, [], { enough: false, why: 'too_few_matches', units: 0 }],
    [
      'four others, however often they serve',
      same(treated, 1).map((unit, at) => ({ ...treated[at]!, ...unit, households: 100 })),
      same(others.slice(0, 4), 1).map((unit) => ({ ...unit, households: 100 })),
      { enough: false, why: 'too_few_matches', units: 20 },
    ],
    ['only themselves', treated, treated, { enough: false, why: 'too_few_matches', units: 0 }],
    [
      'hardly any incident',
      same(treated, 0).map((unit, at) => ({ ...treated[at]!, ...unit })),
      same(others, 0),
      { enough: false, why: 'too_few_incidents', units: 20 },
    ],
  ])('%s', (_, withModel, without, refusal) => {
    expect(effectOf(withModel, without)).toEqual(refusal)
  })

  test('twelve months on either side are enough, and one year before is said', () => {
    const early = (month: number) => treated.map((unit) => from(unit, month))
    expect(measured(effectOf(early(12), others))).toMatchObject({ yearsBefore: 1, tooYoung: 0 })
    expect(measured(effectOf(early(49), others))).toMatchObject({ yearsBefore: 2, tooYoung: 0 })
    const mixed = [...treated.slice(0, 15), ...early(12).slice(15)]
    expect(measured(effectOf(mixed, others))).toMatchObject({ yearsBefore: 2, tooYoung: 5 })
  })

  test('who has no households, or nobody like it, is left out and counted', () => {
    const empty = treated.map((unit, at) => (at < 2 ? { ...unit, households: 0 } : unit))
    const city = empty.map((unit, at) => (at === 2 ? { ...unit, households: 1e6 } : unit))
    const ghosts = others.map((unit, at) => (at % 2 ? { ...unit, households: 0 } : unit))
    const found = measured(effectOf(city, ghosts, { caliper: 3 }))
    expect(found).toMatchObject({ units: 17, leftOut: 3, tooYoung: 0 })
    expect(JSON.stringify(found)).not.toContain('null')
  })
})

describe('who is alike', () => {
  test('between equals the first names are taken, in whatever order they come', () => {
    const unit = village('with', 100, [1, 2, 1])
    const equals = ['d', 'b', 'e', 'a', 'c'].map((id) => village(id, 100, [1, 2, 1]))
    const far = village('far', 5000, [9, 90, 9])
    const names = (others: Unit[]) =>
      matcherFor(others, { perUnit: 3, caliper: 0.5 })([unit], 'year_earlier').map(({ alike }) =>
        alike.map(({ id }) => id),
      )
    expect(names([...equals, far])).toEqual([['a', 'b', 'c']])
    expect(names([far, ...equals].toReversed())).toEqual([['a', 'b', 'c']])
  })

  test('the order of the lists changes nothing', () => {
    const { treated, others } = villagesWith({ seed: 9, effect: -2 })
    const turned = effectOf(treated.toReversed(), others.toReversed())
    const found = measured(effectOf(treated, others))
    expect(turned).toEqual(found)
  })

  test('the nearest are those that a look at all of them finds', () => {
    const { others } = villagesWith({ seed: 5, effect: 0 })
    const xs = others.map(({ households }) => Math.log(households)).toSorted((a, b) => a - b)
    const ys = others.map(({ months }) => months[0]! + months[1]!)
    const field = { ids: others.map(({ id }) => id), xs, ys, xUnit: 0.5, yUnit: 2 }
    for (const x of xs.slice(0, 60)) {
      const all = xs
        .map((each, at) => ({
          at,
          far: Math.sqrt((Math.abs(each - x) / 0.5) ** 2 + (Math.abs(ys[at]! - 1) / 2) ** 2),
        }))
        .filter(({ far }) => far <= 0.7)
        .toSorted((a, b) => a.far - b.far || a.at - b.at)
      const found = nearest(field, { x, y: 1 }, { perUnit: 4, caliper: 0.7 })
      expect(found).toEqual(all.slice(0, 4).map(({ at }) => at))
    }
  })
})
