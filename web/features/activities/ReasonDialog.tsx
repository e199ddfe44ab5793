import { type FormEvent, useState } from 'react'
import { fieldErrors } from '../../lib/call.ts'
import { useWords } from '../../lib/language.tsx'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Refusal } from '../../ui/Status.tsx'
import { TextArea } from '../../ui/TextField.tsx'

type ReasonDialogProps = {
  title: string
  says?: string
  label: string
  /** The reasons most often given; one touch writes it, and it can still be changed. */
  usual: string[]
  act: string
  busy: boolean
  error: unknown
  onClose: () => void
  onSay: (reason: string) => void
}

/** Asks for the reason of something that stays written. */
export function ReasonDialog({
  title,
  says,
  label,
  usual,
  act,
  busy,
  error,
  onClose,
  onSay,
}: ReasonDialogProps) {
  const { pieces } = useWords()
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)

  function submit(event: FormEvent) {
    event.preventDefault()
    setMissing(reason.trim() === '')
    if (reason.trim() !== '') onSay(reason.trim())
  }

  return (
    <Dialog title={title} onClose={onClose}>
      <form className="stack" noValidate onSubmit={submit}>
        {says && <p>{says}</p>}
        <Choice
          label={label}
          look="list"
          options={usual.map((each) => ({ value: each, label: each }))}
          value={reason}
          onChange={setReason}
        />
        <TextArea
          label={pieces.inOwnWords}
          rows={2}
          maxLength={500}
          error={missing ? 'missing' : fieldErrors(error)['reason']}
          value={reason}
          onChange={setReason}
        />
        <Refusal error={error} />
        <div className="row">
          <Button type="submit" look="main" busy={busy}>
            {act}
          </Button>
          <Button onClick={onClose}>{pieces.cancel}</Button>
        </div>
      </form>
    </Dialog>
  )
}
