import { beforeAll, describe, expect } from 'vitest'
import { accounts } from '../contract/accounts.ts'
import { alarmTeams } from '../contract/alarm-teams.ts'
import { figures } from '../contract/figures.ts'
import { unitIds } from '../server/modules/units/module.ts'
import { today } from '../server/platform/days.ts'
import { openTestHouse, test } from '../server/testing/house.ts'
import { loadDemonstration } from './load.ts'
import { keepPictures } from './pictures.ts'
import { makeStory } from './story.ts'

describe('the demonstration', () => {
  let house: Awaited<ReturnType<typeof openTestHouse>>
  beforeAll(async () => {
    house = await openTestHouse({})
    await loadDemonstration(house.house, house.db, () => {})
    return () => house.close()
  })

  async function signIn(accountId: string) {
    const { cookie } = await house.ask(undefined, accounts.demo, { accountId })
    return { accountId, cookie: cookie.split(';')[0] ?? '' }
  }

  test('fills five communes', async () => {
    const diaries = await house.db
      .selectFrom('activities.activity')
      .select(({ fn }) => [
        'keeperId',
        fn.countAll<number>().as('pages'),
        fn.max('onDay').as('last'),
      ])
      .groupBy('keeperId')
      .execute()
    expect(diaries).toHaveLength(5)
    for (const { pages, last } of diaries) {
      expect(pages).toBeGreaterThan(700)
      expect(last < today()).toBe(true)
    }
    const all = diaries.reduce((sum, { pages }) => sum + pages, 0)
    expect(all).toBeGreaterThan(5000)
    expect(all).toBeLessThan(12_000)
    const models = await house.db.selectFrom('models.model').select(['keeperId', 'state']).execute()
    for (const { keeperId } of diaries) {
      expect(models.filter((model) => model.keeperId === keeperId).length).toBeGreaterThanOrEqual(9)
    }
    expect(new Set(models.map(({ state }) => state))).toEqual(
      new Set(['active', 'proposed', 'consulting', 'needs_improvement', 'suspended', 'dissolved']),
    )
  })

  test('is the same story on the same day', async () => {
    const pictures = await keepPictures(house.house.storage)
    const told = () => makeStory({ catalog: house.house.catalog, pictures, today: '2026-11-22' })
    const [one, other] = [await told(), await told()]
    expect(JSON.stringify(other)).toBe(JSON.stringify(one))
  })

  test('is never loaded twice', async () => {
    const count = () =>
      house.db
        .selectFrom('indicators.entry')
        .select(({ fn }) => fn.countAll<number>().as('all'))
        .executeTakeFirstOrThrow()
    const before = await count()
    await loadDemonstration(house.house, house.db, () => {})
    expect(await count()).toEqual(before)
  })

  test('adds up: every figure of the country is the sum of its diary and of what desks, covenants and judgements counted', async () => {
    const { body } = await house.ask(undefined, figures.dashboard, {
      unitId: unitIds.nationId,
      months: 60,
    })
    const pages = await house.db
      .selectFrom('activities.activity')
      .select('counted')
      .where('state', 'in', ['submitted', 'verified'])
      .execute()
    const desks = await house.db
      .selectFrom('indicators.entry')
      .select(['indicator', 'amount'])
      .where('source', 'in', ['tip', 'case', 'surrender', 'covenant', 'rating'])
      .execute()
    const sums = new Map<string, number>()
    const written = pages.flatMap(
      ({ counted }) => counted as { indicator: string; amount: number }[],
    )
    for (const { indicator, amount } of [...written, ...desks]) {
      sums.set(indicator, (sums.get(indicator) ?? 0) + amount)
    }
    expect(sums.size).toBeGreaterThan(30)
    for (const [indicator, sum] of sums) {
      const found = body.totals.find((total) => total.indicator === indicator)
      if (found?.suppressed) expect(sum).toBeLessThan(5)
      else expect([indicator, found?.amount]).toEqual([indicator, expect.closeTo(sum, 2)])
    }
    const working = await house.db
      .selectFrom('models.model')
      .select('id')
      .where('countingSince', 'is not', null)
      .execute()
    expect(body.totals.find(({ indicator }) => indicator === 'model.count')?.amount).toBe(
      working.length,
    )
  })

  test('lists its people, each with a post and a province', async () => {
    const { body } = await house.ask(undefined, accounts.demoPeople, {})
    expect(body).toHaveLength(56)
    expect(new Set(body.map(({ province }) => province).filter(Boolean)).size).toBe(5)
  })

  test('in each commune a team head, a household head and a resident live in one lane', async () => {
    const { body: people } = await house.ask(undefined, accounts.demoPeople, {})
    const named = (role: string) => people.filter((person) => person.role === role)
    expect(named('team_head')).toHaveLength(5)
    for (const head of named('team_head')) {
      const beside = ['resident', 'household_head'].map((role) =>
        named(role).find(({ province }) => province === head.province),
      )
      const person = await signIn(head.accountId)
      const { body: teams } = await house.ask(person, alarmTeams.list, { under: head.unit.id })
      expect(teams).toHaveLength(1)
      const { body: lane } = await house.ask(person, alarmTeams.read, {
        keeperId: teams[0]?.keeperId ?? '',
        teamId: head.unit.id,
      })
      expect(lane.homes.length).toBeGreaterThanOrEqual(lane.size.min)
      expect(lane.homes.length).toBeLessThanOrEqual(lane.size.max)
      expect(lane.homes.flatMap(({ needs }) => needs).reduce((sum, each) => sum + each)).toBe(1)
      expect(lane.neighbours).toHaveLength(1)
      expect(lane.mayRaise && lane.mayChange).toBe(true)
      const days = lane.steps.map(({ on }) => on ?? '')
      expect(days).toEqual([...days].sort())
      expect(days[0]).not.toBe('')
      expect(days.at(-1)?.localeCompare(today())).toBe(-1)
      const inApp = lane.homes.flatMap(({ members }) =>
        members.filter((member) => member.inApp).map(({ name }) => name),
      )
      expect(inApp.sort()).toEqual([head, ...beside].map((each) => each?.name).sort())
    }
  })

  test('shows pictures, and leaves some pages waiting, given back, voided and corrected', async () => {
    const states = await house.db
      .selectFrom('activities.activity')
      .select(({ fn }) => ['state', fn.countAll<number>().as('pages')])
      .groupBy('state')
      .execute()
    const held = Object.fromEntries(states.map(({ state, pages }) => [state, pages]))
    expect(held).toMatchObject({ returned: 10, voided: 5, corrected: 5 })
    const shown = await house.db.selectFrom('activities.evidence').select('hash').execute()
    expect(shown.length).toBeGreaterThan(100)
    expect(await house.house.storage.fetch(shown[0]?.hash ?? '')).toBeDefined()
  })

  test('stays away where it is not wanted', async () => {
    const quiet = await openTestHouse({ DEMO: 'off' })
    await loadDemonstration(quiet.house, quiet.db, () => {})
    expect(await quiet.db.selectFrom('accounts.account').select('id').execute()).toEqual([])
    await quiet.close()
  })
})
