import { expect } from 'vitest'
import { figures as f } from '../../../contract/figures.ts'
import { tell } from '../../platform/bus.ts'
import type { Counted } from '../../platform/counted.ts'
import { monthOf, monthsLater, today } from '../../platform/days.ts'
import { inScope } from '../../platform/db/scope.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { type TestHouse, test } from '../../testing/house.ts'
import { rebuild } from './module.ts'

type Unit = { id: string; keeperId: string }
type Entry = Counted['entries'][number]

const now = monthOf(today())

/** Counts something at a unit, as a module's verb would. */
function count({ house }: TestHouse, unit: Unit, entries: Entry[]) {
  const fact: Counted = {
    keeperId: unit.keeperId,
    source: 'activity',
    sourceId: uuid7(),
    unitId: unit.id,
    entries,
  }
  const scope = { keepers: [unit.keeperId], provinces: [], everywhere: false }
  return inScope(house.db, scope, (db) => tell({ db, house }, 'figures.counted', [fact]))
}

const sessions = (amount: number, month = now): Entry => ({
  indicator: 'outreach.sessions',
  month,
  amount,
})

test('what a village does is counted at every level above at once, folded or not', async ({
  house,
}) => {
  const province = await house.province()
  const commune = await house.commune(province)
  const village = await house.village(commune)
  const read = async (unitId: string) => {
    const { body } = await house.ask(undefined, f.dashboard, { unitId })
    return body.totals.find(({ indicator }) => indicator === 'outreach.sessions')?.amount
  }

  await count(house, village, [sessions(3)])
  expect(await Promise.all([village, commune, province].map(({ id }) => read(id)))).toEqual([
    3, 3, 3,
  ])

  await house.settle()
  expect(await read(province.id)).toBe(3)

  await count(house, village, [sessions(2), sessions(4, monthsLater(now, -1))])
  expect(await read(province.id)).toBe(9)
  await house.settle()
  expect(await read(province.id)).toBe(9)
})

test('taking back is a reversal: the ledger keeps both, the figure neither', async ({ house }) => {
  const village = await house.village()
  await count(house, village, [sessions(5)])
  await count(house, village, [sessions(-5)])
  await house.settle()

  const { body } = await house.ask(undefined, f.dashboard, { unitId: village.id })
  const kept = await house.db
    .selectFrom('indicators.entry')
    .select('amount')
    .where('unitId', '=', village.id)
    .orderBy('amount')
    .execute()

  expect(body.totals.find(({ indicator }) => indicator === 'outreach.sessions')?.amount).toBe(0)
  expect(kept.map(({ amount }) => amount)).toEqual([-5, 5])
})

test('a stock is what stands at the end, a flow what happened in the months asked for', async ({
  house,
}) => {
  const village = await house.village()
  const longAgo = monthsLater(now, -20)
  await count(house, village, [
    { indicator: 'model.count', month: longAgo, amount: 2 },
    { indicator: 'model.count', month: now, amount: 1 },
    sessions(7, longAgo),
    sessions(1),
  ])

  const at = async (to?: string) => {
    const { body } = await house.ask(undefined, f.dashboard, {
      unitId: village.id,
      ...(to ? { to } : {}),
    })
    return Object.fromEntries(
      body.totals.map(({ indicator, amount, before }) => [indicator, [amount, before]]),
    )
  }
  const unfolded = [await at(), await at(monthsLater(now, -1))]
  await house.settle()

  expect(unfolded).toEqual([
    { 'model.count': [3, 2], 'outreach.sessions': [1, 7] },
    { 'model.count': [2, 2], 'outreach.sessions': [0, 7] },
  ])
  expect([await at(), await at(monthsLater(now, -1))]).toEqual(unfolded)
})

test('the table of the units below adds up to the unit above', async ({ house }) => {
  const commune = await house.commune()
  const villages = [await house.village(commune), await house.village(commune)]
  for (const [at, village] of villages.entries()) await count(house, village, [sessions(at + 1)])

  const { body } = await house.ask(undefined, f.dashboard, { unitId: commune.id })

  expect(
    body.below.map(({ unit, amounts }) => [unit.id, amounts['outreach.sessions']]).sort(),
  ).toEqual(villages.map(({ id }, at) => [id, at + 1]).sort())
  expect(body.trend.find(({ indicator }) => indicator === 'outreach.sessions')?.amounts).toEqual([
    ...Array(11).fill(0),
    3,
  ])
})

test('fewer than five tips are not said, at any level', async ({ house }) => {
  const commune = await house.commune()
  await count(house, commune, [{ indicator: 'tip.valuable', month: now, amount: 4 }])
  const few = await house.ask(undefined, f.dashboard, { unitId: commune.id })
  await count(house, commune, [{ indicator: 'tip.valuable', month: now, amount: 1 }])
  const enough = await house.ask(undefined, f.dashboard, { unitId: commune.id })

  const tips = (reply: typeof few) =>
    reply.body.totals.find(({ indicator }) => indicator === 'tip.valuable')
  expect(tips(few)).toMatchObject({ amount: null, suppressed: true })
  expect(tips(enough)).toMatchObject({ amount: 5, suppressed: false })
})

test('the months made anew from the ledger are the months that folding made', async ({ house }) => {
  const village = await house.village()
  for (const amount of [3, 1, -2])
    await count(house, village, [sessions(amount), sessions(amount, monthsLater(now, -3))])
  await house.settle()
  const months = () =>
    house.db
      .selectFrom('indicators.monthly')
      .selectAll()
      .where('amount', '<>', 0)
      .orderBy('unitId')
      .orderBy('indicator')
      .orderBy('month')
      .execute()
  const folded = await months()

  await rebuild(house.db)

  expect(folded.length).toBeGreaterThan(6)
  expect(await months()).toEqual(folded)
})

test('an unknown unit has no dashboard', async ({ house }) => {
  expect(await house.ask(undefined, f.dashboard, { unitId: uuid7() })).toMatchObject({
    status: 404,
    body: { code: 'unit.not_found' },
  })
  expect(await house.ask(undefined, f.dashboard, { unitId: 'here', months: 400 })).toMatchObject({
    status: 400,
  })
})
