import { expect } from 'vitest'
import { uuid7 } from '../../platform/uuid7.ts'
import { test } from '../../testing/house.ts'
import { street } from './street.fixture.ts'
import { openUnheard } from './unheard.ts'

const second = 1000

test('what is kept only after the database was back is found in it, however long it was away', async ({
  house,
}) => {
  const place = await street(house)
  const now = Date.now()
  const began = now - 300 * second
  const look = openUnheard(house.house, began)
  const found = async (at: number) =>
    (await look(() => false, at)).map(({ alarmId, what }) => [alarmId, what])

  // Asked every second until the database went away, one second after somebody pressed.
  const pressedAt = began + 20 * second
  for (let at = began; at <= pressedAt + second; at += second) expect(await found(at)).toEqual([])
  const alarmId = uuid7(pressedAt)
  const happened = (at: number) => {
    const times = { id: uuid7(at), at: new Date(at).toISOString() }
    return { ...place.team, ...times, alarmId, by: {} }
  }
  const press = { kind: 'fire', drill: false, silent: false, text: '' }
  const raised = { ...happened(pressedAt), ...press, what: 'raised' } as const
  const ended = { outcome: 'false_alarm', reason: '' } as const
  const closed = { ...happened(pressedAt + 60 * second), ...ended, what: 'closed' } as const

  // It is back four minutes later; the other process empties its journal a moment after we ask again.
  const back = pressedAt + 240 * second
  expect(await found(back)).toEqual([])
  for (const event of [raised, closed]) await house.app.alarms.keep.keep(event)
  expect(await found(back + second)).toEqual([
    [alarmId, 'raised'],
    [alarmId, 'closed'],
  ])
  for (let after = back + 2 * second; after < back + 15 * second; after += second)
    expect(await found(after)).toHaveLength(2)

  // From then on it asks for the last seconds again.
  expect(await found(back + 15 * second)).toEqual([])
})
