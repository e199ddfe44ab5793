import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { codeOf } from '../lib/call.ts'
import { useErrorWords, useWords } from '../lib/language.tsx'
import { Button } from './Button.tsx'
import './status.css'

/** Waits for the answer to a question, and shows each of the ways it can turn out. */
export function Answer<Data>({
  to,
  lines,
  children,
}: {
  to: UseQueryResult<Data>
  lines?: number
  children: (data: Data) => ReactNode
}) {
  if (to.data !== undefined) return children(to.data)
  if (to.isError) return <Failure error={to.error} onRetry={() => void to.refetch()} />
  return <Loading lines={lines ?? 4} />
}

/** The shape of what is coming. */
export function Loading({ lines = 4 }: { lines?: number }) {
  const { pieces } = useWords()
  return (
    <div className="loading" role="status">
      <span className="unseen">{pieces.loading}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className="bone" />
      ))}
    </div>
  )
}

/** What went wrong, and a way on. */
export function Failure({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { pieces } = useWords()
  const say = useErrorWords()
  return (
    <div className="card stack tight" role="alert">
      <h2>{pieces.failed}</h2>
      <p>{say(codeOf(error))}</p>
      {onRetry && (
        <div>
          <Button onClick={onRetry}>{pieces.retry}</Button>
        </div>
      )}
    </div>
  )
}

/** A refusal of the whole form, said above its button. */
export function Refusal({ error }: { error: unknown }) {
  const say = useErrorWords()
  if (!error) return null
  return (
    <p className="notice" role="alert">
      {say(codeOf(error))}
    </p>
  )
}

/** Nothing here yet, and what would put something here. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children}
    </div>
  )
}

/** How far a long work has come, from 0 to 1. */
export function Progress({ part, label }: { part: number; label: string }) {
  return (
    <label className="progress">
      <span>{label}</span>
      <progress max={1} value={part} />
    </label>
  )
}

type Tone = 'plain' | 'good' | 'wait' | 'off'

/** The state of a thing in a word. */
export function Tag({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`tag ${tone}`}>{children}</span>
}
