import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useHold } from './hold.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

/** A button that is held for a second and a half, and what it was told. */
function held() {
  const said: string[] = []
  function Bell() {
    const { holding, buttons } = useHold({
      milliseconds: 1500,
      onHeld: () => said.push('held'),
      onReleased: (long) => said.push(long ? 'let go' : 'tapped'),
    })
    return <button {...buttons}>{holding ? 'holding' : 'bell'}</button>
  }
  render(<Bell />)
  return { said, bell: screen.getByRole('button') }
}

test('held for a second and a half it rings at once, with the finger still down', () => {
  const { said, bell } = held()
  fireEvent.pointerDown(bell, { button: 0 })
  vi.advanceTimersByTime(1499)
  expect(said).toEqual([])
  vi.advanceTimersByTime(1)
  expect(said).toEqual(['held'])
  fireEvent.pointerUp(bell)
  expect(said).toEqual(['held', 'let go'])
})

test('let go too early it is a tap, and rings nothing afterwards', () => {
  const { said, bell } = held()
  fireEvent.pointerDown(bell, { button: 0 })
  vi.advanceTimersByTime(700)
  fireEvent.pointerUp(bell)
  vi.advanceTimersByTime(5000)
  expect(said).toEqual(['tapped'])
})

test('a finger that slid away is neither', () => {
  const { said, bell } = held()
  fireEvent.pointerDown(bell, { button: 0 })
  fireEvent.pointerCancel(bell)
  vi.advanceTimersByTime(5000)
  expect(said).toEqual([])
})

test.each([' ', 'Enter'])(
  'the key %j is held like a finger, its repeats counting for nothing',
  (key) => {
    const { said, bell } = held()
    fireEvent.keyDown(bell, { key })
    vi.advanceTimersByTime(800)
    fireEvent.keyDown(bell, { key, repeat: true })
    vi.advanceTimersByTime(700)
    fireEvent.keyUp(bell, { key })
    expect(said).toEqual(['held', 'let go'])
  },
)

test('a screen reader’s activation is a tap', () => {
  const { said, bell } = held()
  fireEvent.click(bell, { detail: 0 })
  expect(said).toEqual(['tapped'])
})

test('another mouse button does nothing', () => {
  const { said, bell } = held()
  fireEvent.pointerDown(bell, { button: 2 })
  vi.advanceTimersByTime(2000)
  expect(said).toEqual([])
})
