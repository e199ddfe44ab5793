import { type FormEvent, type ReactNode, useEffect, useRef } from 'react'
import { toFirstWrong, toUnread } from '../lib/first-wrong.ts'
import { useWords } from '../lib/language.tsx'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import { Refusal } from './Status.tsx'

type FormDialogProps = {
  title: string
  says?: string | undefined
  act?: string
  busy: boolean
  error: unknown
  onClose: () => void
  onSubmit: () => void
  children: ReactNode
}

/** A short form over the page. What is wrong is said beside its blank, and the first is gone to. */
export function FormDialog({
  title,
  says,
  act,
  busy,
  error,
  onClose,
  onSubmit,
  children,
}: FormDialogProps) {
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
    <Dialog title={title} onClose={onClose}>
      <form ref={form} className="stack" noValidate onSubmit={submit}>
        {says && <p className="soft">{says}</p>}
        {children}
        <Refusal error={error} />
        <div className="row">
          <Button type="submit" look="main" busy={busy}>
            {act ?? pieces.save}
          </Button>
          <Button onClick={onClose}>{pieces.cancel}</Button>
        </div>
      </form>
    </Dialog>
  )
}
