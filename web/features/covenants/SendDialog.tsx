import { useState } from 'react'
import { type Covenant, covenants } from '../../../contract/covenants.ts'
import { fieldErrors } from '../../lib/call.ts'
import { today } from '../../lib/numbers.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { DayField } from '../../ui/TextField.tsx'
import { atOf, useCovenantAct } from './change-covenant.ts'
import { useCovenantWords } from './covenant-words.ts'

/** What was adopted went to the commune. */
export function SendDialog({ covenant, onClose }: { covenant: Covenant; onClose: () => void }) {
  const words = useCovenantWords()
  const [on, setOn] = useState(today)
  const [last] = covenant.versions
  const sending = useCovenantAct(covenants.send, onClose)
  const number = last?.number ?? 1
  return (
    <FormDialog
      title={words.send}
      says={words.sendSays}
      busy={sending.isPending}
      error={sending.error}
      onClose={onClose}
      onSubmit={() => sending.mutate({ input: { ...atOf(covenant), number, on } })}
    >
      <DayField
        label={words.sentDay}
        required
        min={last?.vote?.on}
        max={today()}
        error={fieldErrors(sending.error)['on']}
        value={on}
        onChange={setOn}
      />
    </FormDialog>
  )
}
