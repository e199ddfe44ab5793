import { createContext, type ReactNode, use, useCallback, useEffect, useRef, useState } from 'react'
import { uuid7 } from '../lib/uuid7.ts'
import { useWords } from '../lib/language.tsx'
import { Button } from './Button.tsx'
import './dialog.css'

type Said = { text: string; undo?: () => void }

const Toasts = createContext<(said: Said) => void>(() => {})

/** Says in passing that something was done, and lets it be undone for a while. */
export function useToast() {
  return use(Toasts)
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const { pieces } = useWords()
  const [shown, setShown] = useState<(Said & { id: string })[]>([])
  const timers = useRef(new Set<ReturnType<typeof setTimeout>>())

  const drop = useCallback(
    (id: string) => setShown((all) => all.filter((each) => each.id !== id)),
    [],
  )
  const say = useCallback(
    (said: Said) => {
      const id = uuid7()
      setShown((all) => [...all.slice(-2), { ...said, id }])
      timers.current.add(setTimeout(() => drop(id), said.undo ? 10_000 : 5000))
    },
    [drop],
  )
  useEffect(() => {
    const started = timers.current
    return () => started.forEach(clearTimeout)
  }, [])

  return (
    <Toasts value={say}>
      {children}
      <div className="toasts no-print" role="status">
        {shown.map(({ id, text, undo }) => (
          <div key={id} className="toast">
            <span>{text}</span>
            {undo && (
              <Button
                look="plain"
                onClick={() => {
                  undo()
                  drop(id)
                }}
              >
                {pieces.undo}
              </Button>
            )}
          </div>
        ))}
      </div>
    </Toasts>
  )
}
