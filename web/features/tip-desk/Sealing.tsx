import { useEffect } from 'react'
import { fill, useNumbers } from '../../lib/language.tsx'
import type { Rewrapped } from '../../lib/tip-keys/rewrap.ts'
import { useDeskWords } from '../../lib/tip-keys/words.ts'
import { Progress } from '../../ui/Status.tsx'

/** How far the sealing anew has come. Leaving the page meanwhile is asked about. */
export function Sealing({ so, all }: { so: Rewrapped | undefined; all: number }) {
  const words = useDeskWords()
  const numbers = useNumbers()
  useEffect(() => {
    const stay = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', stay)
    return () => removeEventListener('beforeunload', stay)
  }, [])
  const done = so?.done ?? 0
  const whole = Math.max(all, done, 1)
  const label = fill(words.settling, { done: numbers.number(done), all: numbers.number(whole) })
  return <Progress part={done / whole} label={label} />
}
