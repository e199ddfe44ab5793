import { useState } from 'react'
import { type Model, models, type ModelState } from '../../../contract/models.ts'
import { fieldErrors, Refused } from '../../lib/call.ts'
import { useWords } from '../../lib/language.tsx'
import { today } from '../../lib/numbers.ts'
import { Choice } from '../../ui/Choice.tsx'
import { DayField, TextArea } from '../../ui/TextField.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { useModelChange } from './change-model.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { stepsFrom } from './states.ts'

/** Moves a model to another state; the day and the reason stay with it. */
export function SettleDialog({ model, onClose }: { model: Model; onClose: () => void }) {
  const { models: said } = useWords()
  const toast = useToast()
  const [state, setState] = useState<ModelState | undefined>(() => stepsFrom(model)[0])
  const [on, setOn] = useState(() => today())
  const [reason, setReason] = useState('')
  const settling = useModelChange(model, models.settle, () => {
    toast({ text: said.settled })
    onClose()
  })
  const errors = fieldErrors(settling.error)
  // Somebody else moved it in the meantime: the choice is made again from where it stands now.
  const { error } = settling
  const stands = (error instanceof Refused && (error.current as Model | undefined)) || model
  const { keeperId, id } = model

  return (
    <FormDialog
      title={said.settle}
      says={said.settleSays}
      act={said.settle}
      busy={settling.isPending}
      error={error}
      onClose={onClose}
      onSubmit={() =>
        state && settling.mutate({ keeperId, id, edition: stands.edition, state, on, reason })
      }
    >
      <Choice
        label={said.settleTo}
        look="list"
        options={stepsFrom(stands).map((value) => ({ value, label: said.states[value] }))}
        error={errors['state']}
        value={state}
        onChange={(chosen) => setState(chosen as ModelState)}
      />
      <DayField
        label={said.settleOn}
        required
        max={today()}
        error={errors['on']}
        value={on}
        onChange={setOn}
      />
      <TextArea
        label={said.settleReason}
        required
        rows={2}
        maxLength={500}
        error={errors['reason']}
        value={reason}
        onChange={setReason}
      />
    </FormDialog>
  )
}
