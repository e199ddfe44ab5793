import { sql } from 'kysely'
import { afterEach, expect, vi } from 'vitest'
import { activities } from '../../../contract/activities.ts'
import { duties as d } from '../../../contract/duties.ts'
import { inScope, itself, nobody, type Scope } from '../../platform/db/scope.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { test, type TestHouse } from '../../testing/house.ts'
import { clockIs, done, night, patrol } from './roster.fixture.ts'
import { sweepShifts } from './shift-sweep.ts'

afterEach(() => vi.useRealTimers())

/** A patrol of two walks this night, from 22:00 to 01:00; it has begun at five to ten. */
async function walking(house: TestHouse) {
  clockIs('2026-11-23T12:00')
  const team = await patrol(house)
  const { of, head, one, hands } = team
  await done(house, head, d.keepRota, { ...of, ...night(), hands: [hands.one, hands.two] })
  const { shifts } = await done(house, one, d.week, of)
  const at = { ...of, id: shifts[0]?.id ?? '' }
  clockIs('2026-11-23T21:55')
  const started = await done(house, one, d.start, at)
  expect(started).toMatchObject({ on: '2026-11-23', startedAt: '2026-11-23T14:55:00.000Z' })
  return { ...team, at }
}

/** Steps northwards from a minute on, a hundred metres and so many seconds apart. */
function steps(from: string, count: number, seconds = 60) {
  return Array.from({ length: count }, (_, nth) => ({
    id: uuid7(),
    at: new Date(Date.parse(`2026-11-23T${from}:00+07:00`) + nth * seconds * 1000).toISOString(),
    lat: 21.3 + nth * 0.0009,
    lon: 103.9,
  }))
}

/** How many steps of a shift somebody reads, asking the database itself. */
function seen(house: TestHouse, scope: Partial<Scope>, shiftId: string) {
  return inScope(house.house.db, { ...nobody, ...scope }, async (db) => {
    const { rows } = await sql<{ seen: number }>`
      select count(*)::int as seen from duties.trace where shift_id = ${shiftId}`.execute(db)
    return rows[0]?.seen
  })
}

test('a patrol sees where it walks while it walks; afterwards only how far is left, and a line in the diary of the day it began', async ({
  house,
}) => {
  const { at, one, two, head, hands } = await walking(house)
  clockIs('2026-11-23T23:30')
  const walked = steps('22:05', 11)
  expect((await done(house, one, d.walk, { ...at, walked })).kept).toBe(11)
  expect((await done(house, one, d.walk, { ...at, walked })).kept).toBe(0)
  expect((await done(house, two, d.walk, { ...at, walked: steps('22:06', 4) })).kept).toBe(4)
  const route = await done(house, two, d.route, at)
  expect(route.walks.map(({ who, mine, steps: own }) => [who, mine, own.length])).toEqual([
    ['Lường Thị Bích', true, 4],
    ['Quàng Văn Ánh', false, 11],
  ])
  const list = await done(house, one, d.week, at)
  expect(JSON.stringify(list)).not.toContain('103.9')

  clockIs('2026-11-24T00:55')
  const over = { ...at, came: [hands.one, hands.two], answers: { situation: 'calm' } }
  const ended = await done(house, two, d.end, over)
  expect(ended).toMatchObject({ state: 'ended', on: '2026-11-23' })
  expect(Math.abs((ended.metres ?? 0) - 1001)).toBeLessThan(2)
  expect(await done(house, one, d.end, over)).toEqual({
    ...ended,
    turns: ended.turns.map((turn) => ({ ...turn, mine: turn.handId === hands.one })),
  })
  const { rows } = await sql`select 1 from duties.trace where shift_id = ${at.id}`.execute(house.db)
  expect(rows).toEqual([])
  const entry = await done(house, head, activities.read, { keeperId: at.keeperId, id: at.id })
  expect(entry).toMatchObject({
    kind: 'patrol',
    on: '2026-11-23',
    attendance: 2,
    answers: {
      hours: 3,
      situation: 'calm',
    },
  })
  const late = await house.ask(one, d.walk, { ...at, walked: steps('23:40', 1) })
  expect([late.status, late.body.code]).toEqual([409, 'shift.not_started'])
  expect((await house.ask(one, d.route, at)).status).toBe(409)
})

