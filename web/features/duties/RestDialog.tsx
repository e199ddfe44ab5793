import { useState } from 'react'
import { duties } from '../../../contract/duties.ts'
import { fieldErrors } from '../../lib/call.ts'
import { today } from '../../lib/numbers.ts'
import { uuid7 } from '../../lib/uuid7.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { DayField, TextField } from '../../ui/TextField.tsx'
import { useDutyWords } from './duty-words.ts'
import { type Of, useDutyAct } from './use-duty-act.ts'

/** Days on which nobody takes shifts, and why. */
export function RestDialog({ of, onClose }: { of: Of; onClose: () => void }) {
  const words = useDutyWords()
  const [id] = useState(() => uuid7())
  const [from, setFrom] = useState(() => today())
  const [to, setTo] = useState(() => today())
  const [reason, setReason] = useState('')
  const resting = useDutyAct(duties.rest, onClose)
  const errors = fieldErrors(resting.error)
  return (
    <FormDialog
      title={words.roster.addRest}
      says={words.roster.restSays}
      busy={resting.isPending}
      error={resting.error}
      onClose={onClose}
      onSubmit={() => resting.mutate({ ...of, id, from, to, reason })}
    >
      <div className="pair">
        <DayField
          label={words.roster.since}
          required
          error={errors['from']}
          value={from}
          onChange={setFrom}
        />
        <DayField
          label={words.roster.until}
          required
          min={from}
          error={errors['to']}
          value={to}
          onChange={setTo}
        />
      </div>
      <TextField
        label={words.reason}
        required
        maxLength={200}
        error={errors['reason']}
        value={reason}
        onChange={setReason}
      />
    </FormDialog>
  )
}
