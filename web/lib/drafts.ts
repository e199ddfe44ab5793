import { useCallback, useState } from 'react'
import { forget, keep, kept } from './kept.ts'

const named = (name: string) => `draft:${name}`

/**
 * A form that survives: what is typed is kept on the phone at every change and is there again after a
 * dead battery or a closed page, until it is sent or thrown away.
 */
export function useDraft<Value extends object>(name: string, blank: () => Value) {
  const [draft, setDraft] = useState<Value>(() => ({ ...blank(), ...kept<Value>(named(name)) }))
  const [restored] = useState(() => kept<Value>(named(name)) !== undefined)

  const change = useCallback(
    (changed: Partial<Value> | ((current: Value) => Partial<Value>)) =>
      setDraft((current) => {
        const next = {
          ...current,
          ...(typeof changed === 'function' ? changed(current) : changed),
        }
        keep(named(name), next)
        return next
      }),
    [name],
  )
  const clear = useCallback(() => forget(named(name)), [name])

  return { draft, change, clear, restored }
}
