import { useState } from 'react'
import { SetUpKind } from '../../../contract/set-up-kinds.ts'
import { type SetUp, setUp } from '../../../contract/set-up.ts'
import { fieldErrors } from '../../lib/call.ts'
import { uuid7 } from '../../lib/uuid7.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { DayField, SelectField, TextField } from '../../ui/TextField.tsx'
import { useSetUpWords } from './set-up-words.ts'
import { useStepAct } from './use-step-act.ts'

/** Adds a step that only this place has. */
export function AddStepDialog({ way, onClose }: { way: SetUp; onClose: () => void }) {
  const words = useSetUpWords()
  const [stepId] = useState(uuid7)
  const [name, setName] = useState('')
  const [kind, setKind] = useState<SetUpKind>('equipment')
  const [dueOn, setDueOn] = useState('')
  const adding = useStepAct(setUp.add, { said: words.added, onDone: onClose })
  const errors = fieldErrors(adding.error)
  const { keeperId, id: modelId } = way.model
  return (
    <FormDialog
      title={words.addTitle}
      act={words.addStep}
      busy={adding.isPending}
      error={adding.error}
      onClose={onClose}
      onSubmit={() =>
        adding.mutate({ keeperId, modelId, stepId, kind, name, ...(dueOn ? { dueOn } : {}) })
      }
    >
      <TextField
        label={words.addName}
        required
        maxLength={200}
        error={errors['name']}
        value={name}
        onChange={setName}
      />
      <SelectField
        label={words.addKind}
        options={SetUpKind.options.map((value) => ({ value, label: words.kinds[value] }))}
        value={kind}
        onChange={(value) => setKind(SetUpKind.options.find((each) => each === value) ?? kind)}
      />
      <DayField label={words.addDue} error={errors['dueOn']} value={dueOn} onChange={setDueOn} />
    </FormDialog>
  )
}
