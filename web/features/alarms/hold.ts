import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  useEffect,
  useRef,
  useState,
} from 'react'

type Holding = {
  milliseconds: number
  /** It was held long enough; the finger may still be down. */
  onHeld: () => void
  /** The finger or key is up again. */
  onReleased: (held: boolean) => void
}

/** A button that tells a press from a hold, by finger, mouse, key and screen reader alike. */
export function useHold({ milliseconds, onHeld, onReleased }: Holding) {
  const [holding, setHolding] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const state = useRef<'up' | 'down' | 'held'>('up')
  useEffect(() => () => clearTimeout(timer.current), [])

  function press() {
    if (state.current !== 'up') return
    state.current = 'down'
    setHolding(true)
    timer.current = setTimeout(() => {
      state.current = 'held'
      setHolding(false)
      onHeld()
    }, milliseconds)
  }

  function release(meant: boolean) {
    const was = state.current
    if (was === 'up') return
    clearTimeout(timer.current)
    state.current = 'up'
    setHolding(false)
    // A finger that slid away, or a page that took the focus, did not mean a tap.
    if (meant || was === 'held') onReleased(was === 'held')
  }

  const buttons = {
    onPointerDown(event: PointerEvent<HTMLButtonElement>) {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture?.(event.pointerId)
      press()
    },
    onPointerUp: () => release(true),
    onPointerCancel: () => release(false),
    onKeyDown(event: KeyboardEvent) {
      if (event.key !== ' ' && event.key !== 'Enter') return
      event.preventDefault()
      if (!event.repeat) press()
    },
    onKeyUp(event: KeyboardEvent) {
      if (event.key === ' ' || event.key === 'Enter') release(true)
    },
    onBlur: () => release(false),
    // A screen reader's activation comes as a click with no press before it.
    onClick: (event: MouseEvent) => event.detail === 0 && onReleased(false),
    onContextMenu: (event: MouseEvent) => event.preventDefault(),
  }
  return { holding, buttons }
}
