import { useState } from 'react'
import { surrenders } from '../../../contract/cases.ts'
import { fieldErrors } from '../../lib/call.ts'
import { useMe } from '../../lib/me.ts'
import { today } from '../../lib/numbers.ts'
import { Choice } from '../../ui/Choice.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { DayField, TextField } from '../../ui/TextField.tsx'
import type { NextStep } from './custody-order.ts'
import { MarkField } from './MarkField.tsx'
import { useSurrenderWords } from './surrender-words.ts'
import { type Surrender, useSurrenderAct } from './use-surrender-act.ts'

type CustodyDialogProps = { record: Surrender; next: NextStep[]; onClose: () => void }

/** The next step of custody, signed by who gives and who takes. */
export function CustodyDialog({ record, next, onClose }: CustodyDialogProps) {
  const words = useSurrenderWords()
  const me = useMe()
  const [step, setStep] = useState(next[0])
  const [said, setSaid] = useState({
    on: today(),
    givenBy: record.custody.at(-1)?.takenBy ?? '',
    takenBy: me?.name ?? '',
    toBody: '',
  })
  const [marks, setMarks] = useState<{ givenMark: string | null; takenMark: string | null }>({
    givenMark: null,
    takenMark: null,
  })
  const [tried, setTried] = useState(false)
  const stepping = useSurrenderAct(surrenders.custody, onClose)
  const change = (more: Partial<typeof said>) => setSaid((now) => ({ ...now, ...more }))
  const { keeperId, id, edition } = record
  const leaves = step === 'handed_over'
  const missing = {
    ...(!said.givenBy.trim() && { givenBy: 'missing' }),
    ...(!said.takenBy.trim() && { takenBy: 'missing' }),
    ...(leaves && !said.toBody.trim() && { toBody: 'missing' }),
  }
  const errors: Record<string, string> = {
    ...fieldErrors(stepping.error),
    ...(tried && missing),
  }

  function submit() {
    setTried(true)
    if (!step || Object.keys(missing).length > 0) return
    const toBody = leaves ? said.toBody : null
    stepping.mutate({ keeperId, id, edition, step, ...said, ...marks, toBody })
  }

  return (
    <FormDialog
      title={words.nextStep}
      says={words.nextStepSays}
      busy={stepping.isPending}
      error={stepping.error}
      onClose={onClose}
      onSubmit={submit}
    >
      <Choice
        label={words.step}
        look="list"
        required
        options={next.map((value) => ({ value, label: words.steps[value] }))}
        value={step}
        onChange={(chosen) => setStep(chosen as NextStep)}
      />
      <DayField
        label={words.stepOn}
        required
        min={record.custody.at(-1)?.on}
        max={today()}
        error={errors['on']}
        value={said.on}
        onChange={(on) => change({ on })}
      />
      <TextField
        label={words.givenBy}
        required
        autoComplete="off"
        maxLength={120}
        error={errors['givenBy']}
        value={said.givenBy}
        onChange={(givenBy) => change({ givenBy })}
      />
      <MarkField
        label={words.givenMark}
        onChange={(givenMark) => setMarks((now) => ({ ...now, givenMark }))}
      />
      <TextField
        label={words.takenByName}
        required
        autoComplete="off"
        maxLength={120}
        error={errors['takenBy']}
        value={said.takenBy}
        onChange={(takenBy) => change({ takenBy })}
      />
      {leaves && (
        <TextField
          label={words.body}
          hint={words.bodyHint}
          required
          autoComplete="off"
          maxLength={200}
          error={errors['toBody']}
          value={said.toBody}
          onChange={(toBody) => change({ toBody })}
        />
      )}
      <MarkField
        label={words.takenMark}
        onChange={(takenMark) => setMarks((now) => ({ ...now, takenMark }))}
      />
    </FormDialog>
  )
}
