import { afterEach, expect, vi } from 'vitest'
import { duties as d } from '../../../contract/duties.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { test, type TestHouse } from '../../testing/house.ts'
import { clockIs, done, night, patrol } from './roster.fixture.ts'

afterEach(() => vi.useRealTimers())

/** Two of the patrol take every night; tonight's shift. */
async function tonight(house: TestHouse) {
  clockIs('2026-11-23T12:00')
  const team = await patrol(house)
  const { of, head, hands } = team
  await done(house, head, d.keepRota, { ...of, ...night(), hands: [hands.one, hands.two] })
  const { shifts } = await done(house, team.one, d.week, of)
  const at = { ...of, id: shifts[0]?.id ?? '' }
  const onIt = async () => {
    const now = await done(house, head, d.week, of)
    return now.shifts[0]?.turns.map(({ name }) => name)
  }
  return { ...team, at, onIt }
}

test('a shift changes hands when the one who is asked says yes, and not before', async ({
  house,
}) => {
  const { at, one, two, three, head, hands, onIt } = await tonight(house)
  const asked = { ...at, swapId: uuid7(), to: hands.three, reason: 'Con ốm' }
  await done(house, one, d.askSwap, asked)
  const again = await done(house, one, d.askSwap, asked)
  expect(again.swaps).toMatchObject([{ from: hands.one, to: hands.three, reason: 'Con ốm' }])
  expect(await onIt()).toEqual(['Lường Thị Bích', 'Quàng Văn Ánh'])

  const answer = { ...at, swapId: asked.swapId }
  expect((await house.ask(two, d.answerSwap, { ...answer, answer: 'agreed' })).status).toBe(403)
  expect((await house.ask(head, d.answerSwap, { ...answer, answer: 'agreed' })).status).toBe(403)
  expect((await house.ask(three, d.answerSwap, { ...answer, answer: 'taken_back' })).status).toBe(
    403,
  )
  const mine = await done(house, three, d.week, at)
  expect(mine.mine.map(({ id }) => id)).toContain(at.id)
  await done(house, three, d.answerSwap, { ...answer, answer: 'agreed' })
  await done(house, three, d.answerSwap, { ...answer, answer: 'agreed' })
  expect(await onIt()).toEqual(['Hà Văn Chung', 'Lường Thị Bích'])
  const late = await house.ask(one, d.answerSwap, { ...answer, answer: 'taken_back' })
  expect([late.status, late.body.code]).toEqual([409, 'swap.settled'])
})

test('two ask the same person at once: one is taken, the other learns of it', async ({ house }) => {
  const { at, one, two, three, hands, onIt } = await tonight(house)
  const [first, second] = [uuid7(), uuid7()]
  await Promise.all([
    done(house, one, d.askSwap, { ...at, swapId: first, to: hands.three }),
    done(house, two, d.askSwap, { ...at, swapId: second, to: hands.three }),
  ])
  const both = await Promise.all(
    [first, second].map((swapId) =>
      house.ask(three, d.answerSwap, { ...at, swapId, answer: 'agreed' }),
    ),
  )
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(both.find(({ status }) => status === 409)?.body.code).toBe('swap.on_it_already')
  expect(await onIt()).toHaveLength(2)
  expect(await onIt()).toContain('Hà Văn Chung')
})

test('one asks one person at a time, takes it back, and asks nobody who is on the shift or off the roster', async ({
  house,
}) => {
  const { at, one, three, hands } = await tonight(house)
  const swapId = uuid7()
  await done(house, one, d.askSwap, { ...at, swapId, to: hands.three })
  const second = await house.ask(one, d.askSwap, { ...at, swapId: uuid7(), to: hands.byName })
  expect([second.status, second.body.code]).toEqual([409, 'swap.asked_already'])
  await done(house, one, d.answerSwap, { ...at, swapId, answer: 'taken_back' })
  const to = async (hand: string) =>
    (await house.ask(one, d.askSwap, { ...at, swapId: uuid7(), to: hand })).body.fields
  expect(await to(hands.two)).toEqual([{ path: 'to', code: 'not_offered' }])
  expect(await to(uuid7())).toEqual([{ path: 'to', code: 'not_offered' }])
  const notHis = await house.ask(three, d.askSwap, { ...at, swapId: uuid7(), to: hands.one })
  expect([notHis.status, notHis.body.code]).toEqual([409, 'swap.not_yours'])
})

test('the head may say who takes a shift; a stale word is refused, and the roster leaves that day alone', async ({
  house,
}) => {
  const { at, of, one, head, hands, onIt } = await tonight(house)
  const { shifts, rota } = await done(house, head, d.week, of)
  const said = { ...at, edition: shifts[0]?.edition ?? 0, hands: [hands.three, hands.byName] }
  expect((await house.ask(one, d.assign, said)).status).toBe(403)
  await done(house, head, d.assign, said)
  const stale = await house.ask(head, d.assign, said)
  expect([stale.status, stale.body.code]).toEqual([409, 'shift.changed'])
  expect(stale.body.current).toMatchObject({ id: at.id, edition: 2 })

  await done(house, head, d.keepRota, {
    ...of,
    ...night(),
    id: rota[0]?.id ?? '',
    edition: 1,
    hands: [hands.one],
  })
  expect(await onIt()).toEqual(['Hà Văn Chung', 'Vì Văn Dũng'])
})

test('somebody who leaves is free of what was planned, and asked and asking no more', async ({
  house,
}) => {
  const { at, of, one, two, three, head, hands, onIt } = await tonight(house)
  await done(house, one, d.askSwap, { ...at, swapId: uuid7(), to: hands.three })
  expect((await house.ask(one, d.endHand, { ...of, id: hands.three })).status).toBe(403)
  await done(house, three, d.endHand, { ...of, id: hands.three })
  await done(house, head, d.endHand, { ...of, id: hands.two })
  await done(house, head, d.endHand, { ...of, id: hands.two })
  const now = await done(house, head, d.week, of)
  expect(now.shifts.every(({ swaps }) => swaps.length === 0)).toBe(true)
  expect(now.hands.map(({ name }) => name)).toEqual(['Quàng Văn Ánh', 'Vì Văn Dũng'])
  expect(now.rota[0]?.hands).toEqual([hands.one])
  expect(await onIt()).toEqual(['Quàng Văn Ánh'])
  // Whoever left and was asked again says yes or no anew; until then they take nothing.
  const id = uuid7()
  await done(house, head, d.addHand, { ...of, id, accountId: two.accountId })
  const line = { ...of, ...night(), hands: [id] }
  expect((await house.ask(head, d.keepRota, line)).body.fields).toEqual([
    { path: 'hands', code: 'not_offered' },
  ])
})

test('names are for those on the roster and those who keep it; a neighbour sees that a shift is taken', async ({
  house,
}) => {
  const { of, village, at } = await tonight(house)
  const neighbour = await house.person('resident', village, { strength: 'code' })
  const seen = await done(house, neighbour, d.week, of)
  expect(seen.mayKeep).toBe(false)
  expect(seen.hands.every(({ name }) => name === null)).toBe(true)
  expect(seen.shifts[0]?.turns.map(({ name }) => name)).toEqual([null, null])
  expect((await house.ask(neighbour, d.start, at)).status).toBe(403)
  expect((await house.ask(neighbour, d.people, of)).status).toBe(403)
})
