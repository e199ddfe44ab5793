import { renderHook } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { uuid7 } from '../../lib/uuid7.ts'
import type { Happened } from './live.ts'
import { hear, hearOpen, stopRinging, useRings } from './rings.ts'

const ringing = () => renderHook(() => useRings()).result.current

afterEach(() => ringing().forEach(({ id }) => stopRinging(id)))

function said(what: string, id = uuid7(), more: Partial<Happened> = {}): Happened {
  return {
    id,
    what,
    keeperId: uuid7(),
    teamId: uuid7(),
    kind: 'fire',
    drill: false,
    at: new Date().toISOString(),
    team: 'Tổ liên gia số 1',
    ...more,
  }
}

test('an alarm is new to a screen once, however often it is told', () => {
  const raised = said('raised')
  hear(raised)
  hear(raised)
  hear({ ...raised, what: 'joined' })
  expect(ringing().map(({ id }) => id)).toEqual([raised.id])
  stopRinging(raised.id)
  hear({ ...raised, what: 'reminded' })
  expect(ringing()).toEqual([])
})

test('a neighbour first hears of it when it is carried to them', () => {
  const carried = said('carried')
  hear(carried)
  expect(ringing().map(({ id }) => id)).toEqual([carried.id])
})

test('an answer, a word or a siren of an alarm not heard here rings nothing', () => {
  for (const what of ['answered', 'said', 'siren', 'handed_over', 'closed']) hear(said(what))
  expect(ringing()).toEqual([])
})

test('told to be quiet it is quiet; taken back it says why, and stays a mistake when it closes', () => {
  const raised = said('raised')
  hear(raised)
  hear({ ...raised, what: 'quiet' })
  expect(ringing()[0]?.quiet).toBe(true)
  hear({ ...raised, what: 'mistaken', reason: 'khói bếp' })
  hear({ ...raised, what: 'closed' })
  expect(ringing()[0]?.over).toEqual({ mistaken: 'khói bếp' })
})

test('a screen opened in the middle of an alarm rings; an old or a finished one stays silent', () => {
  const brief = (minutes: number, state: 'raised' | 'handed_over') => ({
    keeperId: uuid7(),
    id: uuid7(),
    team: { id: uuid7(), kind: 'household_team', title: 'Tổ', name: 'liên gia 1' } as never,
    kind: 'fire',
    drill: false,
    silent: false,
    state,
    circle: 'team' as const,
    raisedAt: new Date(Date.now() - minutes * 60_000).toISOString(),
    closedAt: null,
    outcome: null,
    homes: 7,
    answered: 0,
  })
  const now = brief(1, 'raised')
  hearOpen([now, brief(9, 'raised'), brief(1, 'handed_over')])
  hearOpen([now])
  expect(ringing().map(({ id }) => id)).toEqual([now.id])
})
