import { type FormEvent, type ReactNode, useEffect, useRef } from 'react'
import { toFirstWrong, toUnread } from '../lib/first-wrong.ts'
import { useWords } from '../lib/language.tsx'
import { Button } from './Button.tsx'
import { Refusal } from './Status.tsx'

type FormProps = {
  /** What will happen, in plain words. */
  says?: string
  /** The word on the button. */
  act: string
  busy: boolean
  error: unknown
  onSubmit: () => void
  onCancel?: () => void
  children: ReactNode
}

/** Blanks and one act. What is wrong is said beside its blank, and the first is gone to. */
export function Form({ says, act, busy, error, onSubmit, onCancel, children }: FormProps) {
  const { pieces } = useWords()
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (error) toFirstWrong(form.current)
  }, [error])

  function submit(event: FormEvent) {
    event.preventDefault()
    if (!toUnread(form.current)) onSubmit()
  }

  return (
    <form ref={form} className="stack" noValidate onSubmit={submit}>
      {says && <p className="soft">{says}</p>}
      {children}
      <Refusal error={error} />
      <div className="row">
        <Button look="main" type="submit" busy={busy}>
          {act}
        </Button>
        {onCancel && (
          <Button look="plain" onClick={onCancel}>
            {pieces.cancel}
          </Button>
        )}
      </div>
    </form>
  )
}
