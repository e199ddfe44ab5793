import { useState } from 'react'
import { type Covenant, covenants } from '../../../contract/covenants.ts'
import { fieldErrors } from '../../lib/call.ts'
import { today } from '../../lib/numbers.ts'
import { Choice } from '../../ui/Choice.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { DayField, TextArea, TextField } from '../../ui/TextField.tsx'
import { atOf, useCovenantAct } from './change-covenant.ts'
import { useCovenantWords } from './covenant-words.ts'

/** The commune recognises what was sent, or says in writing why not. */
export function DecideDialog({ covenant, onClose }: { covenant: Covenant; onClose: () => void }) {
  const words = useCovenantWords()
  const [last] = covenant.versions
  const [form, setForm] = useState({ answer: '', on: today(), decision: '', reason: '' })
  const [tried, setTried] = useState(false)
  const change = (more: Partial<typeof form>) => setForm((now) => ({ ...now, ...more }))
  const deciding = useCovenantAct(covenants.decide, onClose)
  const recognised = form.answer === 'yes'
  const missing = {
    ...(!form.answer && { answer: 'missing' }),
    ...(!form.decision.trim() && { decision: 'missing' }),
    ...(form.answer === 'no' && !form.reason.trim() && { reason: 'missing' }),
  }
  const errors: Record<string, string> = { ...fieldErrors(deciding.error), ...(tried && missing) }

  function submit() {
    setTried(true)
    if (Object.keys(missing).length > 0) return
    const { on, decision, reason } = form
    const number = last?.number ?? 1
    deciding.mutate({ input: { ...atOf(covenant), number, on, decision, reason, recognised } })
  }

  return (
    <FormDialog
      title={words.decide}
      says={words.decideSays}
      busy={deciding.isPending}
      error={deciding.error}
      onClose={onClose}
      onSubmit={submit}
    >
      <Choice
        label={words.answer}
        required
        error={errors['answer']}
        options={[
          { value: 'yes', label: words.answers.yes },
          { value: 'no', label: words.answers.no },
        ]}
        value={form.answer || undefined}
        onChange={(answer) => change({ answer })}
      />
      <TextField
        label={words.decisionNumber}
        required
        autoComplete="off"
        maxLength={160}
        error={errors['decision']}
        value={form.decision}
        onChange={(decision) => change({ decision })}
      />
      <DayField
        label={words.on}
        required
        min={last?.sentOn ?? undefined}
        max={today()}
        error={errors['on']}
        value={form.on}
        onChange={(on) => change({ on })}
      />
      {form.answer === 'no' && (
        <TextArea
          label={words.reason}
          required
          maxLength={2000}
          error={errors['reason']}
          value={form.reason}
          onChange={(reason) => change({ reason })}
        />
      )}
    </FormDialog>
  )
}
