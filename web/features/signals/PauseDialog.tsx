import { useState } from 'react'
import { signals } from '../../../contract/signals.ts'
import { fieldErrors } from '../../lib/call.ts'
import { today } from '../../lib/numbers.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { DayField } from '../../ui/TextField.tsx'
import { useSignalWords } from './signal-words.ts'
import { type Of, useSignalAct } from './use-signal-act.ts'

/** Asks through which day nothing sounds. */
export function PauseDialog({
  of,
  edition,
  onClose,
}: {
  of: Of
  edition: number
  onClose: () => void
}) {
  const words = useSignalWords()
  const [until, setUntil] = useState(() => today())
  const pausing = useSignalAct(signals.pause, onClose)
  return (
    <FormDialog
      title={words.pause}
      says={words.pauseSays}
      act={words.pause}
      busy={pausing.isPending}
      error={pausing.error}
      onClose={onClose}
      onSubmit={() => pausing.mutate({ ...of, edition, until })}
    >
      <DayField
        label={words.pauseUntil}
        required
        min={today()}
        error={fieldErrors(pausing.error)['until']}
        value={until}
        onChange={setUntil}
      />
    </FormDialog>
  )
}
