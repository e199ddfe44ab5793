import { afterEach, expect, vi } from 'vitest'
import { duties as d } from '../../../contract/duties.ts'
import { test } from '../../testing/house.ts'
import { clockIs, done, night, patrol } from './roster.fixture.ts'
import { forgetOldShifts, sweepShifts } from './shift-sweep.ts'

afterEach(() => vi.useRealTimers())

test('two years later what is over is let go, with those who left; what goes on stays', async ({
  house,
}) => {
  clockIs('2026-11-23T12:00')
  const { of, head, one, two, hands } = await patrol(house)
  const line = { ...of, ...night({ until: '2026-11-24' }), hands: [hands.one, hands.two] }
  await done(house, head, d.keepRota, line)
  clockIs('2026-11-26T12:00')
  await sweepShifts(house.house)
  await done(house, two, d.endHand, { ...of, id: hands.two })
  const left = async () => {
    const rows = await Promise.all(
      (['duties.shift', 'duties.turn', 'duties.rota', 'duties.hand'] as const).map((table) =>
        house.db.selectFrom(table).select('keeperId').where('keeperId', '=', of.keeperId).execute(),
      ),
    )
    return rows.map(({ length }) => length)
  }
  clockIs('2028-11-20T12:00')
  await forgetOldShifts(house.house)
  expect(await left()).toEqual([2, 4, 1, 4])
  clockIs('2028-12-01T12:00')
  await forgetOldShifts(house.house)
  await forgetOldShifts(house.house)
  expect(await left()).toEqual([0, 0, 0, 3])
  expect((await done(house, one, d.week, of)).hands).toHaveLength(3)
})