test('nobody above and nobody beside reads a route, whatever they ask and however they ask it', async ({
  house,
}) => {
  const { at, one, two, three, head, officer, commune } = await walking(house)
  clockIs('2026-11-23T22:30')
  await done(house, one, d.walk, { ...at, walked: steps('22:05', 3) })
  const administrator = await house.person('administrator', await house.nation())
  for (const person of [three, head, officer, administrator]) {
    expect([403, 404]).toContain((await house.ask(person, d.route, at)).status)
    const own = { ...at, walked: steps('22:10', 1) }
    expect([403, 404]).toContain((await house.ask(person, d.walk, own)).status)
  }

  const keepers = [at.keeperId]
  const provinces = [commune.parentId ?? '']
  for (const { accountId } of [three, head, officer, administrator]) {
    const scope = { accountId, keepers, provinces, everywhere: true }
    expect(await seen(house, scope, at.id)).toBe(0)
  }
  expect(await seen(house, itself, at.id)).toBe(0)
  expect(await seen(house, { keepers }, at.id)).toBe(0)
  expect(await seen(house, { keepers, accountId: two.accountId }, at.id)).toBe(3)

  // Nor may anybody put a step into a route that is not theirs, or take one out of it.
  const insert = (accountId: string, walker: string) =>
    inScope(house.house.db, { ...nobody, keepers, accountId }, (db) =>
      sql`insert into duties.trace (keeper_id, id, shift_id, account_id, at, lat, lon)
          values (${at.keeperId}, ${uuid7()}, ${at.id}, ${walker}, now(), 1, 1)`.execute(db),
    )
  await expect(insert(head.accountId, head.accountId)).rejects.toThrow(/row-level security/)
  await expect(insert(two.accountId, one.accountId)).rejects.toThrow(/row-level security/)
  await expect(
    inScope(house.house.db, { ...nobody, keepers, accountId: one.accountId }, (db) =>
      sql`delete from duties.trace`.execute(db),
    ),
  ).rejects.toThrow(/permission denied/)

  // What was sent is in no other book either.
  const { rows } = await sql<{ said: string }>`
    select (select coalesce(string_agg(input::text, ''), '') from platform.audit)
        || (select coalesce(string_agg(facts::text, ''), '') from platform.outbox) as said`.execute(
    house.db,
  )
  expect(rows[0]?.said).toContain(at.id)
  expect(rows[0]?.said).not.toContain('103.9')
})

test('steps come no faster than one in fifteen seconds, none from before it began or from tomorrow, and two thousand at most', async ({
  house,
}) => {
  const { at, one } = await walking(house)
  clockIs('2026-11-23T23:50')
  const kept = async (walked: ReturnType<typeof steps>) =>
    (await done(house, one, d.walk, { ...at, walked })).kept
  expect(await kept(steps('22:10', 9, 5))).toBe(3)
  expect(await kept(steps('21:40', 10))).toBe(0)
  expect(await kept(steps('23:52', 3))).toBe(0)
  // Not by the clock on the wall: the table alone says how many there are.
  await sql`
    insert into duties.trace (keeper_id, id, shift_id, account_id, at, lat, lon)
    select ${at.keeperId}, gen_random_uuid(), ${at.id}, ${one.accountId}, '2026-11-23T15:20Z', 21, 103
      from generate_series(1, 1996)`.execute(house.db)
  expect(await kept(steps('23:10', 5))).toBe(1)
})

test('a route that nobody ended is forgotten twelve hours after its time, and the shift can still be written down', async ({
  house,
}) => {
  const { at, one, hands } = await walking(house)
  clockIs('2026-11-23T22:30')
  await done(house, one, d.walk, { ...at, walked: steps('22:05', 3) })
  clockIs('2026-11-24T12:55')
  await sweepShifts(house.house)
  expect((await done(house, one, d.route, at)).walks).toHaveLength(1)
  clockIs('2026-11-24T13:05')
  await sweepShifts(house.house)
  await sweepShifts(house.house)
  const { rows } = await sql`select 1 from duties.trace where shift_id = ${at.id}`.execute(house.db)
  expect(rows).toEqual([])
  const more = await house.ask(one, d.walk, { ...at, walked: steps('22:20', 1) })
  expect(more.body.code).toBe('shift.over')
  const ended = await done(house, one, d.end, {
    ...at,
    at: '2026-11-23T18:00:00Z',
    came: [hands.one],
    answers: { situation: 'reminded' },
  })
  expect(ended).toMatchObject({ state: 'ended', endedAt: '2026-11-23T18:00:00.000Z', metres: 200 })
})

test('a phone that was offline tells later when a shift began and ended; what nobody began in time is over', async ({
  house,
}) => {
  clockIs('2026-11-23T12:00')
  const { of, head, one, hands } = await patrol(house)
  await done(house, head, d.keepRota, { ...of, ...night(), hands: [hands.one] })
  const [first, second] = (await done(house, one, d.week, of)).shifts
  const at = { ...of, id: first?.id ?? '' }
  clockIs('2026-11-24T07:00')
  await sweepShifts(house.house)
  await done(house, one, d.start, { ...at, at: '2026-11-23T15:05:00Z' })
  await done(house, one, d.walk, { ...at, walked: steps('22:30', 5) })
  const ended = await done(house, one, d.end, {
    ...at,
    at: '2026-11-23T17:35:00Z',
    came: [hands.one],
    answers: { situation: 'calm' },
  })
  expect(ended).toMatchObject({ startedAt: '2026-11-23T15:05:00.000Z', metres: 400 })
  const entry = await done(house, one, activities.read, { keeperId: of.keeperId, id: at.id })
  expect(entry.answers).toMatchObject({ hours: 2.5 })

  clockIs('2026-11-25T02:00')
  const late = await house.ask(one, d.start, { ...of, id: second?.id ?? '' })
  expect([late.status, late.body.code]).toEqual([409, 'shift.over'])
  const unfit = await house.ask(one, d.end, { ...at, id: second?.id ?? '', came: [hands.one] })
  expect(unfit.body.code).toBe('shift.not_started')
})
