import { useState } from 'react'
import { surrenders } from '../../../contract/cases.ts'
import { fieldErrors } from '../../lib/call.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useSurrenderWords } from './surrender-words.ts'
import { type Surrender, useSurrenderAct } from './use-surrender-act.ts'

/** Takes back a record made by mistake, with the reason. */
export function VoidDialog({ record, onClose }: { record: Surrender; onClose: () => void }) {
  const words = useSurrenderWords()
  const [reason, setReason] = useState('')
  const voiding = useSurrenderAct(surrenders.voidIt, onClose)
  const { keeperId, id, edition } = record
  return (
    <FormDialog
      title={words.voidIt}
      says={words.voidSays}
      act={words.voidIt}
      busy={voiding.isPending}
      error={voiding.error}
      onClose={onClose}
      onSubmit={() => voiding.mutate({ keeperId, id, edition, reason })}
    >
      <TextField
        label={words.reason}
        required
        maxLength={200}
        error={fieldErrors(voiding.error)['reason']}
        value={reason}
        onChange={setReason}
      />
    </FormDialog>
  )
}
