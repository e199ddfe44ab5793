import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { holdOpen, lockAll, unlocked, watchHeld } from './held.ts'

const desk = '00000000-0000-4000-8000-000000000001'
const keys = { keyId: desk, identity: 'AGE-SECRET-KEY-1', signer: 's' }
const minute = 60_000

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  lockAll()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

test('keys lie open for a quarter of an hour after the page was last touched', () => {
  holdOpen(desk, keys)
  vi.advanceTimersByTime(14 * minute)
  dispatchEvent(new Event('keydown'))
  vi.advanceTimersByTime(14 * minute)
  expect(unlocked(desk)).toEqual(keys)
  vi.advanceTimersByTime(minute)
  expect(unlocked(desk)).toBeUndefined()
})

test('of a page nobody looks at they are forgotten after five minutes', () => {
  holdOpen(desk, keys)
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
  document.dispatchEvent(new Event('visibilitychange'))
  vi.advanceTimersByTime(5 * minute)
  expect(unlocked(desk)).toBeUndefined()
})

test('a machine that slept past the hour wakes with them locked, whatever its timers say', () => {
  holdOpen(desk, keys)
  vi.setSystemTime(Date.now() + 16 * minute)
  dispatchEvent(new Event('pointerdown'))
  expect(unlocked(desk)).toBeUndefined()
})

test('whoever watches hears of the locking, and nothing of the keys is stored', () => {
  const heard: (string | undefined)[] = []
  const stop = watchHeld(() => heard.push(unlocked(desk)?.keyId))
  holdOpen(desk, keys)
  lockAll()
  stop()
  expect(heard).toEqual([desk, undefined])
  expect(Object.values(localStorage).join()).not.toContain('AGE-SECRET-KEY')
})
