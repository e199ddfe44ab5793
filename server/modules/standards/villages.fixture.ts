import type { Started, Unit } from './spans.ts'

/** What is planted in made-up villages: what the model does, and how its villages differ before it. */
export type Planted = {
  readonly seed: number
  /** Incidents per 1,000 households and year, added from the month after the start. */
  readonly effect: number
  /** How many more incidents per 1,000 households and year the villages with the model always had. */
  readonly base?: number
  /** Villages with the model, of 400. */
  readonly treated?: number
  /** The first and last month of a start. */
  readonly starts?: readonly [number, number]
  /** Is the model founded where the year before was bad, by luck or not? */
  readonly afterBadYear?: boolean
  /** Does the trend take a share of every village's level rather than the same number from all? */
  readonly shares?: boolean
}

const villages = 400
const length = 62
const season = Array.from({ length }, (_, month) => 2 * Math.sin((2 * Math.PI * month) / 12))

/** Four hundred villages with their incidents drawn by lot from known rates, the same for one seed. */
export function villagesWith(planted: Planted): { treated: Started[]; others: Unit[] } {
  const draw = drawing(planted.seed)
  const [first, last] = planted.starts ?? [24, 48]
  const all = Array.from({ length: villages }, (_, at) => ({
    id: `v${String(at).padStart(3, '0')}`,
    households: Math.round(Math.exp(5.2 + 0.5 * draw.normal())),
    level: 8 + 4 * draw.normal() ** 2,
    luck: Array.from({ length }, () => draw.uniform()),
    startedAt: first + Math.floor(draw.uniform() * (last - first + 1)),
  }))
  const counted = (village: (typeof all)[number], chosen: boolean): Started => ({
    id: village.id,
    households: village.households,
    startedAt: village.startedAt,
    months: village.luck.map((luck, month) => {
      const level = village.level + (chosen ? (planted.base ?? 0) : 0)
      const trend = planted.shares ? level * 0.99 ** month : level - 0.05 * month
      const effect = chosen && month > village.startedAt ? planted.effect : 0
      const yearly = Math.max(0, trend + (season[month] ?? 0) + effect)
      return poisson((yearly * village.households) / 12_000, luck)
    }),
  })
  const yearBefore = (village: (typeof all)[number]) => {
    const { months } = counted(village, false)
    const from = village.startedAt - 12
    return Array.from({ length: 12 }, (_, at) => months[from + at] ?? 0).reduce((a, b) => a + b)
  }
  const rank = (village: (typeof all)[number]) =>
    planted.afterBadYear ? -yearBefore(village) / village.households : 0
  const ranked = all.map((village) => ({ village, rank: rank(village) }))
  ranked.sort((a, b) => a.rank - b.rank)
  const chosen = new Set(ranked.slice(0, planted.treated ?? 40).map(({ village }) => village))
  return {
    treated: all.filter((each) => chosen.has(each)).map((each) => counted(each, true)),
    others: all.filter((each) => !chosen.has(each)).map((each) => counted(each, false)),
  }
}

/** Numbers by lot that a seed repeats: mulberry32, and Box and Muller's normal numbers from it. */
function drawing(seed: number) {
  let state = seed >>> 0
  const uniform = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform())
  return { uniform, normal }
}

/** The Poisson count of a mean at a luck between 0 and 1. */
function poisson(mean: number, luck: number) {
  let count = 0
  let chance = Math.exp(-mean)
  for (let sum = chance; luck > sum && count < 1000; sum += chance) {
    count += 1
    chance *= mean / count
  }
  return count
}
