import { useState } from 'react'
import type { z } from 'zod'
import { dutyBooks } from '../../../contract/duty-books.ts'
import { fieldErrors } from '../../lib/call.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { uuid7 } from '../../lib/uuid7.ts'
import { Button } from '../../ui/Button.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useBookWords } from './duty-books-words.ts'
import type { At } from './OfModel.tsx'
import { useBookAct } from './use-book-act.ts'

type Stop = NonNullable<z.output<typeof dutyBooks.read.reply>['stop']>
type StopBannerProps = { at: At; stop: Stop | null; may: boolean }

/** Whether anything may leave, in big words; whoever is on duty stops it and lets it go again. */
export function StopBanner({ at, stop, may }: StopBannerProps) {
  const words = useBookWords()
  const numbers = useNumbers()
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  if (!stop && !may) return null
  return (
    <div className={stop ? 'stop-banner' : 'no-print'} role={stop ? 'alert' : undefined}>
      {stop && (
        <div className="stack tight">
          <strong className="verdict-head">
            <Icon name="wave" />
            {words.stopHead}
          </strong>
          <p className="stop-says">{words.stopSays}</p>
          <p>{stop.reason}</p>
          <p className="small">{fill(words.stopSince, { at: numbers.moment(stop.fromAt) })}</p>
        </div>
      )}
      {may && (
        <Button icon={stop ? 'check' : 'wave'} className="no-print" onClick={() => setOpen(true)}>
          {stop ? words.lift : words.stop}
        </Button>
      )}
      {open && stop && <LiftDialog at={at} stop={stop} onClose={close} />}
      {open && !stop && <CallDialog at={at} onClose={close} />}
    </div>
  )
}

function CallDialog({ at, onClose }: { at: At; onClose: () => void }) {
  const words = useBookWords()
  const [id] = useState(uuid7)
  const [reason, setReason] = useState('')
  const stopping = useBookAct(dutyBooks.stop, onClose)
  return (
    <FormDialog
      title={words.stop}
      says={words.stopForm}
      act={words.stop}
      busy={stopping.isPending}
      error={stopping.error}
      onClose={onClose}
      onSubmit={() => stopping.mutate({ ...at, id, reason })}
    >
      <TextField
        label={words.stopReason}
        hint={words.stopReasonHint}
        required
        maxLength={200}
        error={fieldErrors(stopping.error)['reason']}
        value={reason}
        onChange={setReason}
      />
    </FormDialog>
  )
}

function LiftDialog({ at, stop, onClose }: { at: At; stop: Stop; onClose: () => void }) {
  const words = useBookWords()
  const lifting = useBookAct(dutyBooks.lift, onClose)
  return (
    <FormDialog
      title={words.lift}
      act={words.lift}
      busy={lifting.isPending}
      error={lifting.error}
      onClose={onClose}
      onSubmit={() => lifting.mutate({ ...at, id: stop.id })}
    >
      <p>{words.liftSays}</p>
    </FormDialog>
  )
}
